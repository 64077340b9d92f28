"""What follows where delegates give account, or do not: the electors vote on it, and on the recall (S6)."""

from django.utils.translation import gettext as _
from django.utils.translation import override

from autogestion.rules import recall as recalls
from autogestion.rules import reports as rules
from autogestion.server.consequences.putting import put_by_rule
from autogestion.server.delegates import accounts, acts, queries
from autogestion.server.delegates.acts.reports import note_report_question
from autogestion.server.delegates.acts.terms import note_look
from autogestion.server.delegates.models import Term
from autogestion.server.deliberation.acts import Dossier
from autogestion.server.deliberation.models import Question
from autogestion.server.organisations import queries as organisations
from autogestion.server.organisations.models import Organisation
from autogestion.server.record import clock
from autogestion.server.record.acts import ByItself, Line


def put_report(organisation: Organisation, line: Line) -> None:
    """An account was given: the electors accept or refuse it."""
    report = accounts.report_numbered(organisation, line["body"]["report"])
    assert report is not None
    term = report.term
    with override(organisation.languages[0]):
        words = {"delegate": term.member, "council": term.council.body}
        dossier = Dossier(
            asked=_("Do we accept the account of %(delegate)s, whom we send to %(council)s?")
            % words,
            why=_(
                "It stands on the delegate's page, with what the electors ask and what is answered."
            ),
            cost=_("None."),
            concerned=_("Those who elected the delegate."),
            carried_out_by=_("If it is refused, the recall is put to the vote by itself."),
        )
    question = put_by_rule(
        organisation,
        term.sender,
        dossier=dossier,
        kind="report",
        scope="own",
        bodies=[term.sender.number],
        subject={"report": report.number},
        about=term.member,
    )
    note_report_question(report, question.number)


def settle_report(organisation: Organisation, question: Question, _is_adopted: bool) -> None:
    """A refused account puts the recall, with nobody's leave. Without a quorum, or tied, it settles nothing."""
    report = accounts.report_numbered(organisation, question.subject["report"])
    assert report is not None
    term = queries.term_numbered(organisation, report.term.number)
    assert term is not None
    vote = organisation.votes.get(number=question.number)
    if vote.result and rules.is_refused(vote.result) and term.ended_at is None:
        acts.put_recall_by_rule(ByItself(organisation), term, why="refused")


def recall_who_missed(organisation: Organisation, line: Line) -> None:
    """An account was missed: the recall is put, with nobody's leave."""
    term = queries.term_numbered(organisation, line["body"]["term"])
    assert term is not None
    acts.put_recall_by_rule(ByItself(organisation), term, why="missed")


def look_again_in_council(organisation: Organisation, line: Line) -> None:
    """A council has decided: where the charter says so, its delegates owe an account of it."""
    charter = organisations.charter_in_force(organisation)
    if line["in"] is not None and charter.councils.report_on:
        for term in accounts.running_in(organisation, line["in"]):
            note_look(term, charter)


def look_again(organisation: Organisation, line: Line) -> None:
    """The charter has changed, and with it what is due when."""
    charter = organisations.charter_in_force(organisation)
    for term in accounts.running_in(organisation):
        note_look(term, charter)


def look_in_time(organisation: Organisation, term: Term) -> None:
    """The hour has come to ask whether a delegate stays, or an account is missed."""
    charter = organisations.charter_in_force(organisation)
    fresh = queries.term_numbered(organisation, term.number)
    if fresh is None or fresh.ended_at is not None:
        return
    at, by = clock.now(), ByItself(organisation)
    asked = recalls.asked_at(
        queries.as_state(fresh), accounts.states_of(fresh.recalls.all()), charter
    )
    if asked is not None and asked <= at:
        acts.put_recall_by_rule(by, fresh, why="asked")
    if rules.missed_at(accounts.due_at(fresh, charter), charter) <= at:
        acts.miss_report(by, fresh)
    again = queries.term_numbered(organisation, term.number)
    assert again is not None
    note_look(again, charter)
