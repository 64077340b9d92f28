"""The addresses of what a member can take back."""

from django.urls import path

from autogestion.server.forgetting import views

MINE = "o/<slug:slug>/mine/"

urlpatterns = [
    path(MINE, views.mine, name="my_texts"),
    path(f"{MINE}name/", views.erase_name, name="erase_name"),
    path(f"{MINE}all/", views.erase_all, name="erase_all"),
    path(f"{MINE}<slug:commitment>/", views.erase_one, name="erase_text"),
]
