"""The register of decisions, and what can be done about one."""

from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from autogestion.server.deliberation import acts, reading
from autogestion.server.deliberation.forms.parts import StatementForm
from autogestion.server.deliberation.lines import Filter, decision_line
from autogestion.server.deliberation.sections import on_decision
from autogestion.server.deliberation.sheet import sheet_of
from autogestion.server.deliberation.views.asking import (
    Above,
    Words,
    asked,
    decision_address,
    decision_at,
)
from autogestion.server.explaining.vocabulary import vocabulary_of
from autogestion.server.organisations.visits import MemberVisit, for_members, page
from autogestion.server.record import clock
from autogestion.server.web.numbers import plain

PER_SHEET = 50
SOUGHT_MAX = 200


@require_safe
@for_members
def register(request: HttpRequest, visit: MemberVisit) -> HttpResponse:
    """All decisions, newest first; `?q=`, `?state=` and `?assembly=` show some of them."""
    organisation, now = visit.organisation, clock.now()
    circles = reading.circles(organisation, visit.member)
    asked_for = {
        name: request.GET.get(name, "")[:SOUGHT_MAX] for name in ("q", "state", "assembly")
    }
    chosen = next((c for c in circles if c.value == asked_for["assembly"]), None)
    found = reading.register_of_decisions(
        organisation,
        words=asked_for["q"],
        state=asked_for["state"],
        assembly=chosen.number if chosen else None,
        at=now,
    )
    sheet = Paginator(found, PER_SHEET).get_page(request.GET.get("page"))
    return page(
        request, "deliberation/decisions.html", visit,
        sheet=sheet,
        lines=[decision_line(organisation, decision, now) for decision in sheet.object_list],
        sought=asked_for["q"],
        states=_filters(asked_for, "state", _states()),
        assemblies=_filters(
            asked_for, "assembly", {"": _("All assemblies"), **{c.value: c.name for c in circles}}
        ),
        query=_query(asked_for),
    )  # fmt: skip


def _states() -> dict[str, str]:
    return {
        "": _("All"),
        "adopted": _("Carried"),
        "rejected": _("Not carried"),
        "stale": _("Past their date of review"),
        "ended": _("No longer in force"),
    }


def _filters(asked_for: dict[str, str], name: str, choices: dict[str, str]) -> list[Filter]:
    return [
        Filter(label, _query({**asked_for, name: value}), asked_for[name] == value)
        for value, label in choices.items()
    ]


def _query(asked_for: dict[str, str]) -> str:
    return urlencode({name: value for name, value in asked_for.items() if value})


@require_safe
@for_members
def show(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """A decision: what was settled, by whom, under which rule, until when."""
    decision = reading.decision_for_page(visit.organisation, number, visit.member)
    if decision is None:
        raise Http404
    return page(
        request,
        "deliberation/decision.html",
        visit,
        d=decision,
        it=sheet_of(decision, visit.member),
        sections=on_decision(decision, visit.member),
        vocabulary=vocabulary_of(visit.organisation),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@for_members
def state_minority(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """Set one's dissent beside a decision."""
    decision = decision_at(visit, number)
    kicker = _("Decision %(number)s") % {"number": plain(number)}
    above = Above(kicker, str(decision.question.asked), decision_address(visit, number))
    words = Words(
        _("Write a minority statement"),
        _("It stands beside the decision as long as the decision does, for everybody to read."),
        _("Set it beside the decision"),
        _("Your statement stands beside the decision."),
    )
    return asked(
        request, visit, above, words, StatementForm(request.POST or None),
        lambda form: acts.state_minority(visit.member, decision, **form.cleaned_data),
    )  # fmt: skip


@require_POST
@for_members
def reopen(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """Ask that a decision be put again."""
    acts.ask_reopening(visit.member, decision_at(visit, number))
    messages.success(request, _("You ask to reopen this decision."))
    return redirect(decision_address(visit, number))
