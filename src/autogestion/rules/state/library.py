"""The library of struggles: entries in their versions, and what those who took part say."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class StruggleVersion:
    """What an entry says, as one member wrote or corrected it. Texts are commitments."""

    number: int
    by: str
    body: int
    """The assembly from which they wrote."""
    at: int
    country: str
    begun: str
    ended: str
    """Days as they are known: 1936, 1936-06 or 1936-06-07; '' where it is not known, or not over."""
    people: int
    """How many took part, about; 0 where nobody knows."""
    outcome: str
    why: str = ""
    """What is corrected, and why; '' in the first version."""
    texts: dict[str, str] = field(default_factory=dict)
    """Part (rules.library.PARTS) -> commitment, of those that are written."""
    lists: dict[str, list[str]] = field(default_factory=dict)
    """List (rules.library.LISTS) -> commitments."""


@dataclass(slots=True)
class Voice:
    """What somebody who took part thinks of a struggle."""

    number: int
    by: str
    body: int
    at: int
    text: str


@dataclass(slots=True)
class Struggle:
    """An entry of the library: all its versions, oldest first, and the voices beside it."""

    number: int
    versions: list[StruggleVersion] = field(default_factory=list)
    voices: list[Voice] = field(default_factory=list)


@dataclass(slots=True)
class Topic:
    """What an assembly follows in the library, as one of its members chose."""

    number: int
    body: int
    kind: str
    """One of rules.library.FOLLOWED."""
    word: str
    """A commitment; '' of a country and of an entry."""
    country: str
    struggle: int
    """The entry whose like it follows; 0 where it follows something else."""
    by: str
    at: int
    after: int
    """How many entries there were when it began: it hears of those that come after."""
    let_go_at: int | None = None
