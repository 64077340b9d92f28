"""Addresses of rooms, to which anybody can write: each room above enters what it does with a mail.

`post+newspaper.SLUG@host` is the address of a room of an organisation. What arrives there is nobody's, whatever
its sender says. A member has an address of their own besides, with a token in it, as an answer to a letter has.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from autogestion.rules.refusals import RuleBroken
from autogestion.server.mail import deeds, queries
from autogestion.server.mail.composing import tagged
from autogestion.server.organisations import queries as organisations

if TYPE_CHECKING:
    from autogestion.server.mail.incoming import Incoming
    from autogestion.server.organisations.models import Member, Organisation

LOCAL_MAX = 64
"""So long is what stands before the @ of an address (RFC 5321)."""
_NAME = re.compile(r"([a-z]+)\.([-a-z0-9_]+)")


@dataclass(frozen=True)
class Brought:
    """A mail for a room. `sender` is where the answer goes, and is kept nowhere."""

    sender: str
    subject: str
    words: str
    content: bytes = field(repr=False)
    """The mail as it came."""
    files: list[bytes] = field(default_factory=list, repr=False)
    is_too_large: bool = False


class Room(NamedTuple):
    """`deed`: what the token in a member's own address is for. `take` answers False where the mail has to wait."""

    deed: int
    take: "Callable[[Organisation, Brought], bool]"
    take_from: "Callable[[Member, Brought], None]"


rooms: dict[str, Room] = {}
"""Name of a room -> what it does. Filled when the server starts."""


def address_for(name: str, organisation: "Organisation") -> str:
    """Where anybody writes to; '' where nobody reads mail here."""
    if not (queries.takes_replies() and queries.sends_letters()):
        return ""
    address = tagged(f"{name}.{organisation.slug}")
    return address if len(address.rpartition("@")[0]) <= LOCAL_MAX else ""


def own_address(name: str, member: "Member") -> str:
    """Where a member writes to under their name, from their own address; '' where they get no letters."""
    if not queries.takes_replies() or member.person is None or not member.person.email:
        return ""
    reader = queries.member_of_letters(member.pk)
    return tagged(deeds.token(reader, rooms[name].deed, seconds=None)) if reader else ""


def is_for_a_room(mail: "Incoming") -> bool:
    """Whether it was sent to the address of a room, or to a member's own."""
    return not mail.is_automatic and bool(_organisation(mail) or _member(mail))


def take(mail: "Incoming", brought: Brought) -> bool:
    """Hand it to its room. Answers False where it has to wait in the box."""
    found = _organisation(mail)
    if found:
        return found[0].take(found[1], brought)
    member = _member(mail)
    if member:
        member[0].take_from(member[1], brought)
    return True


def _organisation(mail: "Incoming") -> "tuple[Room, Organisation] | None":
    said = _NAME.fullmatch(mail.name)
    room = rooms.get(said[1]) if said else None
    if said is None or room is None:
        return None
    organisation = organisations.organisation_with_slug(said[2])
    return (room, organisation) if organisation else None


def _member(mail: "Incoming") -> "tuple[Room, Member] | None":
    """Whose own address it is, where it comes from theirs."""
    for room in rooms.values():
        try:
            member, _said = deeds.whose(mail.token, room.deed)
        except RuleBroken:
            continue
        person = member.person
        is_theirs = person is not None and (person.email or "").lower() == mail.sender
        return (room, member) if is_theirs else None
    return None
