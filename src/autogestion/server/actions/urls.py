"""The addresses of actions, and of what they call for and print."""

from django.urls import path

from autogestion.server.actions.views import calls, judging, leaflets, plans

ACTIONS = "o/<slug:slug>/actions/"
ACTION = f"{ACTIONS}<int:number>/"
CALL = "o/<slug:slug>/calls/<int:number>/"

urlpatterns = [
    path(ACTIONS, plans.show_all, name="actions"),
    path("o/<slug:slug>/decisions/<int:number>/actions/", plans.plan, name="plan-action"),
    path(ACTION, plans.show, name="action"),
    path(f"{ACTION}tasks/", plans.include, name="include-task"),
    path(f"{ACTION}call/", calls.write, name="write-call"),
    path(f"{ACTION}leaflet/", leaflets.write, name="write-leaflet"),
    path(f"{ACTION}evaluate/", judging.evaluate, name="evaluate-action"),
    path(f"{ACTION}offer/", judging.offer, name="offer-action"),
    path(CALL, calls.show, name="call"),
    path(f"{CALL}publish/", calls.publish, name="publish-call"),
    path(f"{CALL}withdraw/", calls.withdraw, name="withdraw-call"),
    path(f"{CALL}come/", calls.come, name="come"),
    path("o/<slug:slug>/leaflets/<int:number>/", leaflets.show, name="leaflet"),
]
