"""In which body an act is done: for many it follows from what the act is about."""

from collections.abc import Callable
from typing import Any

from autogestion.rules.replay.handlers import Line, Mismatch
from autogestion.rules.state import Organisation

Place = Callable[[Organisation, dict[str, Any]], int | None]


def _whole(_state: Organisation, _data: dict[str, Any]) -> None:
    return None


def _of_question(state: Organisation, data: dict[str, Any]) -> int | None:
    return state.questions[data["question"]].body


def _of_vote(state: Organisation, data: dict[str, Any]) -> int | None:
    return state.votes[data["vote"]].body


def _of_contest(state: Organisation, data: dict[str, Any]) -> int | None:
    return state.questions[state.contests[data["contest"]].question].body


def _of_challenge(state: Organisation, data: dict[str, Any]) -> int | None:
    return state.questions[state.challenges[data["challenge"]].question].body


def _of_contradiction(state: Organisation, data: dict[str, Any]) -> int | None:
    return state.questions[state.contradictions[data["contradiction"]].question].body


def _of_decision(state: Organisation, data: dict[str, Any]) -> int | None:
    return state.decisions[data["decision"]].body


def _of_exclusion(state: Organisation, data: dict[str, Any]) -> int | None:
    return state.exclusions[data["decision"]].body


def _of_recall(state: Organisation, data: dict[str, Any]) -> int | None:
    return state.recalls[data["recall"]].sender


def _of_term(state: Organisation, data: dict[str, Any]) -> int | None:
    return state.terms[data["term"]].sender


def _of_inquiry(state: Organisation, data: dict[str, Any]) -> int | None:
    return state.terms[state.inquiries[data["inquiry"]].term].sender


def _of_draw(state: Organisation, data: dict[str, Any]) -> int | None:
    return state.questions[state.draws[data["draw"]].question].body


def _of_task(state: Organisation, data: dict[str, Any]) -> int | None:
    return state.tasks[data["task"]].body


def _of_undertaking(state: Organisation, data: dict[str, Any]) -> int | None:
    return state.tasks[state.undertakings[data["undertaking"]].task].body


def _of_action(state: Organisation, data: dict[str, Any]) -> int | None:
    return state.actions[data["action"]].body


def _of_call(state: Organisation, data: dict[str, Any]) -> int | None:
    return state.actions[state.calls[data["call"]].action].body


def _of_survey(state: Organisation, data: dict[str, Any]) -> int | None:
    return state.surveys[data["survey"]].body


def _of_desk(state: Organisation, data: dict[str, Any]) -> int | None:
    return state.desks[data["desk"]].body


def _of_topic(state: Organisation, data: dict[str, Any]) -> int | None:
    return state.topics[data["topic"]].body


PLACES: dict[str, Place] = {
    "topic.let-go": _of_topic,
    **dict.fromkeys(("feed.followed", "feed.let-go", "dispatch.written"), _of_desk),
    **dict.fromkeys(
        (
            "organisation.proposed",
            "charter.signed",
            "organisation.founded",
            "organisation.dissolved",
            "charter.changed",
            "assembly.proposed",
            "admission.refused",
            "scope.changed",
            "scope.kept",
            "reopening.failed",
            "text.erased",
            "name.erased",
            "key.added",
            "key.removed",
            "key.stopped",
            "explanation.added",
            "precedent.brought",
            "article.settled",
            "alternative.kept",
            "alternative.dropped",
            "tendency.formed",
            "tendency.joined",
            "tendency.left",
            "tendency.rewritten",
            "network.founded",
            "network.joined",
            "network.left",
            "network.written",
            "means.taken-up",
            "means.given-up",
            "piece.shown",
            "piece.withdrawn",
            "piece.announced",
            "contribution.received",
            "contribution.continued",
            "contribution.agreed",
            "contribution.withdrawn",
            "refusal.appealed",
        ),
        _whole,
    ),
    **dict.fromkeys(
        (
            "question.seconded",
            "question.reworded",
            "question.withdrawn",
            "option.added",
            "fact.added",
            "fact.demanded",
            "demand.supported",
            "argument.added",
            "rewording.proposed",
            "rewording.taken",
            "person.heard",
            "dossier.completed",
            "question.laid",
            "callback.settled",
            "notice.waived",
            "candidate.stood",
            "candidate.proposed",
            "candidate.accepted",
            "candidate.withdrawn",
            "scope.contested",
            "summary.added",
            "question.challenged",
            "contradiction.marked",
            "tendency.spoke",
            "text.laid",
            "text.finished",
            "amendment.proposed",
            "amendment.seconded",
            "amendment.withdrawn",
            "amendment.taken",
            "coauthor.asked",
            "author.asked",
            "author.agreed",
            "coauthor.agreed",
            "alternatives.laid",
            "thread.opened",
            "thread.answered",
            "thread-point.named",
            "thread-point.marked",
            "thread-minutes.written",
            "mind.changed",
            "mind.taken-back",
            "conditions.named",
        ),
        _of_question,
    ),
    "contest.supported": _of_contest,
    **dict.fromkeys(
        ("challenge.supported", "question.sent-back", "challenge.dismissed"), _of_challenge
    ),
    "contradiction.lifted": _of_contradiction,
    "vote.extended": _of_vote,
    "departure.explained": _of_vote,
    **dict.fromkeys(("recall.supported", "recall.agreed", "recall.answered"), _of_recall),
    "draw.announced": _of_question,
    **dict.fromkeys(("draw.written", "draw.judged", "draw.held"), _of_draw),
    "report.made": _of_term,
    "report.missed": _of_term,
    "inquiry.made": _of_term,
    "inquiry.answered": _of_inquiry,
    "vote.closed": _of_vote,
    "readers.counted": _of_vote,
    "minority.stated": _of_decision,
    "reopening.asked": _of_decision,
    "exclusion.appealed": _of_exclusion,
    "exclusion.lifted": _of_exclusion,
    **dict.fromkeys(
        ("task.withdrawn", "shift.offered", "shift.declined", "shift.begun", "undertaking.taken"),
        _of_task,
    ),
    **dict.fromkeys(
        (
            "undertaking.joined",
            "undertaking.left",
            "undertaking.handed",
            "undertaking.taken-over",
            "undertaking.put-off",
            "undertaking.done",
            "undertaking.seen",
            "help.asked",
        ),
        _of_undertaking,
    ),
    **dict.fromkeys(
        ("task.included", "call.written", "leaflet.written", "action.evaluated"), _of_action
    ),
    **dict.fromkeys(("call.published", "call.withdrawn"), _of_call),
    **dict.fromkeys(
        (
            "survey.joined",
            "survey-change.proposed",
            "survey-change.supported",
            "survey.supported",
            "survey.opened",
            "survey-codes.printed",
            "survey.closed",
            "survey.published",
        ),
        _of_survey,
    ),
    "decision.regarded": _of_decision,
    "decision.evaluated": _of_decision,
    "event.named": _of_decision,
    "event.seen": _of_decision,
    "expectation.stated": _of_question,
}
"""Act -> the body in which it is done, None for the whole. The handlers of the others look themselves."""


def check_place(state: Organisation, entry: Line) -> None:
    """Mismatch where an act claims to have been done in another body than the one it is about."""
    place = PLACES.get(entry["act"])
    if place is not None and entry["in"] != place(state, entry["body"]):
        raise Mismatch("it was done in another body than the one that it is about")
