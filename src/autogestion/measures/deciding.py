"""Who begins, who speaks, who decides: concentration and reach among all who were members (D1, D4, D6)."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

import numpy as np

from autogestion.measures.alarms import dealt_ginis, p_of_lowest, p_of_spread
from autogestion.measures.chance import (
    by_chance,
    deals,
    excess,
    gini_interval,
    mean_interval,
    wilson,
)
from autogestion.measures.gathering import Gathered, VoteSeen
from autogestion.measures.indices import also, theil_between
from autogestion.measures.measure import GROUP_MIN, PEOPLE_MIN, Also, Measure
from autogestion.measures.spread import (
    Counts,
    Floats,
    carriers_of_half,
    effective_number,
    gini,
    lorenz,
)
from autogestion.measures.works import WORKS, Work, done
from autogestion.rules.words import gettext_noop as _

LOWEST = 10


def of_deciding(found: Gathered, since: int, *, in_full: bool = True) -> Iterator[Measure]:
    """Everything about who takes part in deciding, among those who were members since then.

    `in_full`: with the other indices of each spread, which a history does without.
    """
    members = found.members(since)
    labels = bases(found, members) if in_full else None
    for work in WORKS:
        counts = _counts(members, done(found, work.code, since))
        one = _concentration(work, counts)
        if in_full and one.value is not None:
            one = replace(one, also=_others(counts, labels))
        yield one
        yield _reach(work, counts)
        yield _half(work, counts)
        if work.code == "initiative":
            yield _authors(counts)
    votes = [vote for vote in found.votes if vote.closed_at is not None and vote.closed_at >= since]
    yield from _turnout(found, since)
    yield _unanimity([vote for vote in votes if vote.kind != "election"])
    yield from _contest([vote for vote in votes if vote.kind == "election"], found)


def _counts(members: list[str], whose: Iterable[str]) -> Counts:
    done = Counter(whose)
    return np.array([done[member] for member in members], dtype=np.int64)


def bases(found: Gathered, members: list[str]) -> Counts | None:
    """Of each member the number of the assembly in which they vote on common questions, counted from 0; None where
    there is one assembly, or where it is one body that is measured."""
    if found.body is not None:
        return None
    known = found.state.members
    own = [(known[member].base or 0) if member in known else 0 for member in members]
    kinds, labels = np.unique(np.array(own, dtype=np.int64), return_inverse=True)
    return labels if len(kinds) > 1 else None


def _concentration(work: Work, counts: Counts) -> Measure:
    people, acts = len(counts), int(counts.sum())
    numbers: dict[str, Any] = {"value": None}
    if people >= PEOPLE_MIN and acts:
        value = gini(counts)
        chance = float(dealt_ginis(people, acts, deals(people)).mean())
        low, high = gini_interval(counts)
        numbers = {
            "value": value, "chance": chance, "excess": excess(value, chance), "low": low, "high": high,
            "p": p_of_spread(counts),
        }  # fmt: skip
    return Measure(
        code=f"concentration-of-{work.code}", panel="initiative", says=work.says,
        formula="Gini·n/(n−1) over all members, those with none included; excess (X−X₀)/(1−X₀), X₀ the "
        "mean of 200 random deals of as many acts",
        source="Deltas 2003; the essay: decisions made by the same few", lines=work.lines, do=work.do,
        unit="index", people=people, acts=acts, **numbers,
        curve=tuple(lorenz(counts)) if numbers["value"] is not None else (),
    )  # fmt: skip


def _others(counts: Counts, labels: Counts | None) -> tuple[Also, ...]:
    """The other indices of the same spread, and which part of Theil's lies between assemblies."""
    parts = theil_between(counts, labels) if labels is not None else None
    return (*also(counts), parts) if parts else also(counts)


def _reach(work: Work, counts: Counts) -> Measure:
    people, some = len(counts), int((counts > 0).sum())
    low, high = wilson(some, people)
    return Measure(
        code=f"reach-of-{work.code}", panel="opportunity", says=work.reach,
        formula="members with one such act or more / members", source="Wilson 1927", lines=work.lines,
        do=_("Ask somebody who has not done it yet to do it with you."), unit="share",
        value=some / people if people else None, low=low, high=high, people=people,
        acts=int(counts.sum()),
    )  # fmt: skip


def _half(work: Work, counts: Counts) -> Measure:
    people, acts = len(counts), int(counts.sum())
    some = people >= PEOPLE_MIN and acts > 0
    return Measure(
        code=f"half-of-{work.code}", panel="initiative", says=work.half,
        formula="the fewest members who did half of it or more; 4 stands for four or fewer; X₀ the mean of 200 random "
        "deals of as many acts",
        source="counted", lines=work.lines, do=work.do, unit="people",
        value=max(GROUP_MIN - 1, carriers_of_half(counts)) if some else None,
        chance=by_chance(carriers_of_half, people, acts) if some else None, people=people, acts=acts,
    )  # fmt: skip


def _authors(counts: Counts) -> Measure:
    acts = int(counts.sum())
    return Measure(
        code="authors-of-questions", panel="initiative",
        says=_("By how many people, all alike, as many questions would have been put."),
        formula="1/(Σx(x−1)/(X(X−1))), unbiased", source="Laakso and Taagepera 1979",
        lines=("question.posed",), do=_("Put a question, or ask somebody who never has what they would put."),
        unit="people", value=effective_number(counts) if acts > 1 else None, people=len(counts), acts=acts,
    )  # fmt: skip


def _turnout(found: Gathered, since: int) -> Iterator[Measure]:
    """Of what concerned each member, in how much they took part: the mean, and the lowest tenth."""
    entitled, took = found.stood(since)
    shares = np.sort(np.array([took[one] / entitled[one] for one in entitled]))
    tenth = max(1, len(shares) // LOWEST)
    people, acts = len(shares), int(sum(took.values()))
    yield _took_part(
        "self-determination",
        _("Of the votes that concerned a member, in how many they took part: the mean of all."),
        "mean over members of ballots cast / votes on whose roll they stood",
        shares, acts, shares,
    )  # fmt: skip
    lowest = _took_part(
        "self-determination-lowest-tenth",
        _("The same for the tenth of the members who took part least."),
        "the mean of the lowest tenth of these shares",
        shares, acts, shares[:tenth],
    )  # fmt: skip
    if lowest.value is None:
        yield lowest
    else:
        # In order of how often, and not of names: with other names the same deals.
        p = p_of_lowest(sorted(entitled.values()), lowest.value, tenth, people)
        yield replace(lowest, p=p)


def _took_part(
    code: str, says: str, formula: str, shares: Floats, acts: int, of: Floats
) -> Measure:
    """The mean of some of the shares; an interval where it is the mean of all."""
    people = len(shares)
    enough, low, high = people >= PEOPLE_MIN, None, None
    if enough and of is shares:
        low, high = mean_interval(shares)
    return Measure(
        code=code, panel="opportunity", says=says, formula=formula,
        source="the essay: to be subject, and not object, of what concerns one",
        lines=("vote.opened", "ballot.cast"), unit="share",
        do=_("Vote on what concerns you, or say in the dossier why you could not."),
        value=float(of.mean()) if enough else None, low=low, high=high, people=people, acts=acts,
    )  # fmt: skip


def _unanimity(votes: list[VoteSeen]) -> Measure:
    plain = [vote.result for vote in votes if "for" in vote.result and vote.result["cast"] > 1]
    alike = sum(not result["against"] or not result["for"] for result in plain)
    low, high = wilson(alike, len(plain))
    return Measure(
        code="unanimity", panel="deciding",
        says=_("In how many votes on yes or no nobody was on the other side."),
        formula="votes with no ballot for, or none against / votes with two ballots or more",
        source="Wilson 1927", lines=("vote.closed",), unit="share",
        do=_("Say what speaks against it, even where you are for it."),
        value=alike / len(plain) if plain else None, low=low, high=high, acts=len(plain),
        people=len(set().union(*(vote.roll for vote in votes))),
    )  # fmt: skip


def _contest(votes: list[VoteSeen], found: Gathered) -> Iterator[Measure]:
    held = [found.state.votes[vote.number] for vote in votes]
    contested = sum(len(vote.candidates) > vote.seats for vote in held)
    low, high = wilson(contested, len(held))
    yield Measure(
        code="contested-elections", panel="delegates",
        says=_("In how many elections more people stood than there were seats."),
        formula="elections with more candidates than seats / elections", source="Wilson 1927",
        lines=("vote.opened", "candidate.stood"), unit="share",
        do=_("Stand, or ask somebody to stand who never had a seat."),
        value=contested / len(held) if held else None, low=low, high=high, people=0, acts=len(held),
    )  # fmt: skip
