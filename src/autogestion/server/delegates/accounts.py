"""Reading when accounts are due, what was asked, which recalls are open."""

from collections.abc import Iterable

from django.db.models import QuerySet

from autogestion.rules import recall as recalls
from autogestion.rules import reports as rules
from autogestion.rules import state as states
from autogestion.rules.charter import Charter
from autogestion.server.delegates import queries
from autogestion.server.delegates.models import Inquiry, Recall, Report, Term
from autogestion.server.organisations.models import Body, Member, Organisation


def due_at(term: Term, charter: Charter) -> int:
    """When the next account of this delegate is due."""
    decided: Iterable[int] = ()
    if charter.councils.report_on:
        decided = term.organisation.decisions.filter(
            body=term.council.body_id, taken_at__gt=term.account_from
        ).values_list("taken_at", flat=True)
    return rules.due_at(queries.as_state(term), decided, charter)


def look_at(term: Term, charter: Charter) -> int:
    """When something about this term follows from the hour: an account is missed, the electors are asked."""
    asked = recalls.asked_at(queries.as_state(term), states_of(term.recalls.all()), charter)
    missed = rules.missed_at(due_at(term, charter), charter)
    return missed if asked is None else min(asked, missed)


def states_of(found: QuerySet[Recall]) -> list[states.Recall]:
    """Recalls as the rules take them."""
    rows = found.select_related("council__body", "sender", "by", "reasons", "successor")
    return [as_state(recall) for recall in rows.order_by("number")]


def as_state(recall: Recall) -> states.Recall:
    supporters = recall.supporters.order_by("pk").values_list("member__pseudonym", flat=True)
    answers = recall.answers.values_list("member__pseudonym", "text__commitment")
    return states.Recall(
        number=recall.number,
        council=recall.council.body.number,
        sender=recall.sender.number,
        terms=sorted(recall.terms.values_list("number", flat=True)),
        by=recall.by.pseudonym if recall.by else None,
        at=recall.at,
        reasons=recall.reasons.commitment if recall.reasons else "",
        why=recall.why,
        successor=recall.successor.pseudonym if recall.successor else "",
        agreed_at=recall.agreed_at,
        seconds=list(supporters),
        answers=dict(answers),
        question=recall.question,
    )


def terms_to_look_at(at: int) -> QuerySet[Term]:
    """Running terms about which something may follow from the hour."""
    return Term.objects.filter(ended_at=None, look_at__lte=at).select_related(
        "organisation", "council__body__name", "sender__name", "member"
    )


def running_in(organisation: Organisation, council: int | None = None) -> QuerySet[Term]:
    """All running terms, or those in the council with this number."""
    running = organisation.terms.filter(ended_at=None)
    if council is not None:
        running = running.filter(council__body__number=council)
    return running.select_related("organisation", "council__body", "sender", "member")


def recall_numbered(organisation: Organisation, number: int) -> Recall | None:
    recall = (
        organisation.recalls.select_related(
            "council__body__name", "sender__name", "by", "reasons", "successor"
        )
        .filter(number=number)
        .first()
    )
    if recall is not None:
        recall.council.body.organisation = recall.sender.organisation = organisation
        recall.organisation = organisation
    return recall


def is_settled(recall: Recall) -> bool:
    """Whether it was voted on, or all whom it is about have lost their seats meanwhile."""
    if recall.question is not None:
        votes = recall.organisation.votes.filter(number=recall.question, closed_at__isnull=False)
        if votes.exists():
            return True
    return not recall.terms.filter(ended_at=None).exists()


def has_opened(by: Member, terms: list[Term]) -> bool:
    """Whether this member has opened a recall of the same delegates that is not settled."""
    wanted = sorted(term.number for term in terms)
    for recall in Recall.objects.filter(by=by).select_related("organisation"):
        numbers = sorted(recall.terms.values_list("number", flat=True))
        if numbers == wanted and not is_settled(recall):
            return True
    return False


def report_numbered(organisation: Organisation, number: int) -> Report | None:
    return (
        organisation.reports.select_related(
            "term__council__body__name", "term__sender__name", "term__member", *rules.PARTS
        )
        .filter(number=number)
        .first()
    )


def inquiry_numbered(organisation: Organisation, number: int) -> Inquiry | None:
    return (
        organisation.inquiries.select_related(
            "term__sender", "term__member", "text", "answer", "by"
        )
        .filter(number=number)
        .first()
    )


def has_room(member: Member, council: Body) -> bool:
    """Whether this member has no seat in the council."""
    return not Term.objects.filter(council=council.pk, member=member, ended_at=None).exists()
