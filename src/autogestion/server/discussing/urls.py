"""The addresses of discussing."""

from django.urls import path

from autogestion.server.discussing.views import minds, settling, showing, speaking

QUESTION = "o/<slug:slug>/questions/<int:number>/"
THREAD = "o/<slug:slug>/threads/<int:number>/"

urlpatterns = [
    path(f"{QUESTION}threads/", showing.register, name="threads"),
    path(f"{QUESTION}threads/new/", speaking.begin, name="open-thread"),
    path(f"{QUESTION}minds/", minds.say, name="mind"),
    path(THREAD, showing.show, name="thread"),
    path(f"{THREAD}answer/", speaking.answer, name="answer-thread"),
    path(f"{THREAD}points/", settling.name, name="name-point"),
    path(f"{THREAD}points/<int:point>/mark/", settling.mark, name="mark-point"),
    path(f"{THREAD}minutes/", settling.write, name="write-thread-minutes"),
    path(f"{THREAD}minutes/<int:version>/", showing.minutes, name="thread-minutes"),
]
