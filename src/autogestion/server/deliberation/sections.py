"""What rooms above have to say on the pages of questions and decisions: each adds its sections.

A room above is not known here; it enters itself when the server starts, as what follows from a line does.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from django.db.models.expressions import Combinable

    from autogestion.server.deliberation.models import Decision, Question
    from autogestion.server.deliberation.stages import Step
    from autogestion.server.organisations.models import Member, Organisation
    from autogestion.server.printing import Block


class Section(NamedTuple):
    """A template of the other room, which reads `it`, `organisation`, and `q` or `d`: question or decision."""

    template: str
    it: object


of_questions: "list[Callable[[Question, Member], Section | None]]" = []
"""Filled by the rooms above, in the order in which their sections stand."""
asked_with_questions: "dict[str, Combinable]" = {}
"""What rooms above ask in the query of the question on its page: under which name, and the expression."""
of_decisions: "list[Callable[[Decision, Member], Section | None]]" = []
"""The same, on the pages of decisions."""
printed_of_questions: "list[Callable[[Question, Member], list[Block]]]" = []
"""The same on paper: blocks for the printed question, beginning with their heading."""
printed_of_decisions: "list[Callable[[Decision, Member], list[Block]]]" = []
"""The same on the printed decision."""
steps_of_questions: "list[Callable[[Question], list[Step]]]" = []
"""What came of its decision, for its timeline: each step with its date and who moved it."""

of_things: "list[Callable[[Organisation, str, int], Section | None]]" = []
"""The same, on the page of any other thing: by its kind and its number."""


def on_question(question: "Question", reader: "Member") -> list[Section]:
    """The sections of all rooms about this question, for this reader."""
    return [section for tell in of_questions if (section := tell(question, reader))]


def steps_after(question: "Question") -> "list[Step]":
    """The steps of all rooms that came after its decision, in the order of time; none where there is none."""
    if not hasattr(question, "decision"):
        return []
    steps = [step for tell in steps_of_questions for step in tell(question)]
    return sorted(steps, key=lambda step: step.at or 0)


def on_decision(decision: "Decision", reader: "Member") -> list[Section]:
    """The sections of all rooms about this decision, for this reader."""
    return [section for tell in of_decisions if (section := tell(decision, reader))]


def printed_on_question(question: "Question", reader: "Member") -> "list[Block]":
    """What all rooms have to say on the printed question."""
    return [block for tell in printed_of_questions for block in tell(question, reader)]


def printed_on_decision(decision: "Decision", reader: "Member") -> "list[Block]":
    """What all rooms have to say on the printed decision."""
    return [block for tell in printed_of_decisions for block in tell(decision, reader)]


def on_thing(organisation: "Organisation", kind: str, number: int) -> list[Section]:
    """The sections of all rooms about this thing: an entry of the library, an inquiry, an article, a task."""
    return [section for tell in of_things if (section := tell(organisation, kind, number))]
