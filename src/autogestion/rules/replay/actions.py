"""Replaying actions: planned because it was decided, called for, and judged by those who took part."""

from autogestion.rules import actions as rules
from autogestion.rules import aftermath
from autogestion.rules.replay.execution import bound_bodies, check_bound
from autogestion.rules.replay.handlers import (
    Handler,
    Line,
    by_member,
    is_in,
    next_number,
    require,
)
from autogestion.rules.state import Action, Call, Evaluation, Leaflet, Organisation


def action_planned(state: Organisation, entry: Line) -> None:
    """{action, decision, name, aim}: something to do together because it was decided. `in`: the body that does it."""
    data, by = entry["body"], by_member(state, entry)
    check_bound(state, state.decisions[data["decision"]], entry["in"], by)
    require(data["action"] == next_number(state.actions), "actions are numbered in order")
    state.actions[data["action"]] = Action(
        data["action"], data["decision"], entry["in"], data["name"], data["aim"], by, entry["at"]
    )


def _prepare(state: Organisation, entry: Line, action: Action) -> str:
    """Who prepares an action: a member of its body, while its decision stands."""
    by = by_member(state, entry)
    rules.check_in_body(is_in_body=is_in(state, action.body, by))
    check_bound(state, state.decisions[action.decision], action.body, by)
    return by


def task_included(state: Organisation, entry: Line) -> None:
    """{action, task}: a task of the same decision and body is one of the action's."""
    data = entry["body"]
    action, task = state.actions[data["action"]], state.tasks[data["task"]]
    _prepare(state, entry, action)
    rules.check_including(
        action,
        decision=task.decision,
        body=task.body,
        is_included=any(task.number in one.tasks for one in state.actions.values()),
    )
    action.tasks.append(task.number)


def call_written(state: Organisation, entry: Line) -> None:
    """{call, action, begins, texts}: a text that asks to take part. `begins`: a moment, 0 where none is named."""
    data = entry["body"]
    by = _prepare(state, entry, state.actions[data["action"]])
    rules.check_call(parts=data["texts"], begins=data["begins"], at=entry["at"])
    require(data["call"] == next_number(state.calls), "calls are numbered in order")
    state.calls[data["call"]] = Call(
        data["call"], data["action"], data["begins"], dict(data["texts"]), by, entry["at"]
    )


def call_published(state: Organisation, entry: Line) -> None:
    """{call}: a second member of the body stands by it, and everybody can read it."""
    call = state.calls[entry["body"]["call"]]
    by = _prepare(state, entry, state.actions[call.action])
    rules.check_publishing(call, by=by)
    call.published_by, call.published_at = by, entry["at"]


def call_withdrawn(state: Organisation, entry: Line) -> None:
    """{call}: a member of the body takes it back."""
    call, by = state.calls[entry["body"]["call"]], by_member(state, entry)
    rules.check_in_body(is_in_body=is_in(state, state.actions[call.action].body, by))
    rules.check_call_withdrawal(call)
    call.withdrawn_at = entry["at"]


def leaflet_written(state: Organisation, entry: Line) -> None:
    """{leaflet, action, template, call, texts}: a leaflet; `call`: the call that it carries, or None."""
    data = entry["body"]
    by = _prepare(state, entry, state.actions[data["action"]])
    rules.check_leaflet(
        template=data["template"], parts=data["texts"], action=data["action"],
        call=state.calls.get(data["call"] or 0), names_call=data["call"] is not None,
    )  # fmt: skip
    require(data["leaflet"] == next_number(state.leaflets), "leaflets are numbered in order")
    state.leaflets[data["leaflet"]] = Leaflet(
        data["leaflet"], data["action"], data["template"], data["call"], dict(data["texts"]), by,
        entry["at"],
    )  # fmt: skip


def action_evaluated(state: Organisation, entry: Line) -> None:
    """{action, reached, texts}: one of a bound body who took part says what came of it; the last word counts."""
    data, by = entry["body"], by_member(state, entry)
    action = state.actions[data["action"]]
    bound = bound_bodies(state, state.decisions[action.decision])
    aftermath.check_evaluating(
        took_part=any(is_in(state, body, by) for body in bound),
        reached=data["reached"],
        parts=data["texts"],
    )
    action.evaluations[by] = Evaluation(data["reached"], dict(data["texts"]), entry["at"])


HANDLERS: dict[str, Handler] = {
    "action.planned": action_planned,
    "task.included": task_included,
    "call.written": call_written,
    "call.published": call_published,
    "call.withdrawn": call_withdrawn,
    "leaflet.written": leaflet_written,
    "action.evaluated": action_evaluated,
}
