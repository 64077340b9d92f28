"""Replaying how members stand for something together."""

from autogestion.rules import tendencies as rules
from autogestion.rules.replay.handlers import (
    Handler,
    Line,
    by_member,
    is_concerned,
    next_number,
    require,
)
from autogestion.rules.state import Organisation, Tendency


def belongs(state: Organisation, member: str) -> bool:
    """Whether this member has a place in an assembly now."""
    return state.members[member].base is not None


def tendency_formed(state: Organisation, entry: Line) -> None:
    """{tendency, name, platform, named}: a member forms a tendency. `named`: whether its page names them."""
    data, by = entry["body"], by_member(state, entry)
    rules.check_belonging(is_member=belongs(state, by))
    require(data["tendency"] == next_number(state.tendencies), "tendencies are numbered in order")
    state.tendencies[data["tendency"]] = Tendency(
        data["tendency"], data["name"], data["platform"], by, entry["at"], {by: data["named"]}
    )


def tendency_joined(state: Organisation, entry: Line) -> None:
    """{tendency, named}: a member joins it."""
    data, by = entry["body"], by_member(state, entry)
    tendency = state.tendencies[data["tendency"]]
    rules.check_joining(tendency, by=by, is_member=belongs(state, by))
    tendency.members[by] = data["named"]


def tendency_left(state: Organisation, entry: Line) -> None:
    """{tendency}: a member leaves it; with the last it is over."""
    tendency, by = state.tendencies[entry["body"]["tendency"]], by_member(state, entry)
    rules.check_inside(tendency, by=by)
    del tendency.members[by]
    if not tendency.members:
        tendency.ended_at = entry["at"]


def tendency_rewritten(state: Organisation, entry: Line) -> None:
    """{tendency, platform}: one of its members writes anew what it stands for."""
    tendency, by = state.tendencies[entry["body"]["tendency"]], by_member(state, entry)
    rules.check_inside(tendency, by=by)
    tendency.platform = entry["body"]["platform"]


def tendency_spoke(state: Organisation, entry: Line) -> None:
    """{tendency, question, text}: what it says in a dossier; the last word counts. `in`: where it was posed."""
    data, by = entry["body"], by_member(state, entry)
    tendency, question = state.tendencies[data["tendency"]], state.questions[data["question"]]
    rules.check_speaking(
        tendency,
        by=by,
        belonging=[one for one in tendency.members if belongs(state, one)],
        is_concerned=is_concerned(state, question, by),
        is_withdrawn=question.withdrawn_at is not None,
        is_opened=question.opened_at is not None,
    )
    tendency.said[question.number] = (data["text"], by, entry["at"])


HANDLERS: dict[str, Handler] = {
    "tendency.formed": tendency_formed,
    "tendency.joined": tendency_joined,
    "tendency.left": tendency_left,
    "tendency.rewritten": tendency_rewritten,
    "tendency.spoke": tendency_spoke,
}
