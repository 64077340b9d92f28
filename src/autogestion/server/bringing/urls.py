"""The address at which questions are brought in."""

from django.urls import path

from autogestion.server.bringing import views

urlpatterns = [path("o/<slug:slug>/questions/bring/", views.bring, name="bring")]
