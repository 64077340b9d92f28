"""Who decides and who carries out: how far they are the same people (D1, S10)."""

from collections.abc import Iterator, Sequence

import numpy as np

from autogestion.measures.chance import (
    RESAMPLES,
    SEED,
    between,
    by_chance,
    excess,
    split_by_chance,
    wilson,
)
from autogestion.measures.gathering import Gathered
from autogestion.measures.measure import PEOPLE_MIN, Measure
from autogestion.measures.spread import Counts, Floats, split
from autogestion.rules.words import gettext_noop as _

CARRIED = ("undertaking.taken", "undertaking.joined", "shift.begun", "undertaking.done")
DECIDED = ("vote.closed", "ballot.cast")
_DO = _(
    "Take on a task of something that you decided, or ask those who always do what they would put."
)


def carried_out(found: Gathered, since: int) -> list[tuple[int, str]]:
    """(when it was done, who had it in hand) of every undertaking that was done since then, each holder once."""
    return [
        (one.done_at, holder)
        for one in found.state.undertakings.values()
        if one.done_at is not None and one.done_at >= since
        for holder in one.holders
    ]


def of_carrying(found: Gathered, since: int) -> Iterator[Measure]:
    """The split of deciding and carrying out, and those who do only one of them."""
    members = found.members(since)
    decided, ballots = _decided(found, members, since)
    done = _done(found, members, since)
    tasks = sum(
        one.done_at is not None and one.done_at >= since
        for one in found.state.undertakings.values()
    )
    posed = {who for at, who in found.posed if at >= since}
    begun = np.array([member in posed for member in members], dtype=bool)
    yield _split(decided, done, ballots, len(carried_out(found, since)))
    yield _executants(begun | (decided > 0), done)
    yield _directors(decided, done, tasks)


def _decided(found: Gathered, members: Sequence[str], since: int) -> tuple[Floats, int]:
    """Each member's part in deciding: of every vote one, shared out among those who cast a ballot."""
    place = {member: index for index, member in enumerate(members)}
    shares, ballots = np.zeros(len(members)), 0
    for vote in found.votes:
        if vote.closed_at is None or vote.closed_at < since:
            continue
        ballots += len(vote.cast)
        here = [place[member] for member in vote.cast if member in place]
        shares[here] += 1 / max(1, len(vote.cast))
    return shares, ballots


def _done(found: Gathered, members: Sequence[str], since: int) -> Floats:
    """Each member's part in carrying out: of everything done one, shared out among those who had it in hand."""
    place = {member: index for index, member in enumerate(members)}
    shares = np.zeros(len(members))
    for one in found.state.undertakings.values():
        if one.done_at is not None and one.done_at >= since:
            for holder in one.holders:
                if holder in place:
                    shares[place[holder]] += 1 / len(one.holders)
    return shares


def _split(decided: Floats, done: Floats, ballots: int, hands: int) -> Measure:
    people, value = len(decided), None
    chance = more = low = high = None
    if people >= PEOPLE_MIN and decided.sum() and done.sum():
        value, chance = split(decided, done), split_by_chance(people, ballots, hands)
        more = excess(value, chance)
        low, high = _split_interval(decided, done)
    return Measure(
        code="directors-and-executants", panel="deciding",
        says=_("How far those who decide and those who carry out are different people."),
        formula="½Σ|dᵢ−eᵢ|: d a member's part of all votes (each vote one, shared out among those who cast a "
        "ballot), e their part of all that was done (each undertaking one, shared out among those who had it "
        "in hand); X₀ the mean of 200 random deals of as many ballots and as many hands",
        source="the essay: the labour of giving orders separate from that of carrying them out",
        lines=(*DECIDED, *CARRIED), do=_DO, unit="index", value=value, chance=chance, excess=more,
        low=low, high=high, people=people, acts=hands,
    )  # fmt: skip


def _split_interval(decided: Floats, done: Floats) -> tuple[float, float]:
    """Percentiles over people drawn anew, each with both their parts; draws with nothing decided or done left out."""
    # In the order of what they did, and not of their names: with other names the same people are drawn.
    order = np.lexsort((done, decided))
    decided, done = decided[order], done[order]
    random, people = np.random.default_rng(SEED), len(decided)
    times = max(50, min(RESAMPLES, 10_000_000 // people))
    found = []
    for _draw in range(times):
        drawn = random.integers(0, people, people)
        if decided[drawn].sum() and done[drawn].sum():
            found.append(split(decided[drawn], done[drawn]))
    if not found:
        return 0.0, 1.0
    return between(found, people)


def _executants(decides: np.ndarray, done: Floats) -> Measure:
    doing = int((done > 0).sum())
    only = int(((done > 0) & ~decides).sum())
    low, high = wilson(only, doing)
    return Measure(
        code="executants-only", panel="deciding",
        says=_("Of those who carried something out: how many had no part in deciding anything."),
        formula="members who had something in hand that was done, cast no ballot and put no question / "
        "members who had something in hand that was done",
        source="the essay: mere executants; Wilson 1927", lines=(*CARRIED, *DECIDED, "question.posed"),
        do=_("Ask them what they would put, and put it together."), unit="share",
        value=only / doing if doing else None, low=low, high=high, people=doing, acts=only,
    )  # fmt: skip


def _directors(decided: Floats, done: Floats, tasks: int) -> Measure:
    deciding = int((decided > 0).sum())
    only = int(((decided > 0) & (done == 0)).sum())
    low, high = wilson(only, deciding)
    chance = by_chance(idle, len(decided), tasks) if tasks and deciding else None
    value = only / deciding if deciding and tasks else None
    return Measure(
        code="directors-only", panel="deciding",
        says=_("Of those who took part in deciding: how many have carried nothing out."),
        formula="members who cast a ballot and had nothing in hand that was done / members who cast a ballot; "
        "X₀ as if each undertaking had fallen on one member at random",
        source="the essay: directors; Wilson 1927", lines=(*DECIDED, *CARRIED), do=_DO, unit="share",
        value=value, chance=chance, low=low, high=high, people=deciding, acts=tasks,
    )  # fmt: skip


def idle(counts: Counts) -> float:
    """The share of people on whom nothing fell."""
    return float((counts == 0).sum() / len(counts))
