"""What follows where all have said their word, and what a decision brings about by itself."""

from collections.abc import Callable

from autogestion.rules.decisions import is_decided_by
from autogestion.server.consequences import amendments
from autogestion.server.consequences.accounts import settle_report
from autogestion.server.consequences.callbacks import settle_calling
from autogestion.server.consequences.councils import settle_sending
from autogestion.server.consequences.disputes import claim_where_possible, settle_challenge
from autogestion.server.consequences.recalls import settle_recall
from autogestion.server.consequences.seats import settle_election
from autogestion.server.delegates.laying import sending
from autogestion.server.deliberation import acts as deliberation
from autogestion.server.deliberation import queries as dossiers
from autogestion.server.deliberation.disputing import departs_from
from autogestion.server.deliberation.models import Decision, Question
from autogestion.server.organisations import acts as organisations
from autogestion.server.organisations import queries
from autogestion.server.organisations.models import Organisation
from autogestion.server.record import clock
from autogestion.server.record.acts import ByItself, Line
from autogestion.server.votes import acts as votes


def open_when_all_waive(organisation: Organisation, line: Line) -> None:
    """All concerned said that the vote can begin at once, and nothing holds it back: it does."""
    question = dossiers.question_numbered(organisation, line["body"]["question"])
    assert question is not None
    charter = queries.charter_in_force(organisation)
    if dossiers.is_waived(question) and not dossiers.is_held(question, charter, line["at"]):
        open_vote(organisation, question)


def open_vote(organisation: Organisation, question: Question) -> None:
    """The vote opens; in a council with what is known of who sent whom. What amends its text comes first."""
    if amendments.put_first(organisation, question):
        return
    deliberation.open_question(ByItself(organisation), question, sending=sending(question))


def close_when_all_voted(organisation: Organisation, line: Line) -> None:
    """Where all gave up the notice, the last ballot closes the vote."""
    votes.end_when_all_voted(organisation, line["body"]["vote"])


def settle_question(organisation: Organisation, line: Line) -> None:
    """A vote closed: a decision stands where it settled something, and takes effect where it does so by itself."""
    question = dossiers.question_numbered(organisation, line["body"]["vote"])
    assert question is not None
    outcome = line["body"]["result"]["outcome"]
    decision = None
    if is_decided_by(outcome):
        decision = deliberation.take_decision(
            ByItself(organisation), question, departs=departs_from(question)
        )
    if "amends" in question.subject:
        _go_on(organisation, amendments.finish(organisation, question))
        return
    if question.alternatives and outcome == "adopted":
        amendments.finish(organisation, question)
    _take_effect(organisation, question, decision, is_adopted=outcome == "adopted")


def _go_on(organisation: Organisation, question: Question) -> None:
    """The amendments are settled: where the text did not change, its notice is over and the vote opens."""
    charter, at = queries.charter_in_force(organisation), clock.now()
    opening_at = dossiers.opening_at(question, charter)
    is_due = opening_at is not None and opening_at <= at
    if (is_due or dossiers.is_waived(question)) and not dossiers.is_held(question, charter, at):
        open_vote(organisation, question)


def _take_effect(
    organisation: Organisation, question: Question, decision: Decision | None, *, is_adopted: bool
) -> None:
    settle = SETTLED.get(question.kind)
    if settle is not None:
        settle(organisation, question, is_adopted)
    elif "decision" in question.subject and decision is None:
        reopened = dossiers.decision_numbered(organisation, question.subject["decision"])
        assert reopened is not None
        deliberation.fail_reopening(ByItself(organisation), reopened)
    if decision is not None and is_adopted:
        _carry_out(ByItself(organisation), question, decision)


def _carry_out(by: ByItself, question: Question, decision: Decision) -> None:
    """What an adopted decision brings about by being taken."""
    if question.kind == "joining" and question.body is not None:
        organisations.join_organisation(by, question.body, question=question.number)
    elif question.kind == "charter":
        organisations.change_charter(by, data=question.subject["charter"], decision=decision.number)
    elif question.kind == "dissolution":
        organisations.dissolve_organisation(by, decision=decision.number)
    elif decision.option != 1:
        return  # Another answer was adopted than what was asked.
    elif "too" in question.subject:
        claim_where_possible(by.organisation, question)
    elif "takes" in question.subject:
        amendments.take_where_possible(by.organisation, question)


def _settle_admission(organisation: Organisation, question: Question, is_adopted: bool) -> None:
    settle = organisations.admit if is_adopted else organisations.refuse_admission
    settle(ByItself(organisation), question.subject["admission"])


def _settle_appeal(organisation: Organisation, question: Question, is_adopted: bool) -> None:
    settle = organisations.lift_exclusion if is_adopted else organisations.exclude
    settle(ByItself(organisation), question.subject["decision"])


def _settle_scope(organisation: Organisation, question: Question, is_adopted: bool) -> None:
    """How or to whom another question is put."""
    if "challenge" in question.subject:
        settle_challenge(organisation, question, is_adopted)
        return
    contest = dossiers.contest_numbered(organisation, question.subject["contest"])
    assert contest is not None
    settle = deliberation.change_scope if is_adopted else deliberation.keep_scope
    settle(ByItself(organisation), contest)


SETTLED: dict[str, Callable[[Organisation, Question, bool], None]] = {
    "admission": _settle_admission,
    "appeal": _settle_appeal,
    "scope": _settle_scope,
    "council": settle_sending,
    "election": settle_election,
    "recall": settle_recall,
    "report": settle_report,
    "callback": settle_calling,
}
"""Kind of question -> what follows when its vote closes, whether or not it was adopted."""
