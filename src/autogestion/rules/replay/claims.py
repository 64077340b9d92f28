"""Replaying how an assembly says, by its own decision, that a question concerns it too."""

from autogestion.rules.bounds import check_matter
from autogestion.rules.disputes import check_claiming
from autogestion.rules.replay.handlers import (
    Handler,
    Line,
    by_clock,
    charter_in_force,
    is_adopted,
    next_number,
    require,
)
from autogestion.rules.state import Contest, Organisation, Question


def check_asks_itself(state: Organisation, question: Question) -> None:
    """RuleBroken where an assembly cannot ask itself whether another question concerns it too."""
    asked = state.questions[question.subject["too"]]
    check_matter(
        asked.subject.get("matter", ""),
        charter=charter_in_force(state),
        scope="several",
        bodies=(),
        in_council=False,
    )
    check_claiming(
        kind=question.kind,
        scope=question.scope,
        asked_kind=asked.kind,
        asked_scope=asked.scope,
        is_council_s=asked.body in state.councils or question.body in state.councils,
        is_inside=question.body in asked.bodies,
        is_over=asked.opened_at is not None or asked.withdrawn_at is not None,
        is_joined=state.bodies[question.body or 0].joined_at is not None,
        has_claimed=has_claimed(state, asked, question.body) or _is_asked(state, question),
    )


def has_claimed(state: Organisation, question: Question, body: int | None) -> bool:
    """Whether this assembly has decided so of this question before."""
    return any(
        one.question == question.number
        and one.decided_by is not None
        and state.questions[one.decided_by].body == body
        for one in state.contests.values()
    )


def _is_asked(state: Organisation, question: Question) -> bool:
    """Whether the same is before this assembly, and not voted on to the end."""
    for one in state.questions.values():
        if one.body != question.body or one.subject.get("too") != question.subject["too"]:
            continue
        vote = state.votes.get(one.number)
        if one.withdrawn_at is None and (vote is None or vote.closed_at is None):
            return True
    return False


def scope_claimed(state: Organisation, entry: Line) -> None:
    """{contest, question, claim, decided_by}: an assembly decided that a question concerns it too.

    `decided_by` is its own question, whose reasons stand in the dossier: it is heard. Those concerned
    then decide whether it joins them, unless their vote has opened. `in`: the assembly.
    """
    by_clock(entry)
    data = entry["body"]
    question, asked = state.questions[data["question"]], state.questions[data["decided_by"]]
    require(
        asked.body == entry["in"]
        and asked.subject.get("too") == question.number
        and is_adopted(state, asked.number),
        "the assembly did not decide this",
    )
    require(
        question.withdrawn_at is None
        and question.scope != "whole"
        and entry["in"] not in question.bodies
        and not has_claimed(state, question, entry["in"]),
        "there is nothing to claim",
    )
    require(data["claim"] == sorted({*question.bodies, entry["in"]}), "it claims something else")
    require(data["contest"] == next_number(state.contests), "contests are numbered in order")
    state.contests[data["contest"]] = Contest(
        data["contest"], question.number, list(data["claim"]), asked.texts["why"], None, entry["at"],
        ended_at=entry["at"] if question.opened_at is not None else None, decided_by=asked.number,
    )  # fmt: skip


HANDLERS: dict[str, Handler] = {
    "scope.claimed": scope_claimed,
}
