"""What is expected of a question, when a decision is looked at again, and expected against actual."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from autogestion.server.deliberation.views.asking import (
    Above,
    Words,
    asked,
    decision_address,
    decision_at,
    question_address,
    question_at,
)
from autogestion.server.execution import acts, queries
from autogestion.server.execution.forms import EventForm, ExpectationForm
from autogestion.server.execution.reading.reviews import PER_SHEET, against
from autogestion.server.organisations.visits import MemberVisit, for_members, page
from autogestion.server.web.numbers import plain

asks = require_http_methods(["GET", "HEAD", "POST"])


@asks
@for_members
def state_expectation(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """Say what one expects of one's question."""
    question = question_at(visit, number)
    kicker = _("Question %(number)s") % {"number": plain(number)}
    words = Words(
        _("What you expect of it"),
        _("How everybody will see, later, whether it was right. It is held against what came of it."),
        _("Say it"),
        _("It stands in the dossier."),
    )  # fmt: skip
    return asked(
        request, visit, Above(kicker, str(question.asked), question_address(visit, number)), words,
        ExpectationForm(request.POST or None),
        lambda form: acts.state_expectation(visit.member, question, **form.cleaned_data),
    )  # fmt: skip


@asks
@for_members
def name_event(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """Name something with which a decision has to be looked at again."""
    decision = decision_at(visit, number)
    kicker = _("Decision %(number)s") % {"number": plain(number)}
    words = Words(
        _("Look at it again when …"),
        _("Beside its date: when this comes, any member can say so, and a second one makes the review due."),
        _("Name it"),
        _("It stands with the decision."),
    )  # fmt: skip
    above = Above(kicker, str(decision.question.asked), decision_address(visit, number))
    return asked(
        request, visit, above, words, EventForm(request.POST or None),
        lambda form: acts.name_event(visit.member, decision, **form.cleaned_data),
    )  # fmt: skip


@require_POST
@for_members
def see_event(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """Say that it has come."""
    decision, given = decision_at(visit, number), request.POST.get("event", "")
    event = int(given) if given.isdecimal() and len(given) < 6 else 0
    acts.see_event(visit.member, decision, event=event)
    messages.success(request, _("You said that it has come."))
    return redirect(f"{decision_address(visit, number)}#again")


@require_safe
@for_members
def show_expected(request: HttpRequest, visit: MemberVisit) -> HttpResponse:
    """The register of decisions: what was expected, and what came of it."""
    sheet = Paginator(queries.expected(visit.organisation), PER_SHEET).get_page(
        request.GET.get("page")
    )
    rows = [against(decision) for decision in sheet.object_list]
    return page(request, "execution/expected.html", visit, sheet=sheet, rows=rows)
