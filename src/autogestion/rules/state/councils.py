"""Councils: who sends delegates to them, who stands, who holds a seat."""

from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]


@dataclass(slots=True)
class Council:
    """A body whose only members are delegates. It has the number of its body, and exists once that is founded."""

    number: int
    remit: str
    """The commitment of what it may decide."""
    seats: Json
    """How many delegates each body sends, as rules.delegates.seats_for reads it."""
    term_days: int
    asked: list[int]
    """The bodies that were asked whether they send delegates."""
    senders: dict[int, int] = field(default_factory=dict)
    """Body that sends delegates -> since when."""
    ended_at: int | None = None


@dataclass(slots=True)
class Candidate:
    """Somebody who stands in an election, or whom a member asks to stand."""

    number: int
    member: str
    by: str
    at: int
    statement: str = ""
    """The commitment of what they say for themselves; '' where nothing."""
    alike: int = 0
    """The number of the first candidate who names the same workplace, their own where they are it; 0 unsaid."""
    accepted_at: int | None = None
    withdrawn_at: int | None = None


@dataclass(slots=True)
class Term:
    """A member holds a seat in a council, for the body that elected them, until `until` at the latest."""

    number: int
    council: int
    sender: int
    seat: int
    """1, 2, 3 …: which of the seats that this body fills in this council."""
    member: str
    election: int
    """The number of the question by which they were elected."""
    since: int
    until: int
    ended_at: int | None = None
    why: str = ""
    """How it ended: one of rules.delegates.ENDINGS."""
    account_from: int = 0
    """From when the time of the next account runs: the seat, the last account, or the last one missed."""


@dataclass(slots=True)
class Recall:
    """Some delegates of one body are to be recalled; put to the vote once it is supported."""

    number: int
    council: int
    sender: int
    terms: list[int]
    by: str | None
    at: int
    reasons: str = ""
    """The commitment of the reasons, which nobody has to give; '' where none are."""
    why: str = ""
    """Where nobody opened it: one of rules.recall.ARISING."""
    successor: str = ""
    """Who takes the seat if it carries, for a recall by electing another; '' otherwise."""
    agreed_at: int | None = None
    """When the successor agreed."""
    seconds: list[str] = field(default_factory=list)
    answers: dict[str, str] = field(default_factory=dict)
    """Delegate -> the commitment of what they answer."""
    question: int | None = None


@dataclass(slots=True)
class Report:
    """The account that a delegate gives to those who elected them, who accept or refuse it by a vote."""

    number: int
    term: int
    at: int
    texts: dict[str, str]
    """Part (rules.reports.PARTS) -> commitment."""
    question: int | None = None


@dataclass(slots=True)
class Inquiry:
    """What an elector asks their delegate. It stays visible until it is answered."""

    number: int
    term: int
    by: str
    at: int
    text: str
    answer: str = ""
    answered_at: int | None = None


@dataclass(slots=True)
class Draw:
    """A public draw after an election: by lot among all who stand, or where the ballots left a tie open."""

    number: int
    question: int
    source: str
    """Where the value comes from that nobody can choose, as the charter says it."""
    at: int
    value: str = ""
    """What came of the source, as somebody wrote it down."""
    by: str = ""
    """Who wrote it down."""
    agree: list[str] = field(default_factory=list)
    disagree: list[str] = field(default_factory=list)
    order: list[int] = field(default_factory=list)
    """Once it is held: the candidates' places on the ballot as drawn."""
    held_at: int | None = None
