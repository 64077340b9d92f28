"""Tellers: taking in the ballots of members who have no device, several together."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from autogestion.rules.refusals import RuleBroken
from autogestion.server.deliberation import reading
from autogestion.server.deliberation.ballot_words import ballot_in_words
from autogestion.server.deliberation.forms.parts import HandIn
from autogestion.server.deliberation.papers import Paper, paper_of_vote
from autogestion.server.deliberation.polling import polling_of
from autogestion.server.deliberation.views.asking import REFUSED, UNREADABLE
from autogestion.server.organisations import queries as organisations
from autogestion.server.organisations.visits import MemberVisit, for_members, page
from autogestion.server.votes import acts
from autogestion.server.votes import queries as votes
from autogestion.server.votes.forms import choice_of
from autogestion.server.web.numbers import plain

if TYPE_CHECKING:
    from autogestion.server.organisations.models import Member
    from autogestion.server.votes.models import Ballot, Handed, Vote


@dataclass(frozen=True)
class Waiting:
    """A ballot that waits for further tellers."""

    number: int
    member: "Member"
    words: str
    tellers: str
    is_mine: bool


@require_http_methods(["GET", "HEAD", "POST"])
@for_members
def take_in(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """Take in a ballot, and stand by those that others have taken in."""
    question, vote = reading.question_for_page(visit.organisation, number), open_vote(visit, number)
    if question is None:
        raise Http404
    form = HandIn(request.POST or None, members=votes.without_ballot(vote, visit.member))
    refusal, status = None, 200
    if request.method == "POST":
        status = UNREADABLE
        if form.is_valid():
            try:
                choice = choice_of(request.POST, method=vote.method, options=vote.options)
                ballot = acts.hand_in(visit.member, vote, _member(visit, form), choice=choice)
            except RuleBroken as broken:
                refusal, status = broken, REFUSED
            else:
                return _done(request, visit, vote, ballot)
    paper, needed = paper_of_vote(vote), _needed(visit)
    return page(
        request, "deliberation/tellers.html", visit, status=status,
        q=question, vote=vote, form=form, refusal=refusal, needed=needed,
        polling=polling_of(vote, None, paper, question.subject.get("groups", ())),
        waiting=[_waiting(one, visit, vote, paper) for one in votes.handed_in(vote, visit.member)],
    )  # fmt: skip


@require_POST
@for_members
def stand_by(request: HttpRequest, visit: MemberVisit, number: int, elector: int) -> HttpResponse:
    """Another teller saw the same ballot."""
    vote = open_vote(visit, number)
    handed = votes.handed_in(vote, visit.member).filter(pk=elector).first()
    if handed is None:
        raise Http404
    handed.elector.vote.organisation = visit.organisation
    return _done(request, visit, vote, acts.stand_by(visit.member, handed))


def open_vote(visit: MemberVisit, number: int) -> "Vote":
    """The vote, as long as it is open and this charter knows tellers; Http404 otherwise."""
    vote = votes.vote_numbered(visit.organisation, number)
    if vote is None or vote.closed_at is not None or not _needed(visit):
        raise Http404
    return vote


def _needed(visit: MemberVisit) -> int:
    return organisations.charter_in_force(visit.organisation).assemblies.tellers


def _member(visit: MemberVisit, form: HandIn) -> "Member":
    member = organisations.member_with_pseudonym(visit.organisation, form.cleaned_data["member"])
    assert member is not None  # The form knows members only.
    return member


def _waiting(handed: "Handed", visit: MemberVisit, vote: "Vote", paper: Paper) -> Waiting:
    tellers = list(handed.tellers.all())
    return Waiting(
        number=handed.pk,
        member=handed.elector.member,
        words=ballot_in_words(handed.choice, paper.labels, vote.method),
        tellers=", ".join(str(one.name) for one in tellers),
        is_mine=visit.member in tellers,
    )


def _done(
    request: HttpRequest, visit: MemberVisit, vote: "Vote", ballot: "Ballot | None"
) -> HttpResponse:
    if ballot is None:
        needed = _needed(visit)
        said = ngettext(
            "The ballot waits until %(n)s teller stands by it.",
            "The ballot waits until %(n)s tellers stand by it.",
            needed,
        ) % {"n": plain(needed)}
    else:
        said = _("The ballot was taken. It is line %(line)s of the record.") % {
            "line": plain(ballot.seq)
        }
    messages.success(request, said)
    return redirect("tellers", visit.organisation.slug, vote.number)
