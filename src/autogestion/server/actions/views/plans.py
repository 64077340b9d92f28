"""Actions: all of them, one of them, planning one, its tasks."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from autogestion.rules.decisions import is_reopenable
from autogestion.server.actions import acts, queries
from autogestion.server.actions.forms import ActionForm, IncludingForm
from autogestion.server.actions.reading import judged
from autogestion.server.actions.views.common import above, action_at
from autogestion.server.deliberation import sections
from autogestion.server.deliberation.views.asking import Words, asked, decision_at
from autogestion.server.execution import queries as execution
from autogestion.server.execution.reading.lines import lines_of
from autogestion.server.execution.views.common import above_decision, body_in, task_at
from autogestion.server.organisations import queries as organisations
from autogestion.server.organisations.visits import MemberVisit, for_members, page
from autogestion.server.record import clock

asks = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@for_members
def show_all(request: HttpRequest, visit: MemberVisit) -> HttpResponse:
    """All actions, newest first."""
    found = list(queries.actions(visit.organisation))
    for one in found:
        one.organisation = visit.organisation
    return page(request, "actions/actions.html", visit, actions=found)


@require_safe
@for_members
def show(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """One action: its aim, who does what, what calls for it, what came of it."""
    action = action_at(visit, number)
    decision = action.decision
    is_mine = organisations.is_in(visit.member, action.body)
    is_living = visit.organisation.dissolved_at is None
    is_to_do = is_living and decision.ended_at is None and is_reopenable(decision.question.kind)
    calls = list(queries.calls_of(action))
    for call in calls:
        call.organisation = visit.organisation
    return page(
        request, "actions/action.html", visit,
        action=action, decision=decision, calls=calls,
        is_stale=decision.ended_at is None and decision.review_at <= clock.now(),
        tasks=lines_of(visit.organisation, queries.tasks_of(action), clock.now()),
        leaflets=list(queries.leaflets_of(action)),
        evaluations=judged(queries.evaluations_of(action)),
        beside=sections.on_thing(visit.organisation, "action", number),
        may_prepare=is_mine and is_to_do,
        may_judge=is_living and execution.is_bound(decision, visit.member),
    )  # fmt: skip


@asks
@for_members
def plan(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """Plan an action because of a decision, in `?in=` or one's own assembly."""
    decision, body = decision_at(visit, number), body_in(request, visit)
    words = Words(
        _("Plan an action in %(assembly)s") % {"assembly": body},
        _("Something that you do together to reach an aim. Those who took part judge it afterwards against that."),
        _("Plan it"),
        _("It is planned. Now its tasks can be set out, and others called."),
    )  # fmt: skip
    return asked(
        request, visit, above_decision(visit, decision), words, ActionForm(request.POST or None),
        lambda form: acts.plan_action(visit.member, decision, body, **form.cleaned_data),
    )  # fmt: skip


@asks
@for_members
def include(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """Say which task of the decision is one of the action's."""
    action = action_at(visit, number)
    words = Words(
        _("A task of this action"),
        _("Tasks are set out on the page of the decision; here you say which of them belong to the action."),
        _("It belongs to the action"),
        _("The task stands with the action."),
    )  # fmt: skip
    form = IncludingForm(request.POST or None, tasks=list(queries.tasks_to_include(action)))
    return asked(
        request, visit, above(action), words, form,
        lambda form: acts.include_task(visit.member, action, task_at(visit, form.cleaned_data["task"])),
    )  # fmt: skip
