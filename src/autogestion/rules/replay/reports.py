"""Replaying the account that delegates give, and what their electors ask them."""

from autogestion.rules import reports as rules
from autogestion.rules.replay.handlers import (
    Handler,
    Line,
    by_clock,
    by_member,
    charter_in_force,
    is_in,
    next_number,
    require,
)
from autogestion.rules.state import Inquiry, Organisation, Report, Term


def report_made(state: Organisation, entry: Line) -> None:
    """{report, term, texts}: a delegate gives account to those who elected them. `in`: the electors."""
    data = entry["body"]
    term = state.terms[data["term"]]
    rules.check_reporting(
        is_theirs=by_member(state, entry) == term.member, is_ended=term.ended_at is not None
    )
    require(set(data["texts"]) == set(rules.PARTS), "an account has its four parts")
    require(data["report"] == next_number(state.reports), "reports are numbered in order")
    state.reports[data["report"]] = Report(
        data["report"], term.number, entry["at"], dict(data["texts"])
    )
    term.account_from = entry["at"]


def due_at(state: Organisation, term: Term) -> int:
    """When the next account of this delegate is due."""
    decided = (one.taken_at for one in state.decisions.values() if one.body == term.council)
    return rules.due_at(term, decided, charter_in_force(state))


def report_missed(state: Organisation, entry: Line) -> None:
    """{term, due}: an account was due, and the charter's time after that is over."""
    by_clock(entry)
    term = state.terms[entry["body"]["term"]]
    due = due_at(state, term)
    require(term.ended_at is None and entry["body"]["due"] == due, "none was due then")
    require(entry["at"] >= rules.missed_at(due, charter_in_force(state)), "it is not late yet")
    term.account_from = entry["at"]


def is_missed_now(term: Term, at: int) -> bool:
    """Whether an account was missed at this very moment."""
    return term.account_from == at and term.since < at


def is_refused_now(state: Organisation, term: Term, at: int) -> bool:
    """Whether the electors refused an account of this delegate at this very moment."""
    return any(
        report.term == term.number
        and (vote := state.votes.get(report.question or 0)) is not None
        and vote.closed_at == at
        and rules.is_refused(vote.result or {})
        for report in state.reports.values()
    )


def inquiry_made(state: Organisation, entry: Line) -> None:
    """{inquiry, term, text}: an elector asks their delegate something. `in`: the electors."""
    data, by = entry["body"], by_member(state, entry)
    term = state.terms[data["term"]]
    rules.check_asking(is_elector=is_in(state, term.sender, by))
    require(data["inquiry"] == next_number(state.inquiries), "inquiries are numbered in order")
    state.inquiries[data["inquiry"]] = Inquiry(
        data["inquiry"], term.number, by, entry["at"], data["text"]
    )


def inquiry_answered(state: Organisation, entry: Line) -> None:
    """{inquiry, text}: the delegate answers."""
    inquiry = state.inquiries[entry["body"]["inquiry"]]
    rules.check_answering(
        is_theirs=by_member(state, entry) == state.terms[inquiry.term].member,
        is_answered=inquiry.answered_at is not None,
    )
    inquiry.answer, inquiry.answered_at = entry["body"]["text"], entry["at"]


HANDLERS: dict[str, Handler] = {
    "report.made": report_made,
    "report.missed": report_missed,
    "inquiry.made": inquiry_made,
    "inquiry.answered": inquiry_answered,
}
