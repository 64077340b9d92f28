"""The addresses of the room of carrying out."""

from django.urls import path

from autogestion.server.execution.views import decisions, learnt, reviews, tasks, undertakings

DECISION = "o/<slug:slug>/decisions/<int:number>/"
TASK = "o/<slug:slug>/tasks/<int:number>/"
UNDERTAKING = "o/<slug:slug>/undertakings/<int:number>/"

urlpatterns = [
    path(f"{DECISION}carrying-out/", decisions.show, name="carrying-out"),
    path(f"{DECISION}tasks/", decisions.set_out, name="set-out-task"),
    path(f"{DECISION}tell/", decisions.tell, name="tell"),
    path(f"{DECISION}regard/", decisions.regard, name="regard"),
    path(f"{DECISION}evaluate/", decisions.evaluate, name="evaluate"),
    path(f"{DECISION}again/", reviews.name_event, name="name-event"),
    path(f"{DECISION}again/seen/", reviews.see_event, name="see-event"),
    path("o/<slug:slug>/decisions/expected/", reviews.show_expected, name="expected"),
    path(
        "o/<slug:slug>/questions/<int:number>/expected/",
        reviews.state_expectation,
        name="state-expectation",
    ),
    path("o/<slug:slug>/tasks/", tasks.register, name="tasks"),
    path("o/<slug:slug>/learnt/", learnt.show, name="learnt"),
    path(TASK, tasks.show, name="task"),
    path(f"{TASK}take/", tasks.take, name="take-task"),
    path(f"{TASK}offer/", tasks.offer, name="offer-task"),
    path(f"{TASK}decline/", tasks.decline, name="decline-task"),
    path(f"{TASK}withdraw/", tasks.withdraw, name="withdraw-task"),
    path(UNDERTAKING, undertakings.show, name="undertaking"),
    path(f"{UNDERTAKING}join/", undertakings.join, name="join-undertaking"),
    path(f"{UNDERTAKING}take-over/", undertakings.take_over, name="take-over-undertaking"),
    path(f"{UNDERTAKING}done/", undertakings.done, name="done-undertaking"),
    path(f"{UNDERTAKING}help/", undertakings.ask_help, name="help-undertaking"),
    path(f"{UNDERTAKING}leave/", undertakings.leave, name="leave-undertaking"),
    path(f"{UNDERTAKING}put-off/", undertakings.put_off, name="put-off-undertaking"),
    path(f"{UNDERTAKING}hand-on/", undertakings.hand_on, name="hand-on-undertaking"),
    path(f"{UNDERTAKING}seen/", undertakings.seen, name="seen-undertaking"),
]
