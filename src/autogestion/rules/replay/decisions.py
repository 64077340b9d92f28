"""Replaying what follows from a result: decisions, minority statements, reopening, a new charter."""

from autogestion.rules import decisions as rules
from autogestion.rules.replay.challenges import departs_from
from autogestion.rules.replay.handlers import (
    Handler,
    Line,
    by_clock,
    by_member,
    charter_version,
    is_concerned,
    next_number,
    require,
)
from autogestion.rules.state import CharterVersion, Decision, Exclusion, Organisation, Piece


def decision_taken(state: Organisation, entry: Line) -> None:
    """{decision, question, adopted, option, review}: the vote settled the question.

    `in` is the body bound, None for several. `departs`, where there are any: the decisions in force
    that this one departs from, as its question showed before the vote.
    """
    by_clock(entry)
    data = entry["body"]
    question = state.questions[data["question"]]
    vote = state.votes[question.number]
    require(vote.result is not None, "the vote is not closed")
    outcome = (vote.result or {})["outcome"]
    require(rules.is_decided_by(outcome), "the vote settled nothing")
    require(
        all(decision.question != question.number for decision in state.decisions.values()),
        "it was decided already",
    )
    require(data["decision"] == next_number(state.decisions), "decisions are numbered in order")
    charter = charter_version(state, vote.charter)
    decision = Decision(
        number=data["decision"],
        question=question.number,
        body=question.bodies[0] if question.scope == "own" else None,
        adopted=outcome == "adopted",
        option=(vote.result or {})["winner"],
        charter=vote.charter,
        taken_at=entry["at"],
        review_at=rules.review_at(
            taken_at=entry["at"], review_days=charter.rule_for(question.kind).review_days
        ),
        departs=departs_from(state, question) if outcome == "adopted" else [],
    )
    require(
        [entry["in"], data["adopted"], data["option"], data["review"], data.get("departs")]
        == [
            decision.body,
            decision.adopted,
            decision.option,
            decision.review_at,
            decision.departs or None,
        ],
        "the vote led to another decision",
    )
    state.decisions[decision.number] = decision
    if "decision" in question.subject and question.kind != "appeal":
        state.decisions[question.subject["decision"]].ended_at = entry["at"]
    if question.kind == "exclusion" and decision.adopted:
        state.exclusions[decision.number] = Exclusion(
            decision=decision.number,
            member=question.subject["member"],
            body=question.bodies[0],
            takes_effect_at=rules.takes_effect_at(
                taken_at=entry["at"], appeal_days=charter.exclusion.appeal_days
            ),
        )


def reopening_failed(state: Organisation, entry: Line) -> None:
    """{decision}: the vote that reopened it settled nothing, so the decision stands and can be reopened again."""
    by_clock(entry)
    decision = state.decisions[entry["body"]["decision"]]
    vote = state.votes[decision.reopened_as or 0]
    require(
        vote.result is not None and not rules.is_decided_by(vote.result["outcome"]),
        "the vote settled it",
    )
    decision.reopened_as = None
    decision.reopeners.clear()


def minority_stated(state: Organisation, entry: Line) -> None:
    """{decision, text}: a voter's dissent stands beside the decision."""
    decision = state.decisions[entry["body"]["decision"]]
    by = by_member(state, entry)
    rules.check_minority(
        was_elector=by in state.votes[decision.question].roll,
        has_stated=any(statement.by == by for statement in decision.minority),
        is_ended=decision.ended_at is not None,
    )
    decision.minority.append(
        Piece(len(decision.minority) + 1, entry["body"]["text"], by, entry["at"])
    )


def reopening_asked(state: Organisation, entry: Line) -> None:
    """{decision}: a member whom the decision concerns asks to reopen it."""
    decision = state.decisions[entry["body"]["decision"]]
    by = by_member(state, entry)
    question = state.questions[decision.question]
    rules.check_reopening(
        is_concerned=is_concerned(state, question, by),
        has_signed=by in decision.reopeners,
        is_pending=decision.reopened_as is not None,
        is_ended=decision.ended_at is not None,
        is_reopenable=rules.is_reopenable(question.kind, question.subject),
    )
    decision.reopeners.append(by)


def charter_changed(state: Organisation, entry: Line) -> None:
    """{charter, decision}: the common decision put a new charter in force."""
    by_clock(entry)
    decision = state.decisions[entry["body"]["decision"]]
    question = state.questions[decision.question]
    require(question.kind == "charter" and decision.adopted, "no decision changes the charter")
    require(
        all(version.decision != decision.number for version in state.charters),
        "it is in force already",
    )
    require(entry["body"]["charter"] == len(state.charters) + 1, "charters are numbered in order")
    state.charters.append(CharterVersion(question.subject["charter"], entry["at"], decision.number))


HANDLERS: dict[str, Handler] = {
    "decision.taken": decision_taken,
    "reopening.failed": reopening_failed,
    "minority.stated": minority_stated,
    "reopening.asked": reopening_asked,
    "charter.changed": charter_changed,
}
