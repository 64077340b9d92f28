"""The addresses of the measures."""

from django.urls import path

from autogestion.server.measures import views

ROOT = "o/<slug:slug>/measures/"
BODY = f"{ROOT}bodies/<int:body>/"

urlpatterns = [
    path(ROOT, views.show, name="measures"),
    path(f"{ROOT}<int:year>/", views.show_year, name="measures_of_year"),
    path(f"{ROOT}<int:year>.pdf", views.print_year, name="year-pdf"),
    path(BODY, views.show_body, name="measures_of_body"),
    path(f"{ROOT}<slug:code>/", views.show_measure, name="measure"),
    path(f"{ROOT}<slug:code>/numbers.csv", views.numbers, name="measure-numbers"),
    path(f"{ROOT}<slug:code>/<slug:name>.svg", views.picture, name="measure-picture"),
    path(f"{BODY}<slug:code>/", views.show_measure, name="measure_of_body"),
    path(f"{BODY}<slug:code>/numbers.csv", views.numbers, name="measure-numbers-of-body"),
    path(f"{BODY}<slug:code>/<slug:name>.svg", views.picture, name="measure-picture-of-body"),
]
