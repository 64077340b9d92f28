"""The addresses of inquiries. Those under /answer/ are for respondents, who need not be known here."""

from django.urls import path

from autogestion.server.inquiry.views import (
    answering,
    drafting,
    results,
    shelves,
    suggesting,
    using,
)

SURVEYS = "o/<slug:slug>/surveys/"
SURVEY = f"{SURVEYS}<int:number>/"
ANSWER = "answer/<slug:slug>/<int:number>/"

urlpatterns = [
    path(SURVEYS, shelves.register, name="surveys"),
    path(f"{SURVEYS}new/", drafting.draft, name="draft-survey"),
    path(SURVEY, shelves.show, name="survey"),
    path(f"{SURVEY}changes/new/", drafting.propose, name="propose-change"),
    path(f"{SURVEY}changes/<int:change>/support/", drafting.support_change, name="support-change"),
    path(f"{SURVEY}join/", drafting.join, name="join-drafting"),
    path(f"{SURVEY}support/", drafting.support, name="support-survey"),
    path(f"{SURVEY}code/", answering.take_code, name="take-code"),
    path(f"{SURVEY}codes/", answering.print_codes, name="print-codes"),
    path(f"{SURVEY}invite/", suggesting.invite, name="invite-to-survey"),
    path(f"{SURVEY}results/", results.show, name="survey-results"),
    path(f"{SURVEY}results.csv", results.as_csv, name="survey-csv"),
    path(f"{SURVEY}results.json", results.as_json, name="survey-json"),
    path(f"{SURVEY}results/<int:item>.svg", results.as_svg, name="survey-svg"),
    path(f"{SURVEY}results/<int:item>.png", results.as_png, name="survey-png"),
    path(f"{SURVEY}map/", results.draw_map, name="draw-map"),
    path(f"{SURVEY}results/<int:item>/fact/", using.add_finding, name="add-finding"),
    path(f"{SURVEY}results/<int:item>/ask/", using.ask, name="ask-from-survey"),
    path(f"{ANSWER}suggest/<slug:token>/", suggesting.suggest, name="suggest-question"),
    path(ANSWER, answering.answer, name="answer-survey"),
    path(f"{ANSWER}<slug:code>/", answering.answer_with_code, name="answer-with-code"),
]
