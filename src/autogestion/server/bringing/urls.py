"""The addresses at which questions and decisions from elsewhere are brought in and read."""

from django.urls import path

from autogestion.server.bringing.views import bringing as views
from autogestion.server.bringing.views import registers

urlpatterns = [
    path("o/<slug:slug>/questions/bring/", views.bring, name="bring"),
    path("o/<slug:slug>/precedents/", registers.show_all, name="precedents"),
    path("o/<slug:slug>/precedents/bring/", registers.bring, name="bring-precedents"),
    path("o/<slug:slug>/precedents/<int:number>/", registers.show, name="precedent"),
]
