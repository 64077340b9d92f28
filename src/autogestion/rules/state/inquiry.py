"""Inquiries as the record tells of them: what is asked, by whom, and what was answered in sum."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class SurveyItem:
    """A question of an inquiry. `text`: the commitment of its words and of the answers to choose from."""

    number: int
    kind: str
    text: str
    by: str
    struck_at: int | None = None


@dataclass(slots=True)
class SurveyChange:
    """Somebody wants a question added (`item` 0), written anew, or struck out (`kind` and `text` '')."""

    number: int
    item: int
    kind: str
    text: str
    by: str
    at: int
    supporters: list[str] = field(default_factory=list)
    taken_at: int | None = None


@dataclass(slots=True)
class SurveyUse:
    """A finding was taken further: into a dossier as a fact. (What was asked of it is in the question's subject.)"""

    question: int
    fact: int
    item: int


@dataclass(slots=True)
class Survey:
    """An inquiry: drafted, opened, closed, published. Answers are in no record."""

    number: int
    body: int
    by: str
    at: int
    title: str
    why: str
    asks: str
    outside: str
    days: int
    first_days: int
    drafters: list[str] = field(default_factory=list)
    items: list[SurveyItem] = field(default_factory=list)
    changes: list[SurveyChange] = field(default_factory=list)
    version: int = 1
    """One more with every change that is taken over: what is supported is this wording."""
    supporters: list[str] = field(default_factory=list)
    opened_at: int | None = None
    closes_at: int | None = None
    asked: int = 0
    """How many members were asked, when it opened."""
    codes: list[tuple[str, int]] = field(default_factory=list)
    """(by whom, how many) codes were printed for others."""
    closed_at: int | None = None
    answered: int = 0
    answers: str = ""
    """A hash over all sheets, and (`results`) the commitment of what they amount to."""
    results: str = ""
    published_at: int | None = None
    uses: list[SurveyUse] = field(default_factory=list)

    @property
    def standing(self) -> list[SurveyItem]:
        """The questions that are asked."""
        return [item for item in self.items if item.struck_at is None]
