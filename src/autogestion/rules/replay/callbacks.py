"""Replaying call backs: those below a council decide its question directly."""

from autogestion.rules import callback as rules
from autogestion.rules.decisions import is_decided_by
from autogestion.rules.replay.handlers import (
    Handler,
    Line,
    base_of,
    by_clock,
    by_member,
    is_adopted,
    require,
)
from autogestion.rules.state import Organisation, Question


def callback_asked(state: Organisation, entry: Line) -> None:
    """{question}: a member below a council calls its question back. `in`: their assembly below it."""
    by = by_member(state, entry)
    question = state.questions[entry["body"]["question"]]
    base = base_of(state, question.body or 0)
    require(entry["in"] in base and by in state.bodies[entry["in"]].members, "they meet elsewhere")
    check_calling(state, question, is_below=True, has_called=by in question.callers)
    question.callers.append(by)


def check_calling(
    state: Organisation, question: Question, *, is_below: bool, has_called: bool
) -> None:
    """RuleBroken where this question cannot be called back now."""
    is_council_s = question.body in state.councils and rules.can_be_called(
        question.kind, question.scope
    )
    rules.check_calling(
        is_below=is_below,
        is_council_s=is_council_s,
        has_called=has_called,
        is_called=question.called_as is not None,
        is_over=is_over(state, question),
    )


def is_over(state: Organisation, question: Question) -> bool:
    """Whether nothing of it is left: withdrawn, without a decision, or its decision is no longer in force."""
    vote = state.votes.get(question.number)
    if question.withdrawn_at is not None or vote is None or vote.closed_at is None:
        return question.withdrawn_at is not None
    return not any(
        decision.question == question.number and decision.ended_at is None
        for decision in state.decisions.values()
    )


def callback_decided(state: Organisation, entry: Line) -> None:
    """{question, decided_by}: an assembly decided, by its question `decided_by`, to call a council's question back."""
    by_clock(entry)
    data = entry["body"]
    question, asked = state.questions[data["question"]], state.questions[data["decided_by"]]
    require(
        asked.kind == "callback"
        and asked.body == entry["in"]
        and asked.subject == {"calls": question.number}
        and is_adopted(state, asked.number),
        "the assembly did not decide this",
    )
    check_calling(
        state,
        question,
        is_below=entry["in"] in base_of(state, question.body or 0),
        has_called=entry["in"] in question.calling,
    )
    question.calling.append(entry["in"])


def is_calling_settled(state: Organisation, question: Question) -> bool:
    """Whether those who were to decide directly have voted."""
    vote = state.votes.get(question.called_as or 0)
    return vote is not None and vote.closed_at is not None


def callback_settled(state: Organisation, entry: Line) -> None:
    """{question, replaced}: those below have voted directly. What they decided takes the council's place."""
    by_clock(entry)
    question = state.questions[entry["body"]["question"]]
    own = state.votes.get(question.number)
    require(is_calling_settled(state, question), "they have not voted")
    require(own is None or own.closed_at is not None, "the council's vote is still open")
    vote = state.votes[question.called_as or 0]
    replaced = is_decided_by((vote.result or {})["outcome"])
    require(entry["body"]["replaced"] == replaced, "their vote came out otherwise")
    settle(state, question, entry["at"], replaced=replaced)


def settle(state: Organisation, question: Question, at: int, *, replaced: bool) -> None:
    """Replaced: the council's question or decision is over. Otherwise it goes on, and can be called again."""
    require(question.called_as is not None, "nobody called it back")
    if not replaced:
        question.called_as = None
        question.callers, question.calling = [], []
        return
    decision = next(
        (
            one
            for one in state.decisions.values()
            if one.question == question.number and one.ended_at is None
        ),
        None,
    )
    if decision is not None:
        decision.ended_at = at
    elif question.number not in state.votes:
        question.withdrawn_at = at


HANDLERS: dict[str, Handler] = {
    "callback.asked": callback_asked,
    "callback.decided": callback_decided,
    "callback.settled": callback_settled,
}
