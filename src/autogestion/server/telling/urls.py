"""The addresses where a struggle is told of, and where it is taken into the library."""

from django.urls import path

from autogestion.server.telling import views

NEWSPAPER = "o/<slug:slug>/newspaper/"

urlpatterns = [
    path(f"{NEWSPAPER}tell/", views.tell, name="tell-of-struggle"),
    path(
        f"{NEWSPAPER}contributions/<int:number>/library/", views.take_in, name="take-into-library"
    ),
]
