"""Replaying how people leave assemblies, and how they are excluded."""

from autogestion.rules import bodies as rules
from autogestion.rules.replay.handlers import (
    Handler,
    Line,
    assembly,
    by_clock,
    by_member,
    is_adopted,
    is_in,
    require,
)
from autogestion.rules.state import Organisation


def member_left(state: Organisation, entry: Line) -> None:
    """{}: a member leaves an assembly."""
    by = by_member(state, entry)
    assembly(state, entry["in"])
    rules.check_leaving(is_member=is_in(state, entry["in"], by))
    remove(state, by, entry["in"])


def remove(state: Organisation, pseudonym: str, number: int) -> None:
    """End a place; the base moves to the lowest-numbered assembly left, if there is one."""
    del state.bodies[number].members[pseudonym]
    member = state.members[pseudonym]
    if member.base == number:
        member.base = min(
            (
                body.number
                for body in state.bodies.values()
                if pseudonym in body.members and body.number not in state.councils
            ),
            default=None,
        )


def exclusion_appealed(state: Organisation, entry: Line) -> None:
    """{decision, text}: the person concerned appeals to the whole."""
    exclusion = state.exclusions[entry["body"]["decision"]]
    by = by_member(state, entry)
    rules.check_appeal(
        is_concerned=by == exclusion.member,
        has_appealed=exclusion.appeal is not None,
        is_ended=exclusion.ended_at is not None,
        takes_effect_at=exclusion.takes_effect_at,
        at=entry["at"],
    )
    exclusion.appealed_with = entry["body"]["text"]


def exclusion_lifted(state: Organisation, entry: Line) -> None:
    """{decision}: the whole answered the appeal: the member stays."""
    by_clock(entry)
    exclusion = state.exclusions[entry["body"]["decision"]]
    require(exclusion.ended_at is None and exclusion.appeal is not None, "there was no appeal")
    require(is_adopted(state, exclusion.appeal or 0), "the whole did not decide this")
    exclusion.ended_at = entry["at"]


def member_excluded(state: Organisation, entry: Line) -> None:
    """{member, decision}: the time of appeal is over, or the whole confirmed the exclusion."""
    by_clock(entry)
    exclusion = state.exclusions[entry["body"]["decision"]]
    require(exclusion.ended_at is None, "it took effect or was lifted already")
    require(
        exclusion.member == entry["body"]["member"] and exclusion.body == entry["in"],
        "somebody else is concerned",
    )
    if exclusion.appeal is None:
        require(entry["at"] >= exclusion.takes_effect_at, "the time of appeal is not over")
    else:
        vote = state.votes.get(exclusion.appeal)
        require(
            vote is not None and vote.closed_at is not None, "the whole has not answered the appeal"
        )
        require(not is_adopted(state, exclusion.appeal), "the whole lifted the exclusion")
    exclusion.ended_at = entry["at"]
    if is_in(state, exclusion.body, exclusion.member):
        remove(state, exclusion.member, exclusion.body)


HANDLERS: dict[str, Handler] = {
    "member.left": member_left,
    "exclusion.appealed": exclusion_appealed,
    "exclusion.lifted": exclusion_lifted,
    "member.excluded": member_excluded,
}
