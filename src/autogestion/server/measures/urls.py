"""The addresses of the measures."""

from django.urls import path

from autogestion.server.measures import views

urlpatterns = [
    path("o/<slug:slug>/measures/", views.show, name="measures"),
    path("o/<slug:slug>/measures/<int:year>/", views.show_year, name="measures_of_year"),
    path("o/<slug:slug>/measures/<int:year>.pdf", views.print_year, name="year-pdf"),
]
