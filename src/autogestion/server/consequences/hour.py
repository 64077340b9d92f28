"""What is due by the hour."""

import logging
from collections.abc import Callable
from typing import TypeVar

from django.db.models import Model, QuerySet

from autogestion.rules.refusals import RuleBroken
from autogestion.server.consequences.accounts import look_in_time
from autogestion.server.consequences.deciding import open_vote
from autogestion.server.consequences.execution import begin_shift_in_time
from autogestion.server.consequences.inquiry import end_in_time
from autogestion.server.consequences.seats import elect_in_time, end_term_in_time
from autogestion.server.delegates import accounts
from autogestion.server.delegates import queries as terms
from autogestion.server.deliberation import queries as dossiers
from autogestion.server.deliberation.models import Question
from autogestion.server.execution import queries as tasks
from autogestion.server.groups import queries as groups
from autogestion.server.groups.acts import announce_piece
from autogestion.server.inquiry import queries as surveys
from autogestion.server.newspaper import acts as letters
from autogestion.server.newspaper import queries as newspapers
from autogestion.server.organisations import acts as organisations
from autogestion.server.organisations import queries
from autogestion.server.organisations.models import Organisation
from autogestion.server.record import clock
from autogestion.server.record.acts import ByItself
from autogestion.server.votes import acts as votes
from autogestion.server.votes import queries as vote_queries

T = TypeVar("T", bound=Model)
log = logging.getLogger("autogestion.consequences")


def tick(organisation: Organisation | None = None) -> None:
    """Do what is due by the hour, everywhere or in one organisation. May be called at any time, by anyone, twice."""
    at = clock.now()
    errors: list[Exception] = []
    for vote in _here(vote_queries.due_to_close(at), organisation):
        _do(errors, votes.end_at_hour, vote.organisation, vote)
    for question in sorted(_here(dossiers.under_notice(), organisation), key=_base_first):
        _do(errors, _open_if_due, question.organisation, question, at)
    for exclusion in _here(queries.exclusions_due(at), organisation):
        _do(errors, organisations.exclude, ByItself(exclusion.organisation), exclusion.decision)
    _tick_terms(errors, organisation, at)
    for task in _here(tasks.shifts_due(at), organisation):
        _do(errors, begin_shift_in_time, task.organisation, task)
    for survey in _here(surveys.due(at), organisation):
        _do(errors, end_in_time, survey.organisation, survey)
    for boxed in {one.organisation for one in _here(newspapers.to_empty(), organisation)}:
        _do(errors, letters.empty_letter_box, boxed)
    for lending in _here(groups.to_announce(), organisation):
        _do(errors, announce_piece, ByItself(lending.organisation), lending)
    if errors:
        raise ExceptionGroup("what was due could not all be done", errors)


def _tick_terms(errors: list[Exception], organisation: Organisation | None, at: int) -> None:
    for term in _here(terms.terms_to_follow(at), organisation):
        _do(errors, elect_in_time, term.organisation, term)
    for term in _here(accounts.terms_to_look_at(at), organisation):
        _do(errors, look_in_time, term.organisation, term)
    for term in _here(terms.terms_due(at), organisation):
        _do(errors, end_term_in_time, term.organisation, term)


def _base_first(question: Question) -> tuple[bool, int]:
    """What lies before those below opens before the council's question that waits for it; the lowest level first."""
    is_laid = "laid" in question.subject
    return not is_laid, -question.number if is_laid else question.number


def _here(things: QuerySet[T], organisation: Organisation | None) -> list[T]:
    living = things.filter(organisation__dissolved_at=None)
    return list(living.filter(organisation=organisation) if organisation else living)


def _do(errors: list[Exception], deed: Callable[..., object], *args: object) -> None:
    """Do one thing that is due; what goes wrong with it must not keep the rest from being done.

    Somebody may have been faster; then the rules refuse, and there is nothing left to do.
    """
    try:
        deed(*args)
    except RuleBroken as refusal:
        log.debug("Not due: %s", refusal)
    except Exception as error:
        errors.append(error)


def _open_if_due(organisation: Organisation, question: Question, at: int) -> None:
    charter = queries.charter_in_force(organisation)
    opening_at = dossiers.opening_at(question, charter)
    if opening_at is not None and opening_at <= at and not dossiers.is_held(question, charter, at):
        open_vote(organisation, question)
