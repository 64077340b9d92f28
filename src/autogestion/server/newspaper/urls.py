"""The addresses of the newspaper."""

from django.urls import path

from autogestion.server.newspaper.views import (
    contributions,
    editors,
    issues,
    paper,
    taking,
    writing,
)

NEWSPAPER = "o/<slug:slug>/newspaper/"
CONTRIBUTION = f"{NEWSPAPER}contributions/<int:number>/"
EDITORS = f"{NEWSPAPER}editors/<int:number>/"
ISSUE = f"{NEWSPAPER}issues/<int:number>/"

urlpatterns = [
    path(NEWSPAPER, issues.front, name="newspaper"),
    path(f"{NEWSPAPER}write/", writing.write, name="write"),
    path(f"{NEWSPAPER}mine/", writing.mine, name="mine"),
    path(f"{NEWSPAPER}feed.atom", taking.atom, name="newspaper-atom"),
    path(f"{NEWSPAPER}feed.json", taking.json_feed, name="newspaper-json"),
    path(f"{NEWSPAPER}files/<str:commitment>/", taking.file, name="newspaper-file"),
    path(f"{NEWSPAPER}column/", issues.column, name="column"),
    path(f"{NEWSPAPER}contributions/", contributions.register, name="contributions"),
    path(CONTRIBUTION, contributions.show, name="contribution"),
    path(f"{CONTRIBUTION}answer/", contributions.answer, name="answer-contribution"),
    path(
        f"{CONTRIBUTION}files/<int:file>/transcribe/",
        contributions.transcribe,
        name="transcribe-file",
    ),
    path(f"{CONTRIBUTION}link/", contributions.link, name="link-contribution"),
    path(f"{CONTRIBUTION}edit/", contributions.edit, name="edit-contribution"),
    path(f"{CONTRIBUTION}refuse/", contributions.refuse, name="refuse-contribution"),
    path(
        f"{CONTRIBUTION}refusals/<int:editors>/appeal/", contributions.appeal, name="appeal-refusal"
    ),
    path(
        f"{CONTRIBUTION}wordings/<int:version>/agree/", contributions.agree, name="agree-to-wording"
    ),
    path(f"{CONTRIBUTION}withdraw/", contributions.withdraw, name="withdraw-contribution"),
    path(f"{NEWSPAPER}editors/", editors.register, name="all-editors"),
    path(f"{NEWSPAPER}editors/propose/", editors.propose, name="propose-editors"),
    path(EDITORS, editors.show, name="editors"),
    path(f"{EDITORS}accept/", editors.accept, name="accept-mandate"),
    path(f"{EDITORS}leave/", editors.leave, name="leave-collective"),
    path(f"{EDITORS}recall/", editors.recall, name="recall-editors"),
    path(f"{NEWSPAPER}issues/lay/", issues.lay, name="lay-issue"),
    path(ISSUE, issues.show, name="issue"),
    path(f"{ISSUE}lay/", issues.lay, name="lay-again"),
    path(f"{ISSUE}publish/", issues.publish, name="publish-issue"),
    path(f"{ISSUE}<int:place>/", issues.article, name="article"),
    path(f"{NEWSPAPER}issues/<int:number>.epub", taking.epub, name="issue-epub"),
    path(f"{NEWSPAPER}write-to-us.pdf", paper.call, name="call-to-write"),
    path(f"{ISSUE}<int:place>/leaflet.pdf", paper.article, name="article-leaflet"),
    path(f"{ISSUE}<str:paper>.pdf", paper.issue, name="issue-pdf"),
    path(f"{NEWSPAPER}issues/<int:number>.txt", taking.text, name="issue-text"),
]
"""The pages of the newspaper."""
