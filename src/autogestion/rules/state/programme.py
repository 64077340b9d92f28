"""The programme: drafts, articles with everything that was decided about each, study circles."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class ArticleDraft:
    """How an article could read, as one member wrote it."""

    number: int
    article: int | None
    """The article that it would change; None for a new one."""
    by: str
    body: int
    """The assembly from which they wrote."""
    at: int
    texts: dict[str, str]
    """Part (rules.programme.PARTS) -> commitment, of those that are written."""
    sources: list[tuple[int, str]] = field(default_factory=list)
    """(line of the record on which it rests, pseudonym of who set it beside), in order."""


@dataclass(slots=True)
class ArticleChange:
    """What a decision made of an article. `draft` 0: from then on it does not stand in the programme."""

    decision: int
    change: str
    """One of rules.programme.CHANGES, or 'restored'."""
    draft: int
    at: int


@dataclass(slots=True)
class ProgrammeArticle:
    """An article of the programme: all that was decided about it, oldest first."""

    number: int
    changes: list[ArticleChange] = field(default_factory=list)
    alternatives: dict[str, int] = field(default_factory=dict)
    """Pseudonym -> the draft that this member keeps beside it."""

    @property
    def draft(self) -> int:
        """The draft that stands in it now; 0 where it was struck."""
        return self.changes[-1].draft


@dataclass(slots=True)
class Reading:
    """Something to read in a study circle: a line of the record, or a text from elsewhere."""

    number: int
    line: int | None
    text: str
    """The commitment of what it is; '' for a line of the record."""
    by: str
    at: int


@dataclass(slots=True)
class Remark:
    """What a member says to a reading: 'note', or 'question' put from experience."""

    number: int
    reading: int
    kind: str
    text: str
    by: str
    at: int


@dataclass(slots=True)
class Study:
    """A study circle: what it reads, and what members say to it."""

    number: int
    name: str
    aim: str
    by: str
    body: int
    at: int
    readings: list[Reading] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
