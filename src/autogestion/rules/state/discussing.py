"""What was said of a question in threads, what of it is settled, and the minutes."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class ThreadPiece:
    """A contribution to a thread; the first opens it."""

    number: int
    line: int
    """The number of the line of the record that gave it."""
    text: str
    by: str
    at: int
    quote: tuple[int, int, int] | None = None
    """The line of the contribution that it quotes, and from and to which character."""
    condition: int | None = None
    """The trade or condition of those that the question names which its writer says is theirs."""
    minds: list[str] = field(default_factory=list)
    """Whose mind it changed, as they say."""


@dataclass(slots=True)
class ThreadPoint:
    """A sentence that is settled or open: each mark with who made it and when, the last one counts."""

    number: int
    text: str
    marks: list[tuple[bool, str, int]]

    @property
    def is_settled(self) -> bool:
        return self.marks[-1][0]


@dataclass(slots=True)
class ThreadMinutes:
    """A version of the minutes of a thread."""

    number: int
    text: str
    by: str
    at: int


@dataclass(slots=True)
class Thread:
    """A discussion on a question, as a whole or on one thing in its dossier."""

    number: int
    question: int
    title: str
    about: str
    """'fact', 'argument', 'passage' of the text to adopt, or ''; and the number of that thing, or 0."""
    place: int
    version: int
    """For a passage: the version of the text in which it stands; else 0."""
    pieces: list[ThreadPiece] = field(default_factory=list)
    points: list[ThreadPoint] = field(default_factory=list)
    minutes: list[ThreadMinutes] = field(default_factory=list)
