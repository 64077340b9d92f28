"""Whether members take part at all, all the time and for long: turnout, its trend, who stays, who is there again (D6).

"From time to time on problems from which they are removed the rest of the time" is not taking part: so the year is
looked at too, and not the congress alone.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from math import sqrt

import numpy as np

from autogestion.measures.alarms import p_falling
from autogestion.measures.carrying import carried_out
from autogestion.measures.chance import SEED, Z, between, deals, mean_interval, wilson
from autogestion.measures.gathering import DAY, Gathered
from autogestion.measures.measure import Group, Measure
from autogestion.measures.shares import share
from autogestion.measures.spread import Counts
from autogestion.measures.windows import year_at
from autogestion.rules.words import gettext_noop as _

YEAR = 365 * DAY
MONTHS = 12
VOTES_MIN = 8
"""With fewer votes a trend says nothing."""
VOTES_MAX = 500
"""Of more, so many spread over the whole are taken: pairs of them grow with the square."""
ANYTHING = (
    "ballot.cast", "question.posed", "argument.added", "question.seconded", "undertaking.done",
)  # fmt: skip
VOTED = ("vote.opened", "ballot.cast")


def of_attending(found: Gathered, since: int) -> Iterator[Measure]:
    """Turnout and its trend, who was active and is again, and whether it is all the year."""
    yield from _turnout(found, since)
    yield _active(found)
    yield _still_active(found)
    yield _beginners(found)
    yield _months(found)


def _turnout(found: Gathered, since: int) -> Iterator[Measure]:
    votes = [vote for vote in found.voted(since) if vote.roll]
    shares = np.array([len(vote.cast) / len(vote.roll) for vote in votes])
    people = max((len(vote.roll) for vote in votes), default=0)
    low, high = mean_interval(shares)
    yield Measure(
        code="turnout", panel="opportunity",
        says=_("Of those who could vote, how many did: the mean of all votes."),
        formula="mean over votes of ballots / roll", source="percentiles over votes drawn anew", lines=VOTED,
        unit="share", do=_("Say in the dossier why you do not vote, or ask that a vote stays open longer."),
        value=float(shares.mean()) if votes else None, low=low, high=high, people=people, acts=len(votes),
    )  # fmt: skip
    at, each = [vote.opened_at / YEAR for vote in votes], [float(one) for one in shares]
    slope = theil_sen(at, each)
    yield Measure(
        code="turnout-trend", panel="opportunity",
        says=_("By how much turnout grows or falls in a year."),
        formula="the median of the slopes between any two votes, times a hundred; the interval by Kendall's test; from "
        "eight votes on",
        source="Theil 1950; Sen 1968", lines=VOTED, unit="points",
        do=_("Ask those who used to vote why they no longer do."),
        value=100 * slope[0] if slope else None, low=100 * slope[1] if slope else None,
        high=100 * slope[2] if slope else None, people=people, acts=len(votes),
        p=p_falling(_spread_out(at), _spread_out(each)) if slope else None,
    )  # fmt: skip


def theil_sen(at: Sequence[float], values: Sequence[float]) -> tuple[float, float, float] | None:
    """(slope, low, high): the median of all slopes between two points, and the slopes at the places that Kendall's
    S leaves open at 95 in 100 (Sen 1968). None with fewer than eight points, or where all lie at one time."""
    x, y = np.array(_spread_out(at)), np.array(_spread_out(values))
    first, second = np.triu_indices(len(x), 1)
    differ = x[first] != x[second]
    if len(x) < VOTES_MIN or not differ.any():
        return None
    slopes = np.sort((y[second] - y[first])[differ] / (x[second] - x[first])[differ])
    n = len(x)
    wide = Z * sqrt(n * (n - 1) * (2 * n + 5) / 18)
    low = max(0, round((len(slopes) - wide) / 2) - 1)
    high = min(len(slopes) - 1, round((len(slopes) + wide) / 2))
    return float(np.median(slopes)), float(slopes[low]), float(slopes[high])


def _spread_out(values: Sequence[float]) -> Sequence[float]:
    """So many of them as pairs can be made of, the last first taken, in order of time."""
    apart = -(-len(values) // VOTES_MAX)
    return values[::-1][::apart][::-1] if apart else values


def active(found: Gathered, since: int, until: int) -> set[str]:
    """Who did anything in this time: put, said, controlled, wrote, voted or carried out."""
    lists = (*found.deeds(), carried_out(found, since))
    did = {who for one in lists for at, who in one if since <= at < until}
    for vote in found.votes:
        if since <= vote.opened_at < until:
            did.update(vote.cast)
    return did


def _active(found: Gathered) -> Measure:
    """Of those who are members now, by the year in which they first came in."""
    now = {member: stays[0][0] for member, stays in found.present.items() if stays[-1][1] == 0}
    did = active(found, found.ends - YEAR, found.ends + 1)
    came = Counter(year_at(at) for at in now.values())
    busy = Counter(year_at(at) for member, at in now.items() if member in did)
    groups = tuple(
        Group(str(year), came[year], busy[year], *wilson(busy[year], came[year]))
        for year in sorted(came)
    )
    low, high = wilson(sum(busy.values()), len(now))
    return Measure(
        code="active-members", panel="opportunity",
        says=_("How many of those who are members now have done anything in the last year."),
        formula="members who voted, put, said, controlled, wrote or carried out something in the last 365 days / "
        "members; beside it by the year in which they came in", source="Wilson 1927", lines=ANYTHING, unit="share",
        do=_("Ask somebody who has gone quiet what they would put to the assembly."),
        value=sum(busy.values()) / len(now) if now else None, low=low, high=high, people=len(now),
        acts=len(now), groups=groups,
    )  # fmt: skip


def _still_active(found: Gathered) -> Measure:
    before = active(found, found.ends - 2 * YEAR, found.ends - YEAR)
    again = before & active(found, found.ends - YEAR, found.ends + 1)
    return share(
        "still-active", len(again), len(before),
        _("Of those who did anything in the year before, how many did anything in the last one."),
        "active in the last 365 days and in those before / active in those before", ANYTHING,
        _("Ask somebody who has gone quiet what they would put to the assembly."), len(before), "renewal",
    )  # fmt: skip


def _beginners(found: Gathered) -> Measure:
    """Whether beginning is again and again with the same: against how many of all begin anything."""
    edge = found.ends - YEAR
    before = {who for at, who in found.posed if edge - YEAR <= at < edge}
    now = {who for at, who in found.posed if at >= edge}
    members = set(found.members(edge))
    return share(
        "same-as-last-year", len(before & now), len(before),
        _("Of those who put questions in the year before, how many put questions in the last one too."),
        "members who put a question in both years / in the first; X₀: members who put one in the last year / members",
        ("question.posed",), _("Put a question, or ask somebody who never has what they would put."),
        len(before), "renewal", source="the essay: the function of a particular category; Wilson 1927",
        chance=len(now & members) / len(members) if members else None,
    )  # fmt: skip


def _months(found: Gathered) -> Measure:
    """The last twelve parts of a year: whether what is done gathers in a few of them."""
    counts = _by_month(found)
    acts, value, low, high, chance = int(counts.sum()), None, None, None, None
    if acts:
        random = np.random.default_rng(SEED)
        value = gathered(counts)
        low, high = between(
            [gathered(row) for row in random.multinomial(acts, counts / acts, size=1_000)],
            max(2, acts),
        )
        dealt = random.multinomial(acts, np.full(MONTHS, 1 / MONTHS), size=deals(MONTHS))
        chance = float(np.mean([gathered(row) for row in dealt]))
    return Measure(
        code="gathered-in-few-months", panel="opportunity",
        says=_("How far what is done gathers in a few months of the year."),
        formula="1 − H/ln 12, H the entropy of the acts of the last 365 days over twelve parts of it; X₀ the mean of "
        "200 random deals of as many acts", source="Shannon 1948; the essay: from time to time", lines=ANYTHING,
        unit="index", do=_("Put a question in a quiet month."), value=value, chance=chance, low=low, high=high,
        people=len(found.members(found.ends - YEAR)), acts=acts,
    )  # fmt: skip


def gathered(counts: Counts) -> float:
    """0 the same in every part, 1 all in one."""
    parts = counts[counts > 0] / counts.sum()
    return float(1 + (parts * np.log(parts)).sum() / np.log(len(counts)))


def _by_month(found: Gathered) -> Counts:
    counts = np.zeros(MONTHS, dtype=np.int64)
    begins = found.ends - YEAR

    def note(at: int, many: int = 1) -> None:
        if begins < at <= found.ends:
            counts[min(MONTHS - 1, (at - begins - 1) * MONTHS // YEAR)] += many

    for one in (*found.deeds(), carried_out(found, begins)):
        for at, _who in one:
            note(at)
    for vote in found.votes:
        note(vote.opened_at, len(vote.cast))
    return counts
