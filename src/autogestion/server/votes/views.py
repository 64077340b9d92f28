"""Casting a ballot, and the roll."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from autogestion.rules.refusals import RuleBroken
from autogestion.rules.words import gettext_noop
from autogestion.server.organisations.visits import MemberVisit, for_members, page
from autogestion.server.votes import acts, casting, queries
from autogestion.server.votes.forms import choice_of, turn_of
from autogestion.server.votes.opened import drop, noted
from autogestion.server.web.numbers import plain
from autogestion.server.web.shell import address

if TYPE_CHECKING:
    from autogestion.server.organisations.models import Member
    from autogestion.server.votes.models import Vote

PER_SHEET = 50


@require_POST
def cast(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Take a ballot and lead back to the question. Renders nothing: this is done most of all."""
    if not request.user.is_authenticated:
        return redirect_to_login(address("o", slug, "questions", str(number)))
    found = casting.at_address(slug, number, request.user)
    if found is None:
        return cast_by_somebody_else(request, slug, number)
    return _cast(request, *found)


@for_members
def cast_by_somebody_else(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """Somebody who is not on the roll, or a vote that is not there: the act says what is the matter."""
    vote = queries.vote_numbered(visit.organisation, number)
    if vote is None:
        raise RuleBroken(
            gettext_noop("There is no vote on this question yet. It opens when its notice is over.")
        )
    return _cast(request, visit.member, vote)


def _cast(request: HttpRequest, member: "Member", vote: "Vote") -> HttpResponse:
    choice = choice_of(request.POST, method=vote.method, options=vote.options)
    turn, opened = turn_of(request.POST), noted(request, member, vote.number)
    ballot = acts.cast_ballot(member, vote, choice=choice, turn=turn, opened=opened)
    messages.success(
        request,
        _("Your ballot was taken. It is line %(line)s of the record.")
        % {"line": plain(ballot.seq)},
    )
    where = address("o", vote.organisation.slug, "questions", str(vote.number))
    answer = redirect(f"{where}#vote")
    drop(request, answer, member, vote.number)
    return answer


@require_safe
@for_members
def roll(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """Who may vote, by assembly, as it was fixed when the vote opened."""
    vote = vote_seen_by(visit, number)
    sheet = Paginator(queries.roll_of(vote), PER_SHEET).get_page(request.GET.get("page"))
    return page(request, "votes/roll.html", visit, vote=vote, sheet=sheet)


def vote_seen_by(visit: MemberVisit, number: int) -> "Vote":
    """The vote, for members of the bodies that vote; Http404 where there is none yet."""
    vote = queries.vote_numbered(visit.organisation, number)
    if vote is None:
        raise Http404
    if not queries.may_look_into(vote, visit.member):
        raise PermissionDenied from RuleBroken(
            gettext_noop(
                "Roll and ballots of this vote are seen by members of the assemblies that vote. "
                "Its result is open to all members."
            )
        )
    return vote
