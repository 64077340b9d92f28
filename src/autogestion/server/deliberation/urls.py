"""The addresses of the deliberation room."""

from django.urls import path

from autogestion.server.deliberation.views import (
    ballots,
    concerning,
    decisions,
    disputes,
    files,
    parts,
    posing,
    presses,
    printing,
    question,
    register,
    tellers,
)

QUESTION = "o/<slug:slug>/questions/<int:number>/"
DECISION = "o/<slug:slug>/decisions/<int:number>/"

urlpatterns = [
    path("o/<slug:slug>/questions/", register.questions, name="questions"),
    path("o/<slug:slug>/questions/new/", posing.pose, name="pose"),
    path(QUESTION, question.show, name="question"),
    path(f"{QUESTION}second/", presses.second, name="second"),
    path(f"{QUESTION}demands/<int:demand>/support/", presses.support_demand, name="support-demand"),
    path(f"{QUESTION}contest/support/", presses.support_contest, name="support-contest"),
    path(
        f"{QUESTION}rewordings/<int:rewording>/take/", presses.take_rewording, name="take-rewording"
    ),
    path(f"{QUESTION}waive/", presses.waive, name="waive"),
    path(f"{QUESTION}withdraw/", parts.withdraw, name="withdraw"),
    path(f"{QUESTION}reword/", parts.reword, name="reword"),
    path(f"{QUESTION}rewordings/", parts.propose_rewording, name="rewordings"),
    path(f"{QUESTION}facts/", parts.add_fact, name="facts"),
    path(f"{QUESTION}demands/", parts.demand_fact, name="demands"),
    path(f"{QUESTION}plain-words/", parts.add_summary, name="add-summary"),
    path(f"{QUESTION}arguments/", parts.add_argument, name="arguments"),
    path(f"{QUESTION}conditions/", concerning.name, name="name-conditions"),
    path(f"{QUESTION}options/", parts.add_option, name="options"),
    path(f"{QUESTION}complete/", parts.complete, name="complete"),
    path(f"{QUESTION}contest/", parts.contest, name="contest"),
    path(f"{QUESTION}challenges/", disputes.challenge, name="challenges"),
    path(
        f"{QUESTION}challenges/<int:challenge>/support/",
        disputes.support_challenge,
        name="support-challenge",
    ),
    path(f"{QUESTION}contradictions/", disputes.contradict, name="contradictions"),
    path(
        f"{QUESTION}contradictions/<int:contradiction>/lift/",
        disputes.lift,
        name="lift-contradiction",
    ),
    path(f"{QUESTION}hearing/", parts.hearing, name="hearing"),
    path(f"{QUESTION}tellers/", tellers.take_in, name="tellers"),
    path(f"{QUESTION}tellers/<int:elector>/", tellers.stand_by, name="stand-by"),
    path(f"{QUESTION}pamphlet.pdf", printing.question, name="question-pdf"),
    path(f"{QUESTION}ballots/", ballots.show, name="ballots"),
    path(f"{QUESTION}ballots.json", ballots.download_json, name="ballots-json"),
    path(f"{QUESTION}ballots.csv", ballots.download_csv, name="ballots-csv"),
    path("o/<slug:slug>/files/<str:commitment>/", files.download, name="file"),
    path("o/<slug:slug>/decisions/", decisions.register, name="decisions"),
    path(DECISION, decisions.show, name="decision"),
    path(f"{DECISION}sheet.pdf", printing.decision, name="decision-pdf"),
    path(f"{DECISION}minority/", decisions.state_minority, name="minority"),
    path(f"{DECISION}reopen/", decisions.reopen, name="reopen"),
]
