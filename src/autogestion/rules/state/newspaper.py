"""The newspaper: what anyone sends, how it is answered and edited, who lays it out, the issues that appear."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class Said:
    """A word between the organisation and the writer. `by` None: the writer, whom nobody knows."""

    number: int
    by: str | None
    body: int | None
    """The assembly from which a member answers; None for the writer's own word."""
    at: int
    text: str


@dataclass(slots=True)
class Edited:
    """A wording that an editor proposes; the writer agrees to it, or does not."""

    number: int
    by: str
    collective: int
    at: int
    title: str
    text: str
    why: str
    agreed_at: int | None = None


@dataclass(slots=True)
class Refusal:
    """A collective does not print it, for a reason; the writer can put that to the body that mandated it."""

    collective: int
    by: str
    at: int
    reason: str
    appeal: str = ""
    """The commitment of what the writer says against it."""
    question: int | None = None
    """The number of the question by which the mandating body answers."""


@dataclass(slots=True)
class Transcribed:
    """What stands on a photographed page or is said in a recording, written down by a member."""

    number: int
    file: int
    by: str
    at: int
    text: str


@dataclass(slots=True)
class CameOf:
    """Something that came of a contribution: its kind (rules.newspaper.LINKED), number, and part where it has one."""

    number: int
    by: str
    at: int
    kind: str
    thing: int
    part: int


@dataclass(slots=True)
class Contribution:
    """What somebody sent. `by` None: nobody knows who; then `word` is the hash of their secret word."""

    number: int
    by: str | None
    body: int | None
    at: int
    sort: str
    language: str
    about: int | None
    """The contribution that it answers, corrects or translates."""
    tendency: int | None
    public: bool
    """Whether it may be printed for everybody, or for members alone."""
    word: str
    title: str
    text: str
    byline: str
    """Commitments; '' where nothing is written."""
    files: list[str] = field(default_factory=list)
    captions: list[str] = field(default_factory=list)
    said: list[Said] = field(default_factory=list)
    versions: list[Edited] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)
    transcribed: list[Transcribed] = field(default_factory=list)
    came_of_it: list[CameOf] = field(default_factory=list)
    withdrawn_at: int | None = None


@dataclass(slots=True)
class Collective:
    """Members who edit the newspaper under the mandate of a body, until a day, or until the body takes it back."""

    number: int
    decision: int
    body: int
    since: int
    until: int
    members: dict[str, int | None] = field(default_factory=dict)
    """Pseudonym of whom the decision names -> since when they edit; None as long as they have not accepted."""
    ended_at: int | None = None


@dataclass(slots=True)
class Issue:
    """An issue: laid out anew until it appears. `articles`: contribution, version, column and public of each."""

    number: int
    collective: int
    laid_by: str
    laid_at: int
    title: str
    lead: str
    columns: list[str] = field(default_factory=list)
    articles: list[dict[str, Any]] = field(default_factory=list)
    appeared_at: int | None = None
