"""What all handlers share: an entry, whose act it may be, and the charter at that moment."""

from collections.abc import Callable
from typing import Any

from autogestion.rules.charter import Charter, from_data
from autogestion.rules.delegates import refuse_council_members
from autogestion.rules.record.canonical import canonical
from autogestion.rules.state import Body, Json, Member, Organisation, Question, Term

Line = dict[str, Any]
"""An entry as it stands in the record: v, org, seq, at, act, by, in, body, proof."""

Handler = Callable[[Organisation, Line], None]


class Mismatch(Exception):
    """An entry that contradicts what the lines above it lead to."""


def require(holds: bool, reason: str) -> None:
    """Mismatch with `reason` where something the entry claims is not so."""
    if not holds:
        raise Mismatch(reason)


def require_same(claimed: Any, expected: Any, reason: str) -> None:
    """Mismatch unless both are written alike. (`==` would take true for 1.)"""
    require(canonical(claimed) == canonical(expected), reason)


def require_charter(data: Json) -> None:
    """Mismatch, or CharterRefused, unless this is a charter, written as charters are in the record."""
    require_same(data, from_data(data).to_data(), "the charter is not written as in a record")


def by_member(state: Organisation, entry: Line) -> str:
    """The pseudonym of the member who acted, known to this organisation."""
    by = entry["by"]
    require(
        isinstance(by, str) and by in state.members, "nobody known to the organisation did this"
    )
    return str(by)


def known(state: Organisation, pseudonym: str) -> Member:
    """Who comes in, or comes in again; others know them by the name that they give then."""
    member = state.members.setdefault(pseudonym, Member(pseudonym))
    member.name_erased_at = None
    return member


def by_clock(entry: Line) -> None:
    """What follows by itself is done by nobody."""
    require(entry["by"] is None, "this follows by itself and is nobody's act")


def charter_in_force(state: Organisation) -> Charter:
    return charter_version(state, len(state.charters))


def charter_version(state: Organisation, number: int) -> Charter:
    return state.charters[number - 1].read()


def known_need(state: Organisation, needs: str) -> str:
    require(
        not needs or needs in charter_in_force(state).kinds,
        "the charter has no such kind of question",
    )
    return needs


def is_in(state: Organisation, body: int | None, pseudonym: str | None) -> bool:
    return body in state.bodies and pseudonym in state.bodies[body].members


def is_concerned(state: Organisation, question: Question, pseudonym: str | None) -> bool:
    """Whether this member will vote on the question: they belong to a body that it concerns."""
    return any(pseudonym in body.members for body in concerned_bodies(state, question))


def concerned_bodies(state: Organisation, question: Question) -> list[Body]:
    """The bodies whose members vote: those named, or all that have joined."""
    if question.scope == "whole":
        return joined_bodies(state)
    return [state.bodies[number] for number in question.bodies]


def joined_bodies(state: Organisation) -> list[Body]:
    return [body for body in state.bodies.values() if body.joined_at is not None]


def assembly(state: Organisation, number: int) -> Body:
    """The assembly with this number; RuleBroken for a council, which has no members of its own."""
    if number in state.councils:
        refuse_council_members()
    return state.bodies[number]


def running_terms(
    state: Organisation, council: int, *, sender: int | None = None, member: str | None = None
) -> list[Term]:
    """Terms in a council that have not ended: all, of one body that sends delegates, or of one member."""
    return [
        term
        for term in state.terms.values()
        if term.council == council
        and term.ended_at is None
        and sender in (None, term.sender)
        and member in (None, term.member)
    ]


def sends_to(state: Organisation) -> dict[int, list[int]]:
    """Body -> the councils to which it sends delegates."""
    found: dict[int, list[int]] = {}
    for council in state.councils.values():
        if council.ended_at is None:
            for sender in council.senders:
                found.setdefault(sender, []).append(council.number)
    return found


def base_of(state: Organisation, number: int) -> set[int]:
    """The assemblies below a body: itself where it is one; for a council all that send to it, over any steps."""
    below, seen, base = [number], set(), set()
    while below:
        body = below.pop()
        if body in seen:
            continue
        seen.add(body)
        council = state.councils.get(body)
        if council is None:
            base.add(body)
        else:
            below += council.senders
    return base


def base_members(state: Organisation, number: int) -> int:
    """How many members meet in the assemblies below a body, each counted once."""
    return len({member for body in base_of(state, number) for member in state.bodies[body].members})


def next_number(things: dict[int, Any]) -> int:
    return len(things) + 1


def is_adopted(state: Organisation, number: int | None) -> bool:
    """Whether the vote with this number was closed and adopted what it asked."""
    vote = state.votes.get(number or 0)
    return vote is not None and vote.result is not None and vote.result["outcome"] == "adopted"
