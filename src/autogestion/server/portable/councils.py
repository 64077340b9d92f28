"""Councils and terms: tables into the state of a replay, and back."""

from autogestion.rules import delegates as rules
from autogestion.rules import state as states
from autogestion.rules.replay.handlers import charter_in_force
from autogestion.rules.reports import PARTS
from autogestion.server.delegates import accounts, queries
from autogestion.server.delegates.models import (
    Caller,
    CallingBody,
    Council,
    Inquiry,
    Recall,
    RecallAnswer,
    RecallSupport,
    Report,
    Sender,
    Term,
)
from autogestion.server.organisations.models import Organisation
from autogestion.server.portable.kept import Kept


def read_councils(organisation: Organisation) -> dict[int, states.Council]:
    """Every council there is or was, by number."""
    return {
        council.body.number: states.Council(
            number=council.body.number,
            remit=council.remit.commitment,
            seats=council.seats,
            term_days=council.term_days,
            asked=list(council.asked),
            senders=dict(council.senders.values_list("body__number", "since")),
            ended_at=council.ended_at,
        )
        for council in queries.councils(organisation)
    }


def read_terms(organisation: Organisation) -> dict[int, states.Term]:
    """Every term, by number."""
    terms = queries.states_of(organisation.terms.order_by("number"))
    return {term.number: term for term in terms}


def write_councils(kept: Kept, state: states.Organisation) -> None:
    """The mirror of reading. The bodies of councils and the places in them are written with all others."""
    for council in state.councils.values():
        row = Council.objects.create(
            body_id=kept.bodies[council.number],
            remit_id=kept.text(council.remit),
            seats=council.seats,
            term_days=council.term_days,
            asked=council.asked,
            ended_at=council.ended_at,
        )
        Sender.objects.bulk_create(
            Sender(council=row, body_id=kept.bodies[number], since=since)
            for number, since in council.senders.items()
        )
    lead = rules.lead_hours(charter_in_force(state)) * rules.HOUR if state.charters else 0
    Term.objects.bulk_create(
        Term(
            organisation=kept.organisation,
            number=term.number,
            council_id=kept.bodies[term.council],
            sender_id=kept.bodies[term.sender],
            seat=term.seat,
            member_id=kept.member(term.member),
            election=term.election,
            since=term.since,
            until=term.until,
            elect_at=term.until - lead,
            account_from=term.account_from,
            look_at=term.since,
            ended_at=term.ended_at,
            why=term.why,
        )
        for term in state.terms.values()
    )


def read_recalls(organisation: Organisation) -> dict[int, states.Recall]:
    """Every recall, by number."""
    return {recall.number: recall for recall in accounts.states_of(organisation.recalls.all())}


def read_reports(organisation: Organisation) -> dict[int, states.Report]:
    """Every account given, by number."""
    reports = organisation.reports.select_related("term", *PARTS).order_by("number")
    return {
        report.number: states.Report(
            number=report.number,
            term=report.term.number,
            at=report.at,
            texts={part: getattr(report, part).commitment for part in PARTS},
            question=report.question,
        )
        for report in reports
    }


def read_inquiries(organisation: Organisation) -> dict[int, states.Inquiry]:
    """Everything that delegates were asked, by number."""
    asked = organisation.inquiries.select_related("term", "by", "text", "answer")
    return {
        one.number: states.Inquiry(
            number=one.number,
            term=one.term.number,
            by=one.by.pseudonym,
            at=one.at,
            text=one.text.commitment,
            answer=one.answer.commitment if one.answer else "",
            answered_at=one.answered_at,
        )
        for one in asked.order_by("number")
    }


def write_accounts(kept: Kept, state: states.Organisation) -> None:
    """Recalls, accounts and inquiries. Terms are written already."""
    terms = dict(kept.organisation.terms.values_list("number", "pk"))
    for recall in state.recalls.values():
        row = Recall.objects.create(
            organisation=kept.organisation,
            number=recall.number,
            council_id=kept.bodies[recall.council],
            sender_id=kept.bodies[recall.sender],
            by_id=kept.somebody(recall.by),
            at=recall.at,
            reasons_id=kept.text(recall.reasons) if recall.reasons else None,
            why=recall.why,
            successor_id=kept.member(recall.successor) if recall.successor else None,
            agreed_at=recall.agreed_at,
            question=recall.question,
        )
        row.terms.set(terms[number] for number in recall.terms)
        RecallSupport.objects.bulk_create(
            RecallSupport(recall=row, member_id=kept.member(by)) for by in recall.seconds
        )
        RecallAnswer.objects.bulk_create(
            RecallAnswer(recall=row, member_id=kept.member(by), text_id=kept.text(text))
            for by, text in recall.answers.items()
        )
    Report.objects.bulk_create(
        Report(
            organisation=kept.organisation,
            number=report.number,
            term_id=terms[report.term],
            at=report.at,
            question=report.question,
            **{f"{part}_id": kept.text(text) for part, text in report.texts.items()},
        )
        for report in state.reports.values()
    )
    Inquiry.objects.bulk_create(
        Inquiry(
            organisation=kept.organisation,
            number=one.number,
            term_id=terms[one.term],
            by_id=kept.member(one.by),
            at=one.at,
            text_id=kept.text(one.text),
            answer_id=kept.text(one.answer) if one.answer else None,
            answered_at=one.answered_at,
        )
        for one in state.inquiries.values()
    )


def write_calls(kept: Kept, state: states.Organisation) -> None:
    """Who calls a council's question back."""
    for question in state.questions.values():
        row = kept.questions[question.number]
        Caller.objects.bulk_create(
            Caller(question_id=row, member_id=kept.member(by)) for by in question.callers
        )
        CallingBody.objects.bulk_create(
            CallingBody(question_id=row, body_id=kept.bodies[number]) for number in question.calling
        )
