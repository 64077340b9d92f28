"""The address of the search."""

from django.urls import path

from autogestion.server.finding import views

urlpatterns = [path("o/<slug:slug>/find/", views.find, name="find")]
