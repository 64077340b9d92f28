"""Replaying what is said after a decision: how it is carried out, regarded and evaluated."""

from autogestion.rules import aftermath as rules
from autogestion.rules import tasks
from autogestion.rules.replay.execution import bound_bodies, check_bound
from autogestion.rules.replay.handlers import (
    Handler,
    Line,
    by_member,
    next_number,
    require,
)
from autogestion.rules.state import Decision, Evaluation, Organisation, Regard, Told


def execution_told(state: Organisation, entry: Line) -> None:
    """{told, decision, stage, text, decided}: how a body carries a decision out, or what it did. `in`: the body.

    `decided`: the number of the body's own decision on it, or None.
    """
    data, by = entry["body"], by_member(state, entry)
    check_bound(state, state.decisions[data["decision"]], entry["in"], by)
    own = state.decisions[data["decided"]] if data["decided"] is not None else None
    tasks.check_telling(
        stage=data["stage"],
        cites=own is not None,
        is_own_decision=own is not None and own.body == entry["in"] and own.adopted,
    )
    require(data["told"] == next_number(state.told), "what is told is numbered in order")
    state.told[data["told"]] = Told(
        data["told"], data["decision"], entry["in"], data["stage"], data["text"], by, entry["at"],
        data["decided"],
    )  # fmt: skip


def decision_regarded(state: Organisation, entry: Line) -> None:
    """{decision, stance, text}: how a member regards a decision and what came of it; the last word counts."""
    data, by = entry["body"], by_member(state, entry)
    decision = state.decisions[data["decision"]]
    rules.check_regarding(is_bound=_is_bound(state, decision, by), stance=data["stance"])
    of_decision = state.regards.setdefault(decision.number, {})
    of_decision[by] = Regard(data["stance"], data["text"], entry["at"])


def _is_bound(state: Organisation, decision: Decision, by: str) -> bool:
    return any(by in state.bodies[number].members for number in bound_bodies(state, decision))


def decision_evaluated(state: Organisation, entry: Line) -> None:
    """{decision, reached, texts}: one who took part says whether its aim was reached; the last word counts."""
    data, by = entry["body"], by_member(state, entry)
    decision = state.decisions[data["decision"]]
    rules.check_evaluating(
        took_part=took_part(state, decision, by), reached=data["reached"], parts=data["texts"]
    )
    of_decision = state.evaluations.setdefault(decision.number, {})
    of_decision[by] = Evaluation(data["reached"], dict(data["texts"]), entry["at"])


def took_part(state: Organisation, decision: Decision, by: str) -> bool:
    """Whether a member had one of its tasks in hand, and did not give it back."""
    return any(
        by in state.undertakings[number].holders
        for task in state.tasks.values()
        if task.decision == decision.number
        for number in task.taken
    )


HANDLERS: dict[str, Handler] = {
    "execution.told": execution_told,
    "decision.regarded": decision_regarded,
    "decision.evaluated": decision_evaluated,
}
