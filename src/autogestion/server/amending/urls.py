"""The addresses of texts to adopt and amendments."""

from django.urls import path

from autogestion.server.amending.views import presses, showing, writing

QUESTION = "o/<slug:slug>/questions/<int:number>/"
AMENDMENT = f"{QUESTION}amendments/<int:amendment>/"

urlpatterns = [
    path(f"{QUESTION}authors/", writing.ask_author, name="ask-author"),
    path(f"{QUESTION}authors/agree/", presses.agree_author, name="agree-author"),
    path(f"{QUESTION}text/", writing.lay, name="lay-text"),
    path(f"{QUESTION}text/<int:version>/", showing.version, name="draft"),
    path(f"{QUESTION}amendments/", showing.show, name="amendments"),
    path(f"{QUESTION}amendments/new/", writing.propose, name="propose-amendment"),
    path(f"{AMENDMENT}second/", presses.second, name="second-amendment"),
    path(f"{AMENDMENT}authors/", writing.ask_coauthor, name="ask-coauthor"),
    path(f"{AMENDMENT}assembly/", writing.ask_assembly, name="ask-assembly"),
    path(f"{AMENDMENT}agree/", presses.agree, name="agree-coauthor"),
    path(f"{AMENDMENT}withdraw/", presses.withdraw, name="withdraw-amendment"),
    path(f"{AMENDMENT}take/", presses.take, name="take-amendment"),
]
