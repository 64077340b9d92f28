"""Replaying what a decision is expected to bring, and the events with which it is looked at again."""

from autogestion.rules import reviews as rules
from autogestion.rules.questions import check_open_dossier
from autogestion.rules.replay.execution import bound_bodies
from autogestion.rules.replay.handlers import (
    Handler,
    Line,
    by_member,
    is_concerned,
    is_in,
    require,
)
from autogestion.rules.state import Decision, Expectation, Organisation, ReviewEvent


def expectation_stated(state: Organisation, entry: Line) -> None:
    """{question, text}: what its author expects of it; the last word counts."""
    data, by = entry["body"], by_member(state, entry)
    question = state.questions[data["question"]]
    check_open_dossier(
        is_concerned=is_concerned(state, question, by),
        is_withdrawn=question.withdrawn_at is not None,
        is_opened=question.opened_at is not None,
    )
    rules.check_expecting(is_author=by == question.by, is_complete=question.complete_at is not None)
    state.expectations[question.number] = Expectation(data["text"], by, entry["at"])


def event_named(state: Organisation, entry: Line) -> None:
    """{decision, event, text}: with what it has to be looked at again."""
    data, by = entry["body"], by_member(state, entry)
    decision = state.decisions[data["decision"]]
    events = state.events.setdefault(decision.number, [])
    rules.check_naming(
        is_bound=_is_bound(state, decision, by),
        is_ended=decision.ended_at is not None,
        events=len(events),
    )
    require(data["event"] == len(events) + 1, "events are numbered in order")
    events.append(ReviewEvent(data["event"], data["text"], by, entry["at"]))


def event_seen(state: Organisation, entry: Line) -> None:
    """{decision, event}: a member says that it has come; with the second the review is due at once."""
    data, by = entry["body"], by_member(state, entry)
    decision = state.decisions[data["decision"]]
    events = state.events.get(decision.number, [])
    require(data["event"] <= len(events), "no such event was named")
    event = events[data["event"] - 1]
    rules.check_seeing(
        event,
        by=by,
        is_bound=_is_bound(state, decision, by),
        is_ended=decision.ended_at is not None,
    )
    if rules.is_due_with(event):
        event.due_at = entry["at"]
        decision.review_at = min(decision.review_at, entry["at"])
    event.seen.append(by)


def _is_bound(state: Organisation, decision: Decision, by: str) -> bool:
    return any(is_in(state, body, by) for body in bound_bodies(state, decision))


HANDLERS: dict[str, Handler] = {
    "expectation.stated": expectation_stated,
    "event.named": event_named,
    "event.seen": event_seen,
}
