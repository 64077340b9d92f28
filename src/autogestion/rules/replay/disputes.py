"""Replaying disputes over whom a question concerns."""

from autogestion.rules import questions as rules
from autogestion.rules.bounds import check_matter
from autogestion.rules.replay.dossier import restart_notice
from autogestion.rules.replay.handlers import (
    Handler,
    Line,
    by_clock,
    by_member,
    charter_in_force,
    joined_bodies,
    next_number,
    require,
)
from autogestion.rules.scope import check_contest, circle_after
from autogestion.rules.state import Contest, Organisation


def scope_contested(state: Organisation, entry: Line) -> None:
    """{contest, question, claim, text}: a member says that the question concerns other people.

    `claim` lists the bodies held to be concerned, [] for all.
    """
    data = entry["body"]
    question = state.questions[data["question"]]
    by = by_member(state, entry)
    joined = {body.number for body in joined_bodies(state)}
    check_contest(
        is_member=any(by in state.bodies[number].members for number in joined),
        is_opened=question.opened_at is not None or question.withdrawn_at is not None,
        is_pending=any(
            c.question == question.number and c.ended_at is None and c.decided_by is None
            for c in state.contests.values()
        ),
        claim=list(data["claim"]),
        now=question.bodies,
    )
    require(
        data["claim"] == sorted(set(data["claim"])) and set(data["claim"]) <= joined,
        "it names unknown assemblies",
    )
    require(
        question.kind not in (*rules.POSED_BY_RULE, *rules.OWN_ONLY, *rules.WHOLE_ONLY),
        "its circle is fixed by its kind",
    )
    check_matter(
        question.subject.get("matter", ""),
        charter=charter_in_force(state),
        scope="several" if data["claim"] else "whole",
        bodies=data["claim"],
        in_council=False,
    )
    require(data["contest"] == next_number(state.contests), "contests are numbered in order")
    state.contests[data["contest"]] = Contest(
        data["contest"],
        question.number,
        list(data["claim"]),
        data["text"],
        by,
        entry["at"],
        supporters=[by],
    )


def contest_supported(state: Organisation, entry: Line) -> None:
    """{contest}: another member contests the scope."""
    contest = state.contests[entry["body"]["contest"]]
    by = by_member(state, entry)
    require(
        contest.put_as is None and contest.ended_at is None, "it is put to those concerned already"
    )
    require(by not in contest.supporters, "this member supports it already")
    require(
        any(by in body.members for body in joined_bodies(state)), "only members support a contest"
    )
    contest.supporters.append(by)


def scope_changed(state: Organisation, entry: Line) -> None:
    """{contest}: those concerned decided that the question is put to the circle claimed; its notice starts again."""
    contest = _settled_contest(state, entry, adopted=True)
    question = state.questions[contest.question]
    question.scope, question.bodies = circle_after(
        question.scope, question.bodies, contest.claim, is_joined=contest.decided_by is not None
    )
    restart_notice(question, entry["at"])


def scope_kept(state: Organisation, entry: Line) -> None:
    """{contest}: those concerned did not change whom the question is put to."""
    _settled_contest(state, entry, adopted=False)


def _settled_contest(state: Organisation, entry: Line, *, adopted: bool) -> Contest:
    by_clock(entry)
    contest = state.contests[entry["body"]["contest"]]
    require(
        contest.put_as is not None and contest.ended_at is None,
        "the dispute is not before those concerned",
    )
    result = state.votes[contest.put_as or 0].result
    require(
        result is not None and (result["outcome"] == "adopted") is adopted,
        "those concerned decided otherwise",
    )
    contest.ended_at = entry["at"]
    return contest


HANDLERS: dict[str, Handler] = {
    "scope.contested": scope_contested,
    "contest.supported": contest_supported,
    "scope.changed": scope_changed,
    "scope.kept": scope_kept,
}
