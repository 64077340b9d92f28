"""What a decision is expected to bring, and with what it is looked at again whatever its date (S14)."""

from autogestion.rules import reviews as rules
from autogestion.rules.refusals import RuleBroken
from autogestion.rules.words import gettext_noop as _
from autogestion.server.deliberation.acts.posing import open_dossier, posed_in
from autogestion.server.deliberation.models import Decision, Question
from autogestion.server.execution import queries
from autogestion.server.execution.acts.common import fresh_decision
from autogestion.server.execution.models import EventSight, Expectation, ReviewEvent
from autogestion.server.organisations import queries as organisations
from autogestion.server.organisations.models import Member
from autogestion.server.record import acts as record
from autogestion.server.record.acts import act


@act
def state_expectation(by: Member, question: Question, *, text: str) -> None:
    """Say what one expects of one's question, before the dossier is complete. The last word counts."""
    question = open_dossier(by, question)
    rules.check_expecting(
        is_author=question.by_id == by.pk, is_complete=question.complete_at is not None
    )
    said = record.keep_paragraphs(by.organisation, text, max_length=rules.EXPECTED_MAX)
    Expectation.objects.update_or_create(
        question=question, defaults={"text": said, "by": by, "at": record.moment()}
    )
    record.append(
        "expectation.stated", by=by, within=posed_in(question), question=question.number,
        text=said.commitment,
    )  # fmt: skip


@act
def name_event(by: Member, decision: Decision, *, text: str) -> ReviewEvent:
    """Name something with which a decision has to be looked at again: "when rents rise again"."""
    decision = fresh_decision(by, decision)
    rules.check_naming(
        is_bound=queries.is_bound(decision, by),
        is_ended=decision.ended_at is not None,
        events=decision.events.count(),
    )
    event = ReviewEvent.objects.create(
        decision=decision, number=organisations.next_number(decision.events.all()), by=by,
        at=record.moment(),
        text=record.keep_line(by.organisation, text, max_length=rules.EVENT_MAX),
    )  # fmt: skip
    record.append(
        "event.named", by=by, within=_body_number(decision), decision=decision.number,
        event=event.number, text=event.text.commitment,
    )  # fmt: skip
    return event


@act
def see_event(by: Member, decision: Decision, *, event: int) -> None:
    """Say that it has come. With the second who says so, the review is due at once."""
    decision = fresh_decision(by, decision)
    found = decision.events.select_related("text", "by").filter(number=event).first()
    if found is None:
        raise RuleBroken(_("No such event was named for this decision."))
    state = queries.event_state(found)
    rules.check_seeing(
        state,
        by=by.pseudonym,
        is_bound=queries.is_bound(decision, by),
        is_ended=decision.ended_at is not None,
    )
    if rules.is_due_with(state):
        found.due_at = record.moment()
        found.save(update_fields=["due_at"])
        decision.review_at = min(decision.review_at, record.moment())
        decision.save(update_fields=["review_at"])
    EventSight.objects.create(event=found, member=by)
    record.append(
        "event.seen", by=by, within=_body_number(decision), decision=decision.number, event=event
    )


def _body_number(decision: Decision) -> int | None:
    return decision.body.number if decision.body else None
