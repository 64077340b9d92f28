"""Recalling delegates: opened, supported, answered; carried by the electors' vote (S3)."""

from collections.abc import Sequence

from autogestion.rules import recall as rules
from autogestion.rules.refusals import RuleBroken
from autogestion.rules.words import gettext_noop as _
from autogestion.server.delegates import accounts, queries
from autogestion.server.delegates.acts.terms import vacate
from autogestion.server.delegates.models import Council, Recall, RecallAnswer, RecallSupport, Term
from autogestion.server.organisations import queries as organisations
from autogestion.server.organisations.acts import require_living, require_same
from autogestion.server.organisations.models import Body, Member
from autogestion.server.record import acts as record
from autogestion.server.record.acts import ByItself, act

REASONS_MAX = 4000


@act
def open_recall(
    by: Member,
    terms: Sequence[Term],
    *,
    reasons: str = "",
    successor: Member | None = None,
) -> Recall:
    """Open the recall of one or several delegates of one's own assembly. Reasons can be given, or none.

    `successor`: who would take the seat of the one who is recalled, if it carries.
    """
    organisation = by.organisation
    require_living(organisation)
    require_same(by, terms[0].organisation_id)
    fresh = [queries.term_numbered(organisation, term.number) for term in terms]
    known = sorted((term for term in fresh if term is not None), key=lambda term: term.number)
    if not known:
        raise RuleBroken(_("There is no such seat in this organisation."))
    first = known[0]
    if successor is not None:
        require_same(by, successor.organisation_id)
    rules.check_opening(
        is_elector=organisations.is_in(by, first.sender),
        are_running=all(
            term.ended_at is None
            and (term.council_id, term.sender_id) == (first.council_id, first.sender_id)
            for term in known
        ),
        has_opened=accounts.has_opened(by, known),
        successor=rules.successor_problem(
            is_named=successor is not None,
            is_alone=len(known) == 1,
            is_elector=organisations.is_in(successor, first.sender),
            has_seat=successor is not None and not accounts.has_room(successor, first.council.body),
        ),
    )
    text = None
    if reasons.strip():
        text = record.keep_paragraphs(organisation, reasons, max_length=REASONS_MAX)
    recall = _written(
        first.council, first.sender, known, by=by, reasons=text, successor=successor,
        agreed_at=record.moment() if successor is not None and successor.pk == by.pk else None,
    )  # fmt: skip
    named = {"successor": successor.pseudonym} if successor is not None else {}
    record.append(
        "recall.opened", by=by, within=first.sender.number, **_delegates(recall, known),
        reasons=text.commitment if text else "", **named,
    )  # fmt: skip
    return recall


def _written(council: Council, sender: Body, terms: Sequence[Term], **more: object) -> Recall:
    organisation = council.body.organisation
    recall = Recall.objects.create(
        organisation=organisation, number=organisations.next_number(organisation.recalls.all()),
        council=council, sender=sender, at=record.moment(), **more,
    )  # fmt: skip
    Recall.terms.through.objects.bulk_create(
        Recall.terms.through(recall=recall, term=term) for term in terms
    )
    return recall


def _delegates(recall: Recall, terms: Sequence[Term]) -> dict:
    return {
        "recall": recall.number,
        "council": recall.council.body.number,
        "terms": [term.number for term in terms],
    }


@act
def put_recall_by_rule(by: ByItself, term: Term, *, why: str) -> Recall:
    """The charter puts a recall with nobody's leave: after some time, or as an account was missed or refused."""
    fresh = queries.term_numbered(by.organisation, term.number)
    if fresh is None or fresh.ended_at is not None:
        raise RuleBroken(_("This term is over already."))
    recall = _written(fresh.council, fresh.sender, [fresh], why=why)
    record.append(
        "recall.arisen", by=by, within=fresh.sender.number, **_delegates(recall, [fresh]), why=why
    )
    return recall


def _recall(by: Member, recall: Recall) -> Recall:
    require_living(by.organisation)
    require_same(by, recall.organisation_id)
    fresh = accounts.recall_numbered(by.organisation, recall.number)
    if fresh is None:
        raise RuleBroken(_("There is no such recall in this organisation."))
    return fresh


@act
def support_recall(by: Member, recall: Recall) -> None:
    """Support that a recall be put to the vote."""
    recall = _recall(by, recall)
    rules.check_supporting(
        is_elector=organisations.is_in(by, recall.sender),
        has_supported=recall.by_id == by.pk or recall.supporters.filter(member=by).exists(),
        is_put=recall.question is not None or accounts.is_settled(recall),
    )
    RecallSupport.objects.create(recall=recall, member=by)
    record.append("recall.supported", by=by, within=recall.sender.number, recall=recall.number)


@act
def agree_to_succeed(by: Member, recall: Recall) -> None:
    """Say that one would take the seat, having been named."""
    recall = _recall(by, recall)
    rules.check_agreeing(
        is_successor=recall.successor_id == by.pk, has_agreed=recall.agreed_at is not None
    )
    recall.agreed_at = record.moment()
    recall.save(update_fields=["agreed_at"])
    record.append("recall.agreed", by=by, within=recall.sender.number, recall=recall.number)


@act
def answer_recall(by: Member, recall: Recall, *, text: str) -> RecallAnswer:
    """The delegate answers, with as much room as the reasons have."""
    recall = _recall(by, recall)
    is_open = (
        recall.question is None
        or not recall.organisation.votes.filter(number=recall.question).exists()
    )
    rules.check_answering(
        is_delegate=recall.terms.filter(member=by).exists(),
        has_answered=recall.answers.filter(member=by).exists(),
        is_open=is_open and not accounts.is_settled(recall),
    )
    answer = RecallAnswer.objects.create(
        recall=recall, member=by,
        text=record.keep_paragraphs(by.organisation, text, max_length=REASONS_MAX),
    )  # fmt: skip
    record.append(
        "recall.answered", by=by, within=recall.sender.number, recall=recall.number,
        text=answer.text.commitment,
    )  # fmt: skip
    return answer


def note_recall_question(recall: Recall, question: int) -> None:
    """By which question it is before the electors. Stands beside the act that poses it."""
    Recall.objects.filter(pk=recall.pk).update(question=question)


@act
def recall_delegate(by: ByItself, term: Term, recall: Recall) -> None:
    """The electors recalled a delegate: the seat is vacant from this moment on."""
    fresh = queries.term_numbered(by.organisation, term.number)
    if fresh is None or fresh.ended_at is not None:
        raise RuleBroken(_("This term is over already."))
    vacate(fresh, "recalled")
    record.append(
        "delegate.recalled", by=by, within=fresh.council.body.number, recall=recall.number,
        term=fresh.number,
    )  # fmt: skip
