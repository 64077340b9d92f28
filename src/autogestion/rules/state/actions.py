"""Actions: what is done together because it was decided, with an aim, calls, leaflets and what came of it."""

from dataclasses import dataclass, field

from autogestion.rules.state.execution import Evaluation


@dataclass(slots=True)
class Action:
    """Something that is done together to reach an aim, in one of the bodies that a decision binds."""

    number: int
    decision: int
    body: int
    name: str
    aim: str
    by: str
    at: int
    tasks: list[int] = field(default_factory=list)
    evaluations: dict[str, Evaluation] = field(default_factory=dict)
    """Pseudonym of one who took part -> what came of it, against the aim; the last word counts."""


@dataclass(slots=True)
class Call:
    """A text that asks to take part in an action."""

    number: int
    action: int
    begins: int
    """When one comes together; 0 where that is left to the text."""
    texts: dict[str, str]
    by: str
    at: int
    published_by: str = ""
    published_at: int | None = None
    """Since when everybody can read it, also without signing in."""
    withdrawn_at: int | None = None


@dataclass(slots=True)
class Leaflet:
    """A leaflet of an action, laid out by a template."""

    number: int
    action: int
    template: str
    call: int | None
    """The call whose place, hour and address it carries."""
    texts: dict[str, str]
    by: str
    at: int
