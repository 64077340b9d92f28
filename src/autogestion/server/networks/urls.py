"""The addresses of networks."""

from django.urls import path

from autogestion.server.networks import views

NETWORK = "o/<slug:slug>/networks/<int:number>/"

urlpatterns = [
    path("o/<slug:slug>/networks/", views.register, name="networks"),
    path("o/<slug:slug>/networks/new/", views.found, name="found-network"),
    path(NETWORK, views.show, name="network"),
    path(f"{NETWORK}join/", views.join, name="join-network"),
    path(f"{NETWORK}leave/", views.leave, name="leave-network"),
    path(f"{NETWORK}write/", views.write, name="write-to-network"),
    path(f"{NETWORK}letters/", views.letters, name="network-letters"),
    path(f"{NETWORK}enter/", views.enter, name="enter-network"),
    path(f"{NETWORK}quit/", views.quit, name="quit-network"),
]
