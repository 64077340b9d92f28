"""The addresses of the glossary."""

from django.urls import path

from autogestion.server.explaining import views

urlpatterns = [
    path("o/<slug:slug>/glossary/", views.register, name="glossary"),
    path("o/<slug:slug>/glossary/new/", views.add, name="explain"),
    path("o/<slug:slug>/glossary/<int:number>/", views.show, name="explanation"),
]
