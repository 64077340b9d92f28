"""The addresses of the room of councils and delegates."""

from django.urls import path

from autogestion.server.delegates.views import (
    accounts,
    base,
    candidates,
    council,
    councils,
    draws,
    recalls,
    terms,
)

COUNCIL = "o/<slug:slug>/councils/<int:number>/"
TERM = "o/<slug:slug>/terms/<int:number>/"
RECALL = "o/<slug:slug>/recalls/<int:number>/"
QUESTION = "o/<slug:slug>/questions/<int:number>/"

urlpatterns = [
    path("o/<slug:slug>/councils/", councils.register, name="councils"),
    path("o/<slug:slug>/councils/new/", councils.propose, name="propose-council"),
    path(COUNCIL, council.show, name="council"),
    path(f"{COUNCIL}join/", council.join, name="join-council"),
    path(f"{COUNCIL}leave/", council.leave, name="leave-council"),
    path(f"{COUNCIL}elect/", council.elect, name="call-election"),
    path(TERM, terms.show, name="term"),
    path(f"{TERM}resign/", terms.resign, name="resign"),
    path(f"{TERM}report/", accounts.report, name="make-report"),
    path(f"{TERM}ask/", accounts.ask, name="ask-delegate"),
    path(f"{TERM}recall/", recalls.open_one, name="open-recall"),
    path(f"{COUNCIL}recall/", recalls.open_all, name="recall-all"),
    path(f"{COUNCIL}instruct/", council.instruct, name="instruct"),
    path("o/<slug:slug>/reports/<int:number>/", accounts.show, name="report"),
    path("o/<slug:slug>/draws/<int:number>/", draws.show, name="draw"),
    path("o/<slug:slug>/draws/<int:number>/judge/", draws.judge, name="judge-value"),
    path("o/<slug:slug>/inquiries/<int:number>/answer/", accounts.answer, name="answer-inquiry"),
    path(RECALL, recalls.show, name="recall"),
    path(f"{RECALL}support/", recalls.support, name="support-recall"),
    path(f"{RECALL}agree/", recalls.agree, name="agree-to-succeed"),
    path(f"{RECALL}answer/", recalls.answer, name="answer-recall"),
    path(f"{QUESTION}base/", base.show, name="base"),
    path(f"{QUESTION}call-back/", base.call, name="call-back"),
    path(f"{QUESTION}ask-to-call-back/", base.ask, name="ask-to-call-back"),
    path(f"{QUESTION}explain/", base.explain, name="explain-departure"),
    path(f"{QUESTION}stand/", candidates.stand, name="stand"),
    path(f"{QUESTION}agree-to-stand/", candidates.agree, name="agree-to-stand"),
    path(f"{QUESTION}ask-to-stand/", candidates.ask, name="ask-to-stand"),
    path(f"{QUESTION}withdraw-candidacy/", candidates.withdraw, name="withdraw-candidacy"),
]
