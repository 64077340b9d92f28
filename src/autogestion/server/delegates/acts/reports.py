"""Giving account, being asked, answering (S6)."""

from collections.abc import Mapping

from autogestion.rules import reports as rules
from autogestion.rules.refusals import RuleBroken
from autogestion.rules.words import gettext_noop as _
from autogestion.server.delegates import accounts, queries
from autogestion.server.delegates.acts.terms import note_look
from autogestion.server.delegates.models import Inquiry, Report, Term
from autogestion.server.organisations import queries as organisations
from autogestion.server.organisations.acts import require_living, require_same
from autogestion.server.organisations.models import Member
from autogestion.server.record import acts as record
from autogestion.server.record.acts import ByItself, act

INQUIRY_MAX = 2000


def _term(by: Member, term: Term) -> Term:
    require_living(by.organisation)
    require_same(by, term.organisation_id)
    fresh = queries.term_numbered(by.organisation, term.number)
    if fresh is None:
        raise RuleBroken(_("There is no such seat in this organisation."))
    return fresh


@act
def make_report(by: Member, term: Term, *, texts: Mapping[str, str]) -> Report:
    """Give account to those who elected one. `texts`: what came up, how one voted, what one learnt, what one asks."""
    organisation = by.organisation
    term = _term(by, term)
    rules.check_reporting(is_theirs=term.member_id == by.pk, is_ended=term.ended_at is not None)
    kept = {part: record.keep_paragraphs(organisation, texts[part]) for part in rules.PARTS}
    report = Report.objects.create(
        organisation=organisation, number=organisations.next_number(organisation.reports.all()),
        term=term, at=record.moment(), **kept,
    )  # fmt: skip
    term.account_from = record.moment()
    term.save(update_fields=["account_from"])
    note_look(term, organisations.charter_in_force(organisation))
    record.append(
        "report.made", by=by, within=term.sender.number, report=report.number, term=term.number,
        texts={part: text.commitment for part, text in kept.items()},
    )  # fmt: skip
    return report


def note_report_question(report: Report, question: int) -> None:
    """By which question the electors accept or refuse it. Stands beside the act that poses it."""
    Report.objects.filter(pk=report.pk).update(question=question)


@act
def miss_report(by: ByItself, term: Term) -> None:
    """An account was due, and the charter's time after that is over."""
    fresh = queries.term_numbered(by.organisation, term.number)
    charter = organisations.charter_in_force(by.organisation)
    if fresh is None or fresh.ended_at is not None:
        raise RuleBroken(_("This term is over already."))
    due = accounts.due_at(fresh, charter)
    if record.moment() < rules.missed_at(due, charter):
        raise RuleBroken(_("This account is not late yet."))
    fresh.account_from = record.moment()
    fresh.save(update_fields=["account_from"])
    note_look(fresh, charter)
    record.append("report.missed", by=by, within=fresh.sender.number, term=fresh.number, due=due)


@act
def ask_delegate(by: Member, term: Term, *, text: str) -> Inquiry:
    """Ask one's delegate something. It stays visible until it is answered."""
    organisation = by.organisation
    term = _term(by, term)
    rules.check_asking(is_elector=organisations.is_in(by, term.sender))
    inquiry = Inquiry.objects.create(
        organisation=organisation, number=organisations.next_number(organisation.inquiries.all()),
        term=term, by=by, at=record.moment(),
        text=record.keep_paragraphs(organisation, text, max_length=INQUIRY_MAX),
    )  # fmt: skip
    record.append(
        "inquiry.made", by=by, within=term.sender.number, inquiry=inquiry.number, term=term.number,
        text=inquiry.text.commitment,
    )  # fmt: skip
    return inquiry


@act
def answer_inquiry(by: Member, inquiry: Inquiry, *, text: str) -> None:
    """The delegate answers what they were asked."""
    require_living(by.organisation)
    require_same(by, inquiry.organisation_id)
    fresh = accounts.inquiry_numbered(by.organisation, inquiry.number)
    if fresh is None:
        raise RuleBroken(_("Nobody has asked this."))
    rules.check_answering(
        is_theirs=fresh.term.member_id == by.pk, is_answered=fresh.answered_at is not None
    )
    fresh.answer = record.keep_paragraphs(by.organisation, text, max_length=INQUIRY_MAX)
    fresh.answered_at = record.moment()
    fresh.save(update_fields=["answer", "answered_at"])
    record.append(
        "inquiry.answered", by=by, within=fresh.term.sender.number, inquiry=fresh.number,
        text=fresh.answer.commitment,
    )  # fmt: skip
