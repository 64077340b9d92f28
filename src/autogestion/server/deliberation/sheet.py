"""Everything that the page of a decision shows, put together for one reader, in few queries."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from autogestion.rules.charter import Charter
from autogestion.rules.decisions import is_reopenable
from autogestion.server.deliberation import reading
from autogestion.server.deliberation.called import CalledBack, called_back
from autogestion.server.deliberation.disputing import departing
from autogestion.server.deliberation.dossier import Writer
from autogestion.server.deliberation.kind_words import Rule, rule_of
from autogestion.server.deliberation.lines import state_of
from autogestion.server.deliberation.models import Decision, Question
from autogestion.server.deliberation.outcome import Outcome
from autogestion.server.deliberation.pamphlet import outcome_for, ways_to_check
from autogestion.server.deliberation.papers import ELECTION, Paper, paper_of_vote
from autogestion.server.deliberation.reading import Circle
from autogestion.server.organisations import queries as organisations
from autogestion.server.organisations.models import Member
from autogestion.server.organisations.witnesses import Published, published
from autogestion.server.record import clock
from autogestion.server.record import queries as record
from autogestion.server.votes import queries as votes
from autogestion.server.web.members import Argument
from autogestion.server.web.numbers import plain


@dataclass(frozen=True)
class Sheet:
    """A decision's page from top to bottom."""

    outcome: Outcome
    rule: Rule
    circles: list[Circle]
    chosen: str
    state: str
    is_stale: bool
    minority: list[Argument]
    """What those say who were outvoted."""
    may_state: bool
    reopening: str
    may_reopen: bool
    published: Published | None
    """How far witnesses have signed it, where the charter names any."""
    called: CalledBack | None
    departing: list[Decision]
    """Later decisions that departed from it."""


def sheet_of(decision: Any, reader: Member) -> Sheet:
    """The page of a decision (reading.decision_for_page) for this member."""
    question = decision.question
    vote = votes.vote_numbered(decision.organisation, question.number)
    assert vote is not None  # A decision comes of a vote.
    paper = paper_of_vote(vote)
    circles = reading.circles_of(question, reader)
    concerned = [circle for circle in circles if circle.is_concerned]
    deciders = [circle for circle in circles if circle.value in vote.electors_by_body]
    minority = list(decision.minority.select_related("text", "by").order_by("at", "pk"))
    is_living, reopens = decision.ended_at is None, is_reopenable(question.kind, question.subject)
    charter = organisations.charter_in_force(decision.organisation)
    return Sheet(
        outcome=outcome_for(vote, paper, circles, ways_to_check(question, decision.closing)),
        rule=rule_of(vote.charter.read().rule_for(vote.kind)),
        circles=deciders,
        chosen=_chosen(paper, decision, question),
        state=state_of(decision, clock.now()),
        is_stale=is_living and decision.review_at <= clock.now(),
        minority=[Argument(str(said.text), Writer(said.by.name), said.at) for said in minority],
        may_state=is_living and decision.had_vote and all(said.by != reader for said in minority),
        reopening=_reopening(decision, concerned, charter) if is_living and reopens else "",
        may_reopen=is_living
        and reopens
        and decision.reopened_as is None
        and not decision.has_asked
        and any(circle.is_mine for circle in concerned),
        published=_published(decision, charter),
        called=called_back(question, has_decision=True) if is_living else None,
        departing=list(departing(decision)) if decision.adopted else [],
    )


def _chosen(paper: Paper, decision: Any, question: Question) -> str:
    """The option that won; nothing where it was a yes or no, or several were elected."""
    if paper.is_plain or question.kind == ELECTION or not decision.option:
        return ""
    return paper.labels[decision.option - 1]


def _published(decision: Any, charter: Charter) -> Published | None:
    organisation = decision.organisation
    if not charter.witnesses.keys:
        return None
    says = f'"decision":{decision.number},'
    seq = record.line_about(organisation, "decision.taken", at=decision.taken_at, says=says)
    return published(organisation, seq) if seq is not None else None


def _reopening(decision: Any, concerned: list[Circle], charter: Charter) -> str:
    """How many ask to reopen it, of how many that the charter in force wants."""
    organisation = decision.organisation
    places = organisations.places_in(organisation, {circle.number for circle in concerned})
    entitled = places.values("member").distinct().count()
    needed = charter.reopening.members.needed(entitled)
    words = ngettext(
        "%(askers)s of the %(needed)s member needed asks to reopen it.",
        "%(askers)s of the %(needed)s members needed ask to reopen it.",
        needed,
    ) % {"askers": plain(decision.askers), "needed": plain(needed)}
    return words if decision.reopened_as is None else _("Enough members asked to reopen it.")
