"""Who edits: mandates, how one is given, accepted, left and taken back."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from autogestion.rules.newspaper_editing import is_editor
from autogestion.rules.refusals import RuleBroken
from autogestion.server.deliberation.forms.posing import PosingForm
from autogestion.server.deliberation.views.asking import (
    REFUSED,
    UNREADABLE,
    Above,
    question_address,
)
from autogestion.server.newspaper import acts, queries
from autogestion.server.newspaper.forms import EditorsForm
from autogestion.server.newspaper.states import collective_state
from autogestion.server.newspaper.views.common import above_newspaper, collective_at
from autogestion.server.organisations import queries as organisations
from autogestion.server.organisations.visits import MemberVisit, for_members, page
from autogestion.server.record import clock

if TYPE_CHECKING:
    from autogestion.server.newspaper.models import Collective
    from autogestion.server.organisations.models import Body

asks = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@for_members
def register(request: HttpRequest, visit: MemberVisit) -> HttpResponse:
    """All mandates, running and past."""
    found = [_told(visit, one) for one in queries.collectives(visit.organisation)]
    return page(request, "newspaper/all_editors.html", visit, collectives=found)


@require_safe
@for_members
def show(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """One mandate: who gave it, who holds it, until when, and how it is taken back."""
    collective = _told(visit, collective_at(visit, number))
    rows = list(collective.editors.all())
    for row in rows:
        row.member.organisation = visit.organisation
    own = next((row for row in rows if row.member_id == visit.member.pk), None)
    value = collective_state(collective)
    return page(
        request, "newspaper/editors.html", visit, collective=collective, rows=rows, own=own,
        edits=is_editor(
            value, by=visit.member.pseudonym, belongs=queries.belongs(visit.member),
            at=clock.now(),
        ),
        may_recall=organisations.is_in(visit.member, collective.body),
        issues=queries.issues(visit.organisation).filter(collective=collective),
    )  # fmt: skip


def _told(visit: MemberVisit, collective: "Collective") -> "Collective":
    collective.body.organisation = visit.organisation
    is_over = collective.ended_at is not None or collective.until <= clock.now()
    collective.is_running = not is_over  # type: ignore[attr-defined]  # For the template.
    return collective


def _own_body(visit: MemberVisit, asked: str) -> "Body":
    """The body named in the address, where the reader is a member of it; else their own assembly."""
    body = None
    if asked.isdecimal() and len(asked) < 9:
        body = organisations.body_numbered(visit.organisation, int(asked))
    if body is not None and organisations.is_in(visit.member, body):
        return body
    assert visit.member.base is not None
    return visit.member.base


@asks
@for_members
def propose(request: HttpRequest, visit: MemberVisit) -> HttpResponse:
    """Ask one's assembly, or `?body=` a council in which one sits, to give a mandate."""
    body = _own_body(visit, request.GET.get("body", ""))
    initial = {
        "asked": _("Do these members edit our newspaper until their mandate ends?"),
        "cost": _("The hours of those who edit."),
        "concerned": _("All who write and read."),
        "carried_out_by": _("Those who are named, once they have accepted."),
    }
    form = EditorsForm(
        request.POST or None, initial=initial, scopes=["own"], circles=[],
        organisation=visit.organisation,
    )  # fmt: skip
    return _posed(
        request, visit, form, body, _("Give a mandate to edit"),
        _("Editors read what comes in, answer for what is printed, and lay out the issues. They are "
          "named by a decision, for a time, and whoever gave the mandate can take it back at any moment."),
        lambda: acts.propose_editors(
            visit.member, body, editors=form.cleaned_data["editors"],
            days=form.cleaned_data["days"], dossier=form.dossier,
        ),
    )  # fmt: skip


@asks
@for_members
def recall(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """Ask the body that gave the mandate to take it back."""
    collective = collective_at(visit, number)
    initial = {
        "asked": _("Do we take back the mandate of the editors?"), "cost": _("Nothing."),
        "concerned": _("All who write and read."), "carried_out_by": _("It is done by being decided."),
    }  # fmt: skip
    form = PosingForm(request.POST or None, initial=initial, scopes=["own"], circles=[])
    return _posed(
        request, visit, form, collective.body, _("Take the mandate back"),
        _("No cause has to be shown beyond what you write. It ends when your body says so."),
        lambda: acts.propose_recall(
            visit.member, collective.body, collective, dossier=form.dossier
        ),
    )  # fmt: skip


def _posed(request, visit, form, body, title, standfirst, do) -> HttpResponse:  # type: ignore[no-untyped-def]  # Two views, a line each.
    refusal, status = None, 200
    if request.method == "POST":
        status = UNREADABLE
        if form.is_valid():
            try:
                question = do()
            except RuleBroken as broken:
                refusal, status = broken, REFUSED
            else:
                messages.success(request, _("The question is posed. Now others can support it."))
                return redirect(question_address(visit, question.number))
    above = above_newspaper(visit, str(body))
    return page(
        request, "deliberation/asking.html", visit, status=status, form=form, refusal=refusal,
        above=Above(_("Editors"), above.title, reverse("all-editors", args=[visit.organisation.slug])),
        words={"title": title, "standfirst": standfirst, "button": _("Pose the question")},
    )  # fmt: skip


@require_POST
@for_members
def accept(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """Edit from now on, where a decision names one."""
    acts.accept_mandate(visit.member, collective_at(visit, number))
    messages.success(request, _("You edit the newspaper now."))
    return redirect(reverse("editors", args=[visit.organisation.slug, number]))


@require_POST
@for_members
def leave(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """Edit no longer, or decline."""
    acts.leave_collective(visit.member, collective_at(visit, number))
    messages.success(request, _("You do not belong to these editors any more."))
    return redirect(reverse("editors", args=[visit.organisation.slug, number]))
