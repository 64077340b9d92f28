"""What is put to people: questions, their dossiers, votes, decisions."""

from dataclasses import dataclass, field
from typing import Any

from autogestion.rules.authors import agreed, is_author
from autogestion.rules.state.amending import Amendment, Draft
from autogestion.rules.state.councils import Candidate

Json = dict[str, Any]


@dataclass(slots=True)
class Option:
    number: int
    text: str
    by: str | None
    needs: str
    """The kind whose majority this option needs, where it differs from the question's; else ''."""


@dataclass(slots=True)
class Piece:
    """A fact, an argument or a rewording: a text that somebody added to a dossier."""

    number: int
    text: str
    by: str | None
    at: int
    side: str = ""
    """For an argument: 'for', 'against' or 'depends'. For a fact: the commitment of its source, or ''."""
    answers: int | None = None
    """For a fact: the demand that it answers."""
    files: list[str] = field(default_factory=list)
    taken_at: int | None = None
    """For a rewording: when the author took it over."""
    condition: int | None = None
    """For a fact or an argument: the trade or condition that the question names which its writer says is theirs."""
    minds: list[str] = field(default_factory=list)
    """For an argument: whose mind it changed, as they say."""


@dataclass(slots=True)
class Demand:
    """'A fact is missing': holds the vote back while it is supported and unanswered."""

    number: int
    text: str
    by: str
    at: int
    supporters: list[str] = field(default_factory=list)
    answered_at: int | None = None


@dataclass(slots=True)
class Contest:
    """A dispute over who is concerned, put to those concerned once enough members support it."""

    number: int
    question: int
    claim: list[int]
    """The bodies that the contesters hold to be concerned; [] for the whole organisation."""
    text: str
    by: str | None
    """The member who began it; None where an assembly did by its own decision."""
    at: int
    supporters: list[str] = field(default_factory=list)
    put_as: int | None = None
    ended_at: int | None = None
    decided_by: int | None = None
    """The number of the question by which an assembly decided that it is concerned too."""


@dataclass(slots=True)
class Question:
    number: int
    body: int | None
    kind: str
    scope: str
    bodies: list[int]
    """The bodies concerned; [] for the whole organisation, settled when the vote opens."""
    by: str | None
    posed_at: int
    texts: dict[str, str]
    subject: Json
    conditions: list[str] = field(default_factory=list)
    """Trades and conditions of those whom it concerns, as its author names them."""
    seconds: list[str] = field(default_factory=list)
    options: list[Option] = field(default_factory=list)
    facts: list[Piece] = field(default_factory=list)
    arguments: list[Piece] = field(default_factory=list)
    rewordings: list[Piece] = field(default_factory=list)
    demands: list[Demand] = field(default_factory=list)
    heard_at: int | None = None
    """For an exclusion: when the person concerned answered."""
    complete_at: int | None = None
    """Since when the dossier has been complete: the notice runs from here."""
    waivers: list[str] = field(default_factory=list)
    """Who has said 'we can vote at once'; emptied whenever the notice starts again."""
    candidates: list[Candidate] = field(default_factory=list)
    """For an election: who stands, or was asked to stand."""
    withdrawn_at: int | None = None
    opened_at: int | None = None
    laid_until: int | None = None
    """In a council: until when those below answer the same question first, once it lies before them."""
    callers: list[str] = field(default_factory=list)
    """In a council: the members below it who call the question back to the assemblies."""
    calling: list[int] = field(default_factory=list)
    """In a council: the assemblies that decided to call it back."""
    called_as: int | None = None
    """The number of the question by which all those below decide it directly."""
    drafts: list[Draft] = field(default_factory=list)
    """The text that it asks to adopt, in versions; [] where it asks for none."""
    amendments: list[Amendment] = field(default_factory=list)
    amended_as: int | None = None
    """The number of the question by which those concerned vote on the amendments."""
    alternatives: list[int] = field(default_factory=list)
    """Amendments that replace the whole text, in the order in which they stand on its ballot."""
    finished_at: int | None = None
    """When the amendments were settled."""
    authors: dict[str, bool] = field(default_factory=dict)
    """Pseudonym of each whom the one who posed it asked to be its author too -> whether they agreed."""

    @property
    def backing(self) -> int:
        """How many stand behind it beside the one who posed it."""
        return len(self.seconds) + len(agreed(self.authors))

    def is_author(self, by: str | None) -> bool:
        """Whether this member words it."""
        return is_author(by, poser=self.by, authors=self.authors)


@dataclass(slots=True)
class Readers:
    """Of the ballots cast on the site, what those who cast them had had open, in sums with chance in them."""

    known: int
    opened: dict[str, int]
    """Part of the dossier -> how many."""


@dataclass(slots=True)
class Vote:
    """A question, a roll, ballots, a result. Knows nothing of what it decides."""

    number: int
    kind: str
    charter: int
    method: str
    options: int
    needs: list[str]
    body: int | None
    opened_at: int
    closes_at: int
    notice_hours: int
    roll: dict[str, int]
    """Pseudonym -> the body in which that member votes."""
    at_once: bool = False
    """All concerned waived the notice: the vote closes when the last of them has cast a ballot."""
    signed: bool = False
    """Ballots are taken only if they are signed with a passkey."""
    seats: int = 0
    """For an election: how many are elected; 0 for any other vote."""
    candidates: list[str] = field(default_factory=list)
    """For an election: who stands, in the order of the ballot."""
    limits: list[list[Any]] = field(default_factory=list)
    """For an election: [places on the ballot, how many of them at most]."""
    sent: dict[str, int] = field(default_factory=dict)
    """In a council: pseudonym of each delegate on the roll -> the body that sent them."""
    members: dict[int, int] = field(default_factory=dict)
    """In a council: body that sends delegates -> how many members it had."""
    laid: list[int] = field(default_factory=list)
    """In a council: the votes by which the base answered the same question, whose ballots are carried."""
    counted_as: str = ""
    """The kind of the council's question that lies before the base with this vote: it is counted like it."""
    mandates: dict[str, int] = field(default_factory=dict)
    """In a council: delegate -> the place on the ballot for which their electors sent them."""
    departures: dict[str, str] = field(default_factory=dict)
    """In a council: delegate -> the commitment of why they voted against their mandate."""
    ballots: dict[str, tuple[Any, int, str]] = field(default_factory=dict)
    """Pseudonym -> (choice, how many times this member has cast so far, by what they were known)."""
    extended_at: int | None = None
    closed_at: int | None = None
    result: Json | None = None
    readers: Readers | None = None

    @property
    def body_number(self) -> int | None:
        """As the table of votes calls it, where `body` is a row."""
        return self.body


@dataclass(slots=True)
class Decision:
    number: int
    question: int
    body: int | None
    adopted: bool
    option: int
    charter: int
    taken_at: int
    review_at: int
    minority: list[Piece] = field(default_factory=list)
    reopeners: list[str] = field(default_factory=list)
    reopened_as: int | None = None
    ended_at: int | None = None
    departs: list[int] = field(default_factory=list)
    """The decisions that were in force and that this one departs from, as its question showed before the vote."""
