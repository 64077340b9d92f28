"""Information before the vote, what grows old, who comes and goes (D3, D6, S14)."""

from collections.abc import Iterator
from statistics import median

from autogestion.measures.chance import wilson
from autogestion.measures.gathering import DAY, HOUR, Gathered
from autogestion.measures.measure import Measure
from autogestion.rules.readers import BEFORE
from autogestion.rules.words import gettext_noop as _

NEWCOMER = 90 * DAY


def of_lasting(found: Gathered, since: int) -> Iterator[Measure]:
    """Everything about facts before the vote, decisions past their review, and members who come and go."""
    yield from _information(found, since)
    yield from _ageing(found)
    yield from _flow(found, since)


def _information(found: Gathered, since: int) -> Iterator[Measure]:
    leads = [
        (vote.opened_at - vote.complete_at) / HOUR
        for vote in found.votes
        if vote.opened_at >= since and vote.complete_at is not None
    ]
    yield Measure(
        code="hours-with-the-dossier", panel="information",
        says=_("For how many hours half of the dossiers lay complete and open before the vote."),
        formula="median of (vote opened − dossier completed)", source="counted",
        lines=("dossier.completed", "vote.opened"), unit="hours",
        do=_("Ask for the fact that is missing: the vote waits for it."),
        value=float(median(leads)) if leads else None, people=0, acts=len(leads),
    )  # fmt: skip
    yield _opened(found, since)
    demands = [
        demand
        for question in found.state.questions.values()
        for demand in question.demands
        if demand.at >= since
    ]
    answered = sum(demand.answered_at is not None for demand in demands)
    low, high = wilson(answered, len(demands))
    yield Measure(
        code="facts-answered", panel="information",
        says=_("How many facts that members missed were given."), formula="answered / demanded",
        source="Wilson 1927", lines=("fact.demanded", "fact.added"), unit="share",
        do=_("Give the fact, if you have it."),
        value=answered / len(demands) if demands else None, low=low, high=high, people=0,
        acts=len(demands),
    )  # fmt: skip


def _opened(found: Gathered, since: int) -> Measure:
    """Of those who voted, who had had the dossier open before the vote began; half of each answer is a coin's."""
    told = [
        vote.readers
        for vote in found.state.votes.values()
        if vote.readers is not None
        and BEFORE in vote.readers.opened
        and (vote.closed_at or 0) >= since
        and (found.body is None or vote.body == found.body)
    ]
    known = sum(one.known for one in told)
    counted = sum(one.opened[BEFORE] for one in told)
    low, high = (_without_coins(one) for one in wilson(counted, known))
    return Measure(
        code="dossier-before-voting", panel="information",
        says=_("Of those who voted here, about so many had had the dossier open before the vote began."),
        formula="2 × (ballots counted as having had it open / ballots of which it is known) − 1/2, from 0 to 1: "
        "of every two answers one is a coin's", source="Warner 1965; Wilson 1927", lines=("readers.counted",),
        unit="share", do=_("Ask that the notice is longer, or that the dossier is told of where people meet."),
        value=_without_coins(counted / known) if known else None, low=low, high=high,
        people=max((one.known for one in told), default=0), acts=known,
    )  # fmt: skip


def _without_coins(share: float | None) -> float | None:
    return None if share is None else min(1.0, max(0.0, 2 * share - 0.5))


def _ageing(found: Gathered) -> Iterator[Measure]:
    standing = [
        one for one in found.state.decisions.values() if one.adopted and one.ended_at is None
    ]
    overdue = sum(one.review_at <= found.ends for one in standing)
    low, high = wilson(overdue, len(standing))
    yield Measure(
        code="overdue-for-review", panel="renewal",
        says=_("How many decisions in force are past the date on which they were to be looked at again."),
        formula="past their review / in force", source="the essay: outstripped by history",
        lines=("decision.taken",), unit="share", do=_("Ask to reopen the one that you would not take today."),
        value=overdue / len(standing) if standing else None, low=low, high=high, people=0,
        acts=len(standing),
    )  # fmt: skip
    ages = [(found.ends - one.taken_at) / DAY for one in standing]
    yield Measure(
        code="days-in-force", panel="renewal",
        says=_("How many days ago half of the decisions in force were taken."),
        formula="median of (last line − taken)", source="counted", lines=("decision.taken",),
        unit="days", do=_("Ask to reopen the one that you would not take today."),
        value=float(median(ages)) if ages else None, people=0, acts=len(ages),
    )  # fmt: skip


def _flow(found: Gathered, since: int) -> Iterator[Measure]:
    """Of those who came long enough ago to have found their way: how many did anything but enter."""
    first = {member: stays[0][0] for member, stays in found.present.items()}
    new = {member for member, at in first.items() if since <= at <= found.ends - NEWCOMER}
    active = {who for deeds in found.deeds() for _at, who in deeds}
    for vote in found.votes:
        active.update(vote.cast)
    low, high = wilson(len(new & active), len(new))
    yield Measure(
        code="newcomers-active", panel="opportunity",
        says=_("How many of those who came in, three months ago or more, have voted, spoken or put something."),
        formula="newcomers with any such act / newcomers of the window, but for its last 90 days",
        source="Wilson 1927", lines=("member.admitted", "ballot.cast", "question.posed"), unit="share",
        do=_("Ask somebody new what they would put to the assembly."),
        value=len(new & active) / len(new) if new else None, low=low, high=high, people=len(new),
        acts=len(new),
    )  # fmt: skip
    gone = sum(
        any(until and until >= since for _from, until in stays) for stays in found.present.values()
    )
    members = len(found.members(since))
    low, high = wilson(gone, members)
    yield Measure(
        code="members-gone", panel="renewal",
        says=_("How many of all who were members left, or were excluded."),
        formula="members who left / members of the window", source="Wilson 1927",
        lines=("member.left", "member.excluded"), unit="share",
        do=_("Ask those who left why, while somebody still knows them."),
        value=gone / members if members else None, low=low, high=high, people=members, acts=gone,
    )  # fmt: skip
