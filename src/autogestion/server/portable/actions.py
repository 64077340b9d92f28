"""Actions: tables into the state of a replay, and back. Who says that they come is in neither."""

from autogestion.rules import state as states
from autogestion.server.actions import queries
from autogestion.server.actions.models import Action, ActionEvaluation, ActionTask, Call, Leaflet
from autogestion.server.deliberation.models import Decision
from autogestion.server.execution.models import Task
from autogestion.server.organisations.models import Organisation
from autogestion.server.portable.kept import Kept


def read_actions(organisation: Organisation) -> dict[int, states.Action]:
    """Every action, by number."""
    rows = queries.actions(organisation).order_by("number")
    return {row.number: queries.action_state(row) for row in rows}


def read_calls(organisation: Organisation) -> dict[int, states.Call]:
    """Every call, by number."""
    return {row.number: queries.call_state(row) for row in queries.calls(organisation)}


def read_leaflets(organisation: Organisation) -> dict[int, states.Leaflet]:
    """Every leaflet, by number."""
    rows = organisation.leaflets.select_related(
        "headline", "text", "demands", "foot", "action", "call", "by"
    )
    return {row.number: queries.leaflet_state(row) for row in rows.order_by("number")}  # fmt: skip


def write_actions(kept: Kept, state: states.Organisation) -> None:
    """The mirror of reading. Decisions and tasks are written already."""
    if not state.actions:
        return
    decisions = dict(
        Decision.objects.filter(organisation=kept.organisation).values_list("number", "pk")
    )
    tasks = dict(Task.objects.filter(organisation=kept.organisation).values_list("number", "pk"))
    actions, calls = {}, {}
    for one in state.actions.values():
        row = actions[one.number] = Action.objects.create(
            organisation=kept.organisation,
            number=one.number,
            decision_id=decisions[one.decision],
            body_id=kept.bodies[one.body],
            name_id=kept.text(one.name),
            aim_id=kept.text(one.aim),
            by_id=kept.member(one.by),
            at=one.at,
        )
        for task in one.tasks:
            ActionTask.objects.create(action=row, task_id=tasks[task])
        ActionEvaluation.objects.bulk_create(
            ActionEvaluation(
                action=row,
                member_id=kept.member(who),
                reached=said.reached,
                at=said.at,
                **{f"{part}_id": kept.text(text) for part, text in said.texts.items()},
            )
            for who, said in one.evaluations.items()
        )
    for call in state.calls.values():
        calls[call.number] = Call.objects.create(
            organisation=kept.organisation,
            number=call.number,
            action=actions[call.action],
            begins=call.begins,
            by_id=kept.member(call.by),
            at=call.at,
            published_by_id=kept.member(call.published_by) if call.published_by else None,
            published_at=call.published_at,
            withdrawn_at=call.withdrawn_at,
            **{f"{part}_id": kept.text(text) for part, text in call.texts.items()},
        )
    for leaflet in state.leaflets.values():
        Leaflet.objects.create(
            organisation=kept.organisation,
            number=leaflet.number,
            action=actions[leaflet.action],
            template=leaflet.template,
            call=calls.get(leaflet.call or 0),
            by_id=kept.member(leaflet.by),
            at=leaflet.at,
            **{f"{part}_id": kept.text(text) for part, text in leaflet.texts.items()},
        )
