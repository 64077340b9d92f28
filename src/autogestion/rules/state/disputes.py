"""What is held against a question before its vote."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Challenge:
    """Some hold that a question is badly put; those whom it concerns decide once enough do."""

    number: int
    question: int
    ground: str
    text: str
    instead: str
    """The commitment of how it should read, or ''."""
    by: str
    at: int
    supporters: list[str] = field(default_factory=list)
    put_as: int | None = None
    """The number of the question by which those concerned decide."""
    sent_back_at: int | None = None
    dismissed_at: int | None = None

    @property
    def is_over(self) -> bool:
        """Whether those concerned have decided."""
        return self.sent_back_at is not None or self.dismissed_at is not None


@dataclass(slots=True)
class Contradiction:
    """A member holds that a question contradicts a decision in force."""

    number: int
    question: int
    decision: int
    text: str
    by: str
    at: int
    lifted_at: int | None = None
