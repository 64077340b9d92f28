"""Desks at which news from elsewhere is gathered, and what is written there."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Feed:
    """Another publication that a desk follows. `address`: the commitment of where it is."""

    address: str
    by: str
    at: int
    let_go_at: int | None = None


@dataclass(slots=True)
class Desk:
    """A desk of an assembly, on one matter."""

    number: int
    body: int
    name: str
    about: str
    by: str
    at: int
    feeds: dict[int, Feed] = field(default_factory=dict)


@dataclass(slots=True)
class Dispatch:
    """A piece of news with its source. `trade`: a commitment, or nothing; `country`: its code, or nothing."""

    number: int
    desk: int
    title: str
    text: str
    source: str
    trade: str
    country: str
    by: str
    at: int
