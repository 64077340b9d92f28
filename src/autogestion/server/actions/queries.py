"""Reading actions."""

from collections.abc import Collection

from django.db.models import Count, QuerySet

from autogestion.rules import state as states
from autogestion.rules.actions import CALL_PARTS, LEAFLET_PARTS
from autogestion.rules.aftermath import PARTS
from autogestion.server.actions.models import (
    Action,
    ActionEvaluation,
    ActionTask,
    Call,
    Coming,
    Leaflet,
)
from autogestion.server.deliberation.models import Decision
from autogestion.server.execution.models import Task
from autogestion.server.organisations.models import Member, Organisation

_OF_ACTION = ("name", "aim", "by__organisation", "body__name", "body__organisation")


def actions(organisation: Organisation) -> QuerySet[Action]:
    """All actions, newest first."""
    rows = organisation.actions.select_related(*_OF_ACTION, "decision__question__asked")
    return rows.annotate(judged=Count("evaluations")).order_by("-number")


def action_numbered(organisation: Organisation, number: int) -> Action | None:
    found = actions(organisation).filter(number=number).first()
    if found is not None:
        found.organisation = found.body.organisation = organisation
        found.decision.organisation = found.decision.question.organisation = organisation
    return found


def actions_of(decision: Decision) -> QuerySet[Action]:
    """The actions that a decision brought about, in order."""
    return decision.actions.select_related("name", "body__name", "body__organisation").order_by(
        "number"
    )


def call_numbered(organisation: Organisation, number: int) -> Call | None:
    found = calls(organisation).filter(number=number).first()
    if found is not None:
        found.organisation = found.action.organisation = organisation
    return found


def calls(organisation: Organisation) -> QuerySet[Call]:
    rows = organisation.calls.select_related(
        *CALL_PARTS, "by__organisation", "published_by", "action__name", "action__body__name", "action__decision",
    )  # fmt: skip
    return rows.annotate(coming_many=Count("coming")).order_by("number")


def calls_of(action: Action) -> QuerySet[Call]:
    return calls(action.organisation).filter(action=action)


def comes(call: Call, member: Member) -> bool:
    """Whether this member says that they come."""
    return Coming.objects.filter(call=call, member=member).exists()


def leaflet_numbered(organisation: Organisation, number: int) -> Leaflet | None:
    rows = organisation.leaflets.select_related(
        *LEAFLET_PARTS, "by", "action__name", "call__place", "call__headline"
    )
    return rows.filter(number=number).first()


def leaflets_of(action: Action) -> QuerySet[Leaflet]:
    return action.leaflets.select_related("headline", "by__organisation").order_by("number")


def tasks_of(action: Action) -> QuerySet[Task]:
    """The tasks of an action, in order."""
    included = ActionTask.objects.filter(action=action).values("task")
    rows = Task.objects.filter(pk__in=included).select_related("what", "body__name", "by")
    return rows.select_related("decision__question__asked").order_by("number")


def tasks_to_include(action: Action) -> QuerySet[Task]:
    """Tasks of the same decision and body that belong to no action."""
    included = ActionTask.objects.filter(action__organisation=action.organisation_id)
    rows = Task.objects.filter(decision=action.decision, body=action.body, withdrawn_at=None)
    return rows.exclude(pk__in=included.values("task")).select_related("what").order_by("number")


def is_included(task: Task) -> bool:
    return ActionTask.objects.filter(task=task).exists()


def evaluations_of(action: Action) -> QuerySet[ActionEvaluation]:
    return action.evaluations.select_related("member__organisation", *PARTS).order_by("at", "pk")


def call_state(call: Call) -> states.Call:
    """The call as the rules take it."""
    return states.Call(
        call.number, call.action.number, call.begins,
        {part: text.commitment for part in CALL_PARTS if (text := getattr(call, part))},
        call.by.pseudonym, call.at, call.published_by.pseudonym if call.published_by else "",
        call.published_at, call.withdrawn_at,
    )  # fmt: skip


def action_state(action: Action) -> states.Action:
    """The action as the rules take it."""
    return states.Action(
        action.number, action.decision.number, action.body.number, action.name.commitment,
        action.aim.commitment, action.by.pseudonym, action.at,
        list(action.included.order_by("pk").values_list("task__number", flat=True)),
        {
            one.member.pseudonym: states.Evaluation(
                one.reached, {part: getattr(one, part).commitment for part in PARTS}, one.at
            )
            for one in action.evaluations.select_related("member", *PARTS).order_by("pk")
        },
    )  # fmt: skip


def leaflet_state(leaflet: Leaflet) -> states.Leaflet:
    """The leaflet as a replay has it."""
    return states.Leaflet(
        leaflet.number, leaflet.action.number, leaflet.template,
        leaflet.call.number if leaflet.call else None,
        {part: text.commitment for part in LEAFLET_PARTS if (text := getattr(leaflet, part))},
        leaflet.by.pseudonym, leaflet.at,
    )  # fmt: skip


def actions_called(organisation: Organisation, numbers: Collection[int]) -> dict[int, str]:
    """Number of an action -> what it is called."""
    rows = organisation.actions.filter(number__in=numbers)
    return dict(rows.values_list("number", "name__content"))


def calls_called(organisation: Organisation, numbers: Collection[int]) -> dict[int, str]:
    """Number of a call -> its headline."""
    rows = organisation.calls.filter(number__in=numbers)
    return dict(rows.values_list("number", "headline__content"))


def leaflets_called(organisation: Organisation, numbers: Collection[int]) -> dict[int, str]:
    """Number of a leaflet -> its headline."""
    rows = organisation.leaflets.filter(number__in=numbers)
    return dict(rows.values_list("number", "headline__content"))
