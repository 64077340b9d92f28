"""How a decision is carried out, regarded and evaluated."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from autogestion.server.deliberation.views.asking import Words, asked, decision_at
from autogestion.server.execution import acts
from autogestion.server.execution.forms import EvaluationForm, RegardForm, TaskForm, TellingForm
from autogestion.server.execution.reading.decision import carrying_out
from autogestion.server.execution.views.common import above_decision, body_in
from autogestion.server.organisations.visits import MemberVisit, for_members, page

asks = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@for_members
def show(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """How each assembly carries a decision out, and what came of it."""
    decision = decision_at(visit, number)
    it = carrying_out(decision, visit.member)
    return page(request, "execution/carrying_out.html", visit, d=decision, it=it)


@asks
@for_members
def set_out(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """Set out a task in an assembly."""
    decision, body = decision_at(visit, number), body_in(request, visit)
    words = Words(
        _("Set out a task in %(assembly)s") % {"assembly": body},
        _(
            "Say what is to be done. It lies open until somebody takes it on; nobody is assigned to it."
        ),
        _("Set this task out"),
        _("The task is set out, and lies open."),
    )
    return asked(
        request, visit, above_decision(visit, decision), words, TaskForm(request.POST or None),
        lambda form: acts.set_out_task(visit.member, decision, body, **form.details),
    )  # fmt: skip


@asks
@for_members
def tell(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """Tell how one's assembly carries a decision out, or what it did."""
    decision, body = decision_at(visit, number), body_in(request, visit)
    words = Words(
        _("How %(assembly)s carries it out") % {"assembly": body},
        _("Each assembly carries a common decision out in its own way, and tells the others."),
        _("Tell it"),
        _("It stands with the decision, for all to read."),
    )
    return asked(
        request, visit, above_decision(visit, decision), words, TellingForm(request.POST or None),
        lambda form: acts.tell_execution(visit.member, decision, body, **form.cleaned_data),
    )  # fmt: skip


@asks
@for_members
def regard(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """Say how one regards a decision and what came of it."""
    decision = decision_at(visit, number)
    words = Words(
        _("How you regard it"),
        _(
            "All members read it, with your name. You can say otherwise at any time; your last word counts."
        ),
        _("Say it"),
        _("It stands with the decision."),
    )
    return asked(
        request, visit, above_decision(visit, decision), words, RegardForm(request.POST or None),
        lambda form: acts.regard_decision(visit.member, decision, **form.cleaned_data),
    )  # fmt: skip


@asks
@for_members
def evaluate(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """As one who took part, say what came of it."""
    decision = decision_at(visit, number)
    words = Words(
        _("What came of it"),
        _("You took part in carrying it out. What you learnt helps the next ones."),
        _("Set it beside the decision"),
        _("Your evaluation stands with the decision."),
    )
    return asked(
        request, visit, above_decision(visit, decision), words, EvaluationForm(request.POST or None),
        lambda form: acts.evaluate_execution(visit.member, decision, **form.details),
    )  # fmt: skip
