"""Means that an organisation lends to groups, those it borrows itself, and what it shows at its hosts."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Lending:
    """Means offered to a group, another organisation, until they are ended. `group`: as its record names it."""

    number: int
    group: str
    name: str
    body: int
    decision: int
    by: str
    at: int
    announced: int = 0
    """The newest of the group's pieces of which its followers were told."""
    ended_at: int | None = None


@dataclass(slots=True)
class Borrowing:
    """Means of a host, another organisation, that this one took up. `offer`: the host's number of it."""

    number: int
    host: str
    offer: int
    by: str
    at: int
    ended_at: int | None = None


@dataclass(slots=True)
class Piece:
    """What it shows at its hosts. `thing`: the number of its own entry of the library or inquiry, 0 for none."""

    number: int
    shelf: str
    title: str
    text: str
    thing: int
    by: str
    at: int
    withdrawn_at: int | None = None


@dataclass(slots=True)
class Means:
    """All of it, by number."""

    lent: dict[int, Lending] = field(default_factory=dict)
    borrowed: dict[int, Borrowing] = field(default_factory=dict)
    pieces: dict[int, Piece] = field(default_factory=dict)
