"""The addresses of desks and dispatches."""

from django.urls import path

from autogestion.server.desks import views

DESK = "o/<slug:slug>/desks/<int:number>/"

urlpatterns = [
    path("o/<slug:slug>/desks/", views.register, name="desks"),
    path("o/<slug:slug>/desks/new/", views.open_desk, name="open-desk"),
    path(DESK, views.show, name="desk"),
    path(f"{DESK}follow/", views.follow, name="follow-desk"),
    path(f"{DESK}feeds/new/", views.follow_feed, name="follow-feed"),
    path(f"{DESK}feeds/<int:feed>/let-go/", views.let_go, name="let-go-of-feed"),
    path(f"{DESK}dispatches/new/", views.write, name="write-dispatch"),
    path("o/<slug:slug>/dispatches/follow/", views.follow_topic, name="follow-topic"),
    path("o/<slug:slug>/dispatches/<int:number>/", views.show_dispatch, name="dispatch"),
]
