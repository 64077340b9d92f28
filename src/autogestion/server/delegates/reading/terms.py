"""A delegate's page."""

from dataclasses import dataclass

from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext as _

from autogestion.rules.mandates import is_kept
from autogestion.rules.words import gettext_noop
from autogestion.server.delegates import accounts
from autogestion.server.delegates.models import Inquiry, Recall, Report, Term
from autogestion.server.delegates.reading.accounts import outcomes_of
from autogestion.server.delegates.reading.recalls import open_recalls
from autogestion.server.deliberation.models import Question
from autogestion.server.deliberation.ways import Way
from autogestion.server.organisations import queries as organisations
from autogestion.server.organisations.models import Member
from autogestion.server.record import clock
from autogestion.server.votes.models import Elector
from autogestion.server.web.shell import address

SHOWN = 20


@dataclass(frozen=True)
class Instructed:
    """A vote of the council on which this delegate had a mandate, and whether they kept it."""

    question: int
    asked: str
    is_departure: bool
    has_voted: bool
    has_explained: bool


@dataclass(frozen=True)
class Account:
    """An account given, and what the electors said."""

    report: Report
    outcome: str


@dataclass(frozen=True)
class TermPage:
    """A delegate's page: one term."""

    state: str
    is_mine: bool
    is_running: bool
    is_elector: bool
    ways: list[Way]
    due_at: int | None
    is_late: bool
    instructions: list[Question]
    votes: list[Instructed]
    kept: int
    accounts: list[Account]
    inquiries: list[Inquiry]
    recalls: list[Recall]


ENDED = {
    "over": gettext_noop("Its time was over."),
    "resigned": gettext_noop("They gave the seat up."),
    "left": gettext_noop("They no longer belong to those who elected them."),
    "council": gettext_noop("Their electors no longer send delegates to this council."),
    "recalled": gettext_noop("They were recalled by those who elected them."),
}


def term_page(term: Term, reader: Member) -> TermPage:
    """The term as this reader sees it."""
    is_running = term.ended_at is None
    charter = organisations.charter_in_force(term.organisation)
    due_at = accounts.due_at(term, charter) if is_running else None
    reports = list(term.reports.order_by("-number")[:SHOWN])
    outcomes = outcomes_of(term.organisation, reports)
    votes, recalls = _votes(term), open_recalls(term)
    is_mine = term.member_id == reader.pk
    is_elector = organisations.is_in(reader, term.sender)
    return TermPage(
        state=_(ENDED[term.why]) if not is_running else "",
        is_mine=is_mine,
        is_running=is_running,
        is_elector=is_elector,
        ways=_ways(term, recalls, is_mine=is_mine, is_elector=is_elector) if is_running else [],
        due_at=due_at,
        is_late=due_at is not None and due_at <= clock.now(),
        instructions=_instructions(term),
        votes=votes,
        kept=sum(1 for vote in votes if vote.has_voted and not vote.is_departure),
        accounts=[Account(report, outcomes.get(report.number, "")) for report in reports],
        inquiries=_inquiries(term),
        recalls=recalls,
    )


def _ways(term: Term, recalls: list[Recall], *, is_mine: bool, is_elector: bool) -> list[Way]:
    at = [term.organisation.slug, term.number]
    if is_mine:
        return [
            Way(_("Give account"), reverse("make-report", args=at), is_first=True),
            Way(_("Give up the seat"), reverse("resign", args=at)),
        ]
    if not is_elector:
        return []
    return [
        Way(_("Ask something"), reverse("ask-delegate", args=at)),
        Way(_("Open a recall"), reverse("open-recall", args=at), is_first=not recalls),
    ]


def _instructions(term: Term) -> list[Question]:
    """What those who send this delegate have decided that stands for all their votes, newest first."""
    found = term.organisation.questions.filter(
        kind="mandate",
        body=term.sender,
        subject__council=term.council.body.number,
        decision__adopted=True,
        decision__ended_at=None,
    ).exclude(subject__has_key="laid")
    return list(found.select_related("asked", "decision").order_by("-number")[:SHOWN])


def _votes(term: Term) -> list[Instructed]:
    """Votes of the council in which this delegate was sent for an answer, newest first."""
    roll = (
        Elector.objects.filter(
            vote__organisation=term.organisation,
            vote__body=term.council.body_id,
            vote__opened_at__gte=term.since,
            member=term.member,
            sent_by=term.sender.number,
            mandate__isnull=False,
        )
        .select_related("vote", "ballot")
        .order_by("-vote__number")[:SHOWN]
    )
    electors = list(roll)
    numbers = [elector.vote.number for elector in electors]
    asked = term.organisation.questions.filter(number__in=numbers).select_related("asked")
    words = {question.number: str(question.asked) for question in asked}
    found = []
    for elector in electors:
        ballot = getattr(elector, "ballot", None)
        choice = ballot.choice if ballot else None
        read = tuple(choice) if isinstance(choice, list) else choice
        departs = ballot is not None and not is_kept(
            read, elector.mandate or 0, elector.vote.method
        )
        found.append(
            Instructed(
                elector.vote.number, words[elector.vote.number], departs, ballot is not None,
                elector.departure_id is not None,
            )
        )  # fmt: skip
    return found


def _inquiries(term: Term) -> list[Inquiry]:
    """What this delegate was asked: what waits for an answer first, then the newest."""
    found = term.inquiries.select_related("by", "text", "answer")
    waits_first = F("answered_at").desc(nulls_first=True)
    inquiries = list(found.order_by(waits_first, "-number")[:SHOWN])
    for inquiry in inquiries:
        inquiry.by.organisation = term.organisation
    return inquiries


def term_address(term: Term) -> str:
    return address("o", term.organisation.slug, "terms", str(term.number))
