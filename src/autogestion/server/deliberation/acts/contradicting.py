"""Showing before the vote that a question contradicts a decision in force (S5)."""

from autogestion.rules import disputes as rules
from autogestion.rules.refusals import RuleBroken
from autogestion.rules.words import gettext_noop as _
from autogestion.server.deliberation import disputing, queries
from autogestion.server.deliberation.acts.posing import posed_in
from autogestion.server.deliberation.models import Contradiction, Decision, Question
from autogestion.server.organisations import queries as organisations
from autogestion.server.organisations.acts import require_living, require_same
from autogestion.server.organisations.models import Member
from autogestion.server.record import acts as record
from autogestion.server.record.acts import act

CONTRADICTION_MAX = 4000


@act
def mark_contradiction(
    by: Member, question: Question, decision: Decision, *, text: str
) -> Contradiction:
    """Show that a question contradicts a decision in force. If it carries, its decision says from which it departs."""
    require_living(by.organisation)
    require_same(by, question.organisation_id)
    require_same(by, decision.organisation_id)
    fresh = queries.question_numbered(by.organisation, question.number)
    earlier = queries.decision_numbered(by.organisation, decision.number)
    if fresh is None or earlier is None:
        raise RuleBroken(_("There is no such question or decision in this organisation."))
    rules.check_marking(
        is_entitled=queries.is_concerned(fresh, by) or queries.is_concerned(earlier.question, by),
        is_withdrawn=fresh.withdrawn_at is not None,
        is_opened=fresh.opened_at is not None,
        kind=earlier.question.kind,
        is_in_force=earlier.adopted and earlier.ended_at is None,
        is_reopening_it=fresh.subject.get("decision") == earlier.number,
        is_marked=fresh.contradictions.filter(decision=earlier, lifted_at=None).exists(),
    )
    marked = Contradiction.objects.create(
        organisation=by.organisation,
        number=organisations.next_number(by.organisation.contradictions.all()),
        question=fresh, decision=earlier, by=by, at=record.moment(),
        text=record.keep_paragraphs(by.organisation, text, max_length=CONTRADICTION_MAX),
    )  # fmt: skip
    record.append(
        "contradiction.marked", by=by, within=posed_in(fresh), contradiction=marked.number,
        question=fresh.number, decision=earlier.number, text=marked.text.commitment,
    )  # fmt: skip
    return marked


@act
def lift_contradiction(by: Member, contradiction: Contradiction) -> None:
    """Take back that a question contradicts a decision, as the one who showed it, before the vote."""
    require_living(by.organisation)
    require_same(by, contradiction.organisation_id)
    fresh = disputing.contradiction_numbered(by.organisation, contradiction.number)
    if fresh is None:
        raise RuleBroken(_("There is no such contradiction in this organisation."))
    rules.check_lifting(
        is_theirs=fresh.by_id == by.pk,
        is_lifted=fresh.lifted_at is not None,
        is_opened=fresh.question.opened_at is not None,
    )
    fresh.lifted_at = record.moment()
    fresh.save(update_fields=["lifted_at"])
    record.append(
        "contradiction.lifted", by=by, within=posed_in(fresh.question), contradiction=fresh.number
    )
