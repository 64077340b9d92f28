"""When a decision is looked at again, and what it was to bring against what came of it."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from autogestion.server.deliberation.lines import state_of
from autogestion.server.deliberation.models import Decision, Question
from autogestion.server.execution.models import Expectation
from autogestion.server.organisations.models import Member
from autogestion.server.record import clock

PER_SHEET = 30


@dataclass(frozen=True)
class Event:
    """Something with which a decision is looked at again: who says that it has come, and whether one can."""

    number: int
    text: str
    seen: list[Member]
    due_at: int | None
    may_see: bool


@dataclass(frozen=True)
class Expected:
    """What the author of a question expects of it."""

    expectation: Expectation | None
    may_state: bool


def events_of(decision: Decision, reader: Member, *, may_say: bool) -> list[Event]:
    """The events named for a decision, in two queries."""
    rows = decision.events.select_related("text").prefetch_related("seen__member__organisation")
    found = []
    for row in rows.order_by("number"):
        seen = [sight.member for sight in sorted(row.seen.all(), key=lambda sight: sight.pk)]
        may_see = may_say and row.due_at is None and reader not in seen
        found.append(Event(row.number, str(row.text), seen, row.due_at, may_see))
    return found


def expected_of(question: Question, reader: Member) -> Expected | None:
    """None where nothing is expected and the reader is not who says so."""
    expectation = getattr(question, "expectation", None)
    may_state = (
        question.by_id == reader.pk
        and question.complete_at is None
        and question.withdrawn_at is None
    )
    return Expected(expectation, may_state) if expectation or may_state else None


def against(decision: Any) -> dict[str, Any]:
    """A row of the register of what was expected and what came: a decision as queries.expected counts for it."""
    counts = (
        (_("reached:"), decision.said_yes),
        (_("reached in part:"), decision.said_partly),
        (_("not reached:"), decision.said_no),
    )
    expectation = getattr(decision.question, "expectation", None)
    return {
        "decision": decision,
        "expected": str(expectation.text) if expectation is not None else "",
        "counts": [(words, many) for words, many in counts if many],
        "happened": decision.last_happened or "",
        "state": state_of(decision, clock.now()),
    }
