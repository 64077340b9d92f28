"""What decisions were expected to bring, and when they are looked at again: tables into a replay's state, and back."""

from autogestion.rules import state as states
from autogestion.server.deliberation.models import Decision
from autogestion.server.execution import queries
from autogestion.server.execution.models import EventSight, Expectation, ReviewEvent
from autogestion.server.organisations.models import Organisation
from autogestion.server.portable.kept import Kept


def read_expectations(organisation: Organisation) -> dict[int, states.Expectation]:
    """Question -> what its author expects of it."""
    rows = Expectation.objects.filter(question__organisation=organisation)
    return {
        row.question.number: states.Expectation(row.text.commitment, row.by.pseudonym, row.at)
        for row in rows.select_related("question", "text", "by")
    }


def read_events(organisation: Organisation) -> dict[int, list[states.ReviewEvent]]:
    """Decision -> the events with which it is looked at again, in order."""
    found: dict[int, list[states.ReviewEvent]] = {}
    rows = ReviewEvent.objects.filter(decision__organisation=organisation)
    for row in rows.select_related("decision", "text", "by").order_by("decision", "number"):
        found.setdefault(row.decision.number, []).append(queries.event_state(row))
    return found


def write_reviews(kept: Kept, state: states.Organisation) -> None:
    """The mirror of reading. Questions and decisions are written already."""
    Expectation.objects.bulk_create(
        Expectation(
            question_id=kept.questions[question], text_id=kept.text(one.text),
            by_id=kept.member(one.by), at=one.at,
        )
        for question, one in state.expectations.items()
    )  # fmt: skip
    for number, events in state.events.items():
        decision = Decision.objects.get(organisation=kept.organisation, number=number)
        for one in events:
            row = ReviewEvent.objects.create(
                decision=decision, number=one.number, text_id=kept.text(one.text),
                by_id=kept.member(one.by), at=one.at, due_at=one.due_at,
            )  # fmt: skip
            EventSight.objects.bulk_create(
                EventSight(event=row, member_id=kept.member(by)) for by in one.seen
            )
