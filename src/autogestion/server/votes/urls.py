"""The addresses of the votes room."""

from django.urls import path

from autogestion.server.votes import views

urlpatterns = [
    path("o/<slug:slug>/questions/<int:number>/ballot/", views.cast, name="ballot"),
    path("o/<slug:slug>/questions/<int:number>/roll/", views.roll, name="roll"),
]
