"""What members of a host see of groups, and what they decide: to lend means, and to end it. No more."""

from dataclasses import replace
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from autogestion.rules.refusals import RuleBroken
from autogestion.rules.words import gettext_noop
from autogestion.server.deliberation.views.asking import Above, Words, asked
from autogestion.server.groups import acts, queries
from autogestion.server.groups.forms import ByDecisionForm, OfferForm
from autogestion.server.organisations import queries as organisations
from autogestion.server.organisations.visits import MemberVisit, for_members, page

if TYPE_CHECKING:
    from autogestion.server.deliberation.models import Decision
    from autogestion.server.groups.models import Lending

asks = require_http_methods(["GET", "HEAD", "POST"])
SHOWN, DECISIONS_SHOWN = 40, 30


def _at(visit: MemberVisit, number: int) -> "Lending":
    lending = queries.lending_numbered(visit.organisation, number)
    if lending is None:
        raise Http404
    return lending


@require_safe
@for_members
def register(request: HttpRequest, visit: MemberVisit) -> HttpResponse:
    """The groups to which means are lent, and what they show."""
    found = list(queries.lent(visit.organisation))
    for one in found:
        one.organisation = one.body.organisation = visit.organisation
    pieces = list(queries.shown_at(visit.organisation)[:SHOWN])
    return page(request, "groups/groups.html", visit, lent=found, pieces=pieces)


@require_safe
@for_members
def show(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """One group, as far as it shows itself here."""
    lending = _at(visit, number)
    rows = queries.shown_at(visit.organisation).filter(organisation__org=lending.group)
    return page(
        request, "groups/group.html", visit,
        lending=lending, pieces=list(rows[:SHOWN]) if lending.ended_at is None else [],
        is_in_force=queries.is_in_force(lending), is_followed=queries.follows(lending, visit.member),
        may_end=organisations.is_in(visit.member, lending.body),
    )  # fmt: skip


@require_POST
@for_members
def follow(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """Be told of what a group shows, or no more."""
    lending = _at(visit, number)
    if "no" in request.POST:
        acts.unfollow_group(visit.member, lending)
        messages.success(request, _("You follow it no more."))
    else:
        acts.follow_group(visit.member, lending)
        messages.success(request, _("You follow it: what it shows reaches you in letters."))
    return redirect(lending.url)


def _decisions(visit: MemberVisit) -> "dict[int, Decision]":
    """The decisions that bind the reader's assembly and are in force, newest first, by number."""
    if visit.member.base is None:
        raise Http404
    rows = queries.decisions_binding(visit.member.base)[:DECISIONS_SHOWN]
    return {one.number: one for one in rows}


def _said(words: Words, decisions: "dict[int, Decision]") -> Words:
    if decisions:
        return words
    return replace(
        words, sentences=(_("No decision binds your assembly now. Pose a question first."),)
    )


@asks
@for_members
def offer(request: HttpRequest, visit: MemberVisit) -> HttpResponse:
    """Offer means to a group on this server, because it was decided."""
    url = reverse("groups", args=[visit.organisation.slug])
    words = Words(
        _("Lend means to a group"),
        _(
            "What the group shows will stand beside your newspaper, library and inquiries, marked as its own. You "
            "gain no say in it, and see nothing of it but what it shows. It has to take the offer up itself."
        ),
        _("Offer it"),
        _("It is offered. The group finds it under “What we show”."),
    )
    decisions = _decisions(visit)

    def do(form: OfferForm) -> None:
        group = organisations.organisation_with_slug(form.cleaned_data["address"])
        if group is None:
            raise RuleBroken(gettext_noop("There is no group at this address on this server."))
        base = visit.member.base
        assert base is not None
        acts.offer_means(visit.member, group, base, decisions[form.cleaned_data["decision"]])

    return asked(
        request, visit, Above(str(visit.organisation), _("Autonomous groups"), url),
        _said(words, decisions), OfferForm(request.POST or None, decisions=decisions.values()), do,
    )  # fmt: skip


@asks
@for_members
def end(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """Lend means no more, because it was decided since."""
    lending = _at(visit, number)
    words = Words(
        _("Lend means no more"),
        _("What the group shows stands here no more. All that it has stays the group’s."),
        _("End it"),
        _("It has ended."),
    )
    decisions = _decisions(visit)
    return asked(
        request, visit, Above(_("Autonomous group"), str(lending), lending.url),
        _said(words, decisions), ByDecisionForm(request.POST or None, decisions=decisions.values()),
        lambda form: acts.end_means(
            visit.member, lending, decisions[form.cleaned_data["decision"]]
        ),
    )  # fmt: skip
