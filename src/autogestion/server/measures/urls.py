"""The address of the measures."""

from django.urls import path

from autogestion.server.measures import views

urlpatterns = [path("o/<slug:slug>/measures/", views.show, name="measures")]
