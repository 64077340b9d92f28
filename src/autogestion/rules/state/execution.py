"""Who carries a decision out, and what came of it."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Task:
    """Something to do because it was decided, in one of the bodies that the decision binds."""

    number: int
    decision: int
    body: int
    what: str
    by: str
    at: int
    until: int
    """By when it should be done; 0 where nothing hangs on a date, and for a task that comes back."""
    every: int
    """After how many days it comes back; 0 for a task that is done once."""
    way: str
    """Whose turn it is: 'open', whoever takes it on; 'turns' or 'lot', among the willing."""
    pairs: bool
    """Who has never done it does it with somebody who has."""
    offers: dict[str, str] = field(default_factory=dict)
    """Pseudonym of each who is willing -> the number that they bring to the lot."""
    taken: list[int] = field(default_factory=list)
    """The numbers of its undertakings: each time it was taken on, or was somebody's turn."""
    withdrawn_at: int | None = None
    duty: str = ""
    """Of a task that comes back: which of tasks.DUTIES it is, or '' for any other."""


@dataclass(slots=True)
class Note:
    """What was said about an undertaking under way: 'help' is asked, 'later' it will be, 'left' by somebody."""

    kind: str
    text: str
    by: str
    at: int


@dataclass(slots=True)
class Undertaking:
    """A task that members took on together, or whose turn it was."""

    number: int
    task: int
    at: int
    until: int
    holders: list[str]
    notes: list[Note] = field(default_factory=list)
    handing: list[str] = field(default_factory=list)
    """[who hands on, to whom, the commitment of what they say], while the other has not answered."""
    account: str = ""
    """The commitment of what was done, once one of the holders said so."""
    done_by: str = ""
    done_at: int | None = None
    seen: dict[str, tuple[bool, str]] = field(default_factory=dict)
    """Pseudonym of each witness -> (whether it is done, the commitment of what they add or '')."""
    ended_at: int | None = None
    """Since when it is over without an account: given back, or taken on by others after its time."""


@dataclass(slots=True)
class Told:
    """A body carries a common decision out in its own way: how it will ('how'), and what it did ('done')."""

    number: int
    decision: int
    body: int
    stage: str
    text: str
    by: str
    at: int
    decided: int | None
    """The body's own decision on it, where it took one."""


@dataclass(slots=True)
class Regard:
    """How a member regards a decision and what came of it: 'agree', 'accept' or 'object'."""

    stance: str
    text: str
    at: int


@dataclass(slots=True)
class Evaluation:
    """By one who took part: whether what was wanted was reached ('yes', 'partly', 'no'), and three texts."""

    reached: str
    texts: dict[str, str]
    at: int


@dataclass(slots=True)
class ReviewEvent:
    """Something with which a decision has to be looked at again, whatever its date: "when rents rise again"."""

    number: int
    text: str
    by: str
    at: int
    seen: list[str] = field(default_factory=list)
    """Who says that it has come, in order."""
    due_at: int | None = None
    """Since when as many say so that the review is due."""


@dataclass(slots=True)
class Expectation:
    """What whoever posed a question expects of it: to be held against what came of it."""

    text: str
    by: str
    at: int
