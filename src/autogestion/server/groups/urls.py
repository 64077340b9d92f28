"""The addresses of autonomous groups and of what they show. Those under /groups/ are open to everybody."""

from django.urls import path

from autogestion.server.groups.views import hosting, open_pages, own

HERE = "o/<slug:slug>/"

urlpatterns = [
    path("groups/new/", open_pages.start, name="start-group"),
    path("groups/at/<slug:slug>/", open_pages.show, name="open-group"),
    path("groups/at/<slug:slug>/<int:number>/", open_pages.piece, name="open-piece"),
    path(f"{HERE}groups/", hosting.register, name="groups"),
    path(f"{HERE}groups/offer/", hosting.offer, name="offer-means"),
    path(f"{HERE}groups/<int:number>/", hosting.show, name="group"),
    path(f"{HERE}groups/<int:number>/follow/", hosting.follow, name="follow-group"),
    path(f"{HERE}groups/<int:number>/end/", hosting.end, name="end-means"),
    path(f"{HERE}pieces/", own.register, name="pieces"),
    path(f"{HERE}pieces/new/", own.write, name="show-piece"),
    path(f"{HERE}pieces/<int:number>/", own.show, name="own-piece"),
    path(f"{HERE}pieces/<int:number>/withdraw/", own.withdraw, name="withdraw-piece"),
    path(f"{HERE}means/take-up/", own.take_up, name="take-up-means"),
    path(f"{HERE}means/<int:number>/give-up/", own.give_up, name="give-up-means"),
]
