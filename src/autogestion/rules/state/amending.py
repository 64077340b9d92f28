"""A text that a question asks to adopt, and what members propose to change in it."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Draft:
    """One version of the text, as the commitments of its paragraphs. `by` is None where it follows by rule."""

    number: int
    paragraphs: list[str]
    at: int
    by: str | None
    taken: list[int] = field(default_factory=list)
    """The amendments that made it of the version before; [] where it was laid as it is."""


@dataclass(slots=True)
class Amendment:
    """Other words for the paragraphs `first` to `last` of a version.

    With `last` = `first` - 1 its paragraphs go in before `first`; without paragraphs it strikes.
    """

    number: int
    version: int
    first: int
    last: int
    paragraphs: list[str]
    wants: str
    """The commitment of what it wants, in one line; and below it of why."""
    why: str
    by: str
    at: int
    needs: str = ""
    """The kind whose majority it needs where it stands on a ballot for the whole text; else ''."""
    is_late: bool = False
    """The dossier had been complete when it was proposed."""
    seconds: list[str] = field(default_factory=list)
    coauthors: dict[str, bool] = field(default_factory=dict)
    """Pseudonym of each whom its author asked to be an author too -> whether they agreed."""
    taken_at: int | None = None
    withdrawn_at: int | None = None

    @property
    def supporters(self) -> set[str]:
        """Who stands behind it beside its author."""
        return {*self.seconds, *(one for one, agreed in self.coauthors.items() if agreed)}
