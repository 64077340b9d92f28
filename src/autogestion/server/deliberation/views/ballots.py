"""The ballots of a vote: to be read, and to be taken away and counted again."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from autogestion.rules.votes import RANKED
from autogestion.server.deliberation.ballot_words import ballot_in_numbers, ballot_in_words
from autogestion.server.deliberation.dossier import Writer
from autogestion.server.deliberation.lines import Place, place_of
from autogestion.server.deliberation.papers import Paper, paper_of_vote
from autogestion.server.organisations.visits import MemberVisit, for_members, page
from autogestion.server.votes import queries as votes
from autogestion.server.votes.ballot_files import as_csv, as_json
from autogestion.server.votes.views import vote_seen_by
from autogestion.server.web.shell import address

if TYPE_CHECKING:
    from autogestion.server.votes.models import Ballot

PER_SHEET = 50


@dataclass(frozen=True)
class OpenBallot:
    """A ballot as a line of the page."""

    by: Writer
    body: Place | None
    words: str
    seq: int


@require_safe
@for_members
def show(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """Every ballot as it stands, for members of the bodies that vote."""
    vote = vote_seen_by(visit, number)
    paper = paper_of_vote(vote)
    cast = votes.cast_ballots(vote).select_related("elector__member", "elector__body__name")
    sheet = Paginator(cast, PER_SHEET).get_page(request.GET.get("page"))
    return page(
        request, "deliberation/ballots.html", visit,
        vote=vote,
        sheet=sheet,
        ballots=[_open_ballot(visit, ballot, vote.method, paper) for ballot in sheet.object_list],
        labels=[] if paper.is_plain else paper.labels,
        is_ranked=vote.method in RANKED,
    )  # fmt: skip


def _open_ballot(visit: MemberVisit, ballot: "Ballot", method: str, paper: Paper) -> OpenBallot:
    """A ballot as one reads it: yes or no in words, several answers by their numbers."""
    member, slug = ballot.elector.member, visit.organisation.slug
    words = (
        ballot_in_words(ballot.choice, paper.labels, method)
        if paper.is_plain
        else ballot_in_numbers(ballot.choice, method)
    )
    voter = Writer(member.name, address("o", slug, "members", member.pseudonym))
    return OpenBallot(voter, place_of(visit.organisation, ballot.elector.body), words, ballot.seq)


@require_safe
@for_members
def download_json(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """The ballots with the rule of their count, as spec/ballots.md says."""
    vote = vote_seen_by(visit, number)
    content = as_json(vote, votes.cast_ballots(vote), paper_of_vote(vote).labels)
    return _file(content, "application/json", f"ballots-{number}.json")


@require_safe
@for_members
def download_csv(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """The ballots as a table, one line each."""
    vote = vote_seen_by(visit, number)
    return _file(
        as_csv(vote, votes.cast_ballots(vote)), "text/csv; charset=utf-8", f"ballots-{number}.csv"
    )


def _file(content: str, kind: str, name: str) -> HttpResponse:
    disposition = f'attachment; filename="{name}"'
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": disposition})
