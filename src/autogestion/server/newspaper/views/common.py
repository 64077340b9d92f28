"""What the views of the newspaper share."""

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from autogestion.server.deliberation.views.asking import Above
from autogestion.server.newspaper import queries, reading
from autogestion.server.organisations.visits import MemberVisit, Visit
from autogestion.server.record import clock
from autogestion.server.web.numbers import plain

if TYPE_CHECKING:
    from autogestion.server.newspaper.models import Collective, Contribution, Issue

View = Callable[..., HttpResponse]


def never_kept(view: View) -> View:
    """What shows a secret word, or what it opens, is kept neither by the browser nor on the way to it."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response["Cache-Control"] = "no-store"
        response["Referrer-Policy"] = "no-referrer"
        return response

    return answered


def contribution_at(visit: Visit, number: int) -> "Contribution":
    """The contribution with this number; Http404 where there is none."""
    contribution = queries.contribution_numbered(visit.organisation, number)
    if contribution is None:
        raise Http404
    return contribution


def collective_at(visit: MemberVisit, number: int) -> "Collective":
    collective = queries.collective_numbered(visit.organisation, number)
    if collective is None:
        raise Http404
    return collective


def own_collective(visit: MemberVisit) -> "Collective":
    """The collective in which the reader edits now; Http404 where they edit in none. (The act asks again.)"""
    found = queries.collectives_of(visit.member, clock.now())
    if not found:
        raise Http404
    return found[0]


def issue_at(visit: Visit, number: int) -> "Issue":
    issue = queries.issue_numbered(visit.organisation, number)
    if issue is None:
        raise Http404
    return issue


def appeared_at(visit: Visit, number: int) -> "Issue":
    """An issue that has appeared, or one being laid out where a member asks."""
    issue = issue_at(visit, number)
    if issue.appeared_at is None and not is_member(visit):
        raise Http404
    return issue


def is_member(visit: Visit) -> bool:
    """Whether the reader has a place in an assembly: what is for members alone is theirs to read."""
    return visit.member is not None and visit.member.base_id is not None


def above_contribution(visit: Visit, contribution: "Contribution") -> Above:
    kicker = _("Contribution %(number)s") % {"number": plain(contribution.number)}
    url = reading.contribution_address(visit.organisation, contribution.number)
    return Above(kicker, reading.words_in(contribution.title), url)


def above_newspaper(visit: Visit, title: str) -> Above:
    return Above(_("Newspaper"), title, reverse("newspaper", args=[visit.organisation.slug]))
