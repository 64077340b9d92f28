"""Who begins, who speaks, who decides: concentration and reach among all who were members (D1, D4, D6)."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np

from autogestion.measures.carrying import CARRIED, carried_out
from autogestion.measures.chance import by_chance, excess, gini_interval, mean_interval, wilson
from autogestion.measures.gathering import CONTROLLED, SAID, Gathered, VoteSeen
from autogestion.measures.measure import GROUP_MIN, PEOPLE_MIN, Measure
from autogestion.measures.spread import (
    Counts,
    Floats,
    carriers_of_half,
    effective_number,
    gini,
    lorenz,
)
from autogestion.rules.words import gettext_noop as _

LOWEST = 10

_SPREAD = (
    (
        "initiative", ("question.posed",),
        _("How unequally the putting of questions is spread over all members."),
        _("How many of all members have put a question."),
        _("How few people put half of the questions."),
        _("Put a question, or ask somebody who never has what they would put."),
    ),
    (
        "adopted", ("decision.taken", "question.posed"),
        _("How unequally those questions are spread that were adopted, by who had put them."),
        _("How many of all members have put a question that was adopted."),
        _("How few people put half of the questions that were adopted."),
        _("Amend what the same few have written, or write the next one together."),
    ),
    (
        "speech", SAID,
        _("How unequally facts, arguments, options and rewordings are spread over all members."),
        _("How many of all members have written a fact, an argument, an option or a rewording."),
        _("How few people wrote half of all facts, arguments, options and rewordings."),
        _("Write one sentence for or against; the dossier gives every one the same room."),
    ),
    (
        "carrying-out", CARRIED,
        _("How unequally it is spread over all members who has had in hand what was done."),
        _("How many of all members have carried out something that was decided."),
        _("How few people did half of what was done."),
        _("Take on a task that lies open, or ask somebody who never had one to do it with you."),
    ),
    (
        "control", CONTROLLED,
        _("How unequally seconding, asking for facts, contesting, recalling and asking back are spread."),
        _("How many of all members have seconded, asked for a fact, contested, recalled or asked back."),
        _("How few people did half of all seconding, asking for facts, contesting, recalling and asking back."),
        _("Ask for the fact that you miss, or ask your delegate."),
    ),
)  # fmt: skip


def of_deciding(found: Gathered, since: int) -> Iterator[Measure]:
    """Everything about who takes part in deciding, among those who were members since then."""
    members = found.members(since)
    lists = {
        "initiative": found.posed,
        "adopted": found.adopted,
        "speech": found.said,
        "carrying-out": carried_out(found, since),
        "control": found.controlled,
    }
    for code, lines, says, reach, half, do in _SPREAD:
        counts = _counts(members, (who for at, who in lists[code] if at >= since))
        yield _concentration(code, lines, says, do, counts)
        yield _reach(code, lines, reach, counts)
        yield _half(code, lines, half, do, counts)
        if code == "initiative":
            yield _authors(counts)
    votes = [vote for vote in found.votes if vote.closed_at is not None and vote.closed_at >= since]
    yield from _turnout([vote for vote in votes if not vote.delegates])
    yield _unanimity([vote for vote in votes if vote.kind != "election"])
    yield from _contest([vote for vote in votes if vote.kind == "election"], found)


def _counts(members: list[str], whose: Iterable[str]) -> Counts:
    done = Counter(whose)
    return np.array([done[member] for member in members], dtype=np.int64)


def _concentration(
    code: str, lines: tuple[str, ...], says: str, do: str, counts: Counts
) -> Measure:
    people, acts = len(counts), int(counts.sum())
    numbers: dict[str, Any] = {"value": None}
    if people >= PEOPLE_MIN and acts:
        value, chance = gini(counts), by_chance(gini, people, acts)
        low, high = gini_interval(counts)
        numbers = {
            "value": value, "chance": chance, "excess": excess(value, chance), "low": low, "high": high,
        }  # fmt: skip
    return Measure(
        code=f"concentration-of-{code}", panel="initiative", says=says,
        formula="Gini·n/(n−1) over all members, those with none included; excess (X−X₀)/(1−X₀), X₀ the "
        "mean of 200 random deals of as many acts",
        source="Deltas 2003; the essay: decisions made by the same few", lines=lines, do=do,
        unit="index", people=people, acts=acts, **numbers,
        curve=tuple(lorenz(counts)) if numbers["value"] is not None else (),
    )  # fmt: skip


def _reach(code: str, lines: tuple[str, ...], says: str, counts: Counts) -> Measure:
    people, some = len(counts), int((counts > 0).sum())
    low, high = wilson(some, people)
    return Measure(
        code=f"reach-of-{code}", panel="opportunity", says=says,
        formula="members with one such act or more / members", source="Wilson 1927", lines=lines,
        do=_("Ask somebody who has not done it yet to do it with you."), unit="share",
        value=some / people if people else None, low=low, high=high, people=people,
        acts=int(counts.sum()),
    )  # fmt: skip


def _half(code: str, lines: tuple[str, ...], says: str, do: str, counts: Counts) -> Measure:
    people, acts = len(counts), int(counts.sum())
    some = people >= PEOPLE_MIN and acts > 0
    return Measure(
        code=f"half-of-{code}", panel="initiative", says=says,
        formula="the fewest members who did half of it or more; 4 stands for four or fewer; X₀ the mean of 200 random "
        "deals of as many acts",
        source="counted", lines=lines, do=do, unit="people",
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


def _turnout(votes: list[VoteSeen]) -> Iterator[Measure]:
    """Of what concerned each member, in how much they took part: the mean, and the lowest tenth."""
    entitled: Counter[str] = Counter()
    took: Counter[str] = Counter()
    for vote in votes:
        entitled.update(vote.roll)
        took.update(vote.cast.keys() & vote.roll)
    shares = np.sort(np.array([took[one] / entitled[one] for one in sorted(entitled)]))
    people, acts = len(shares), int(sum(took.values()))
    yield _took_part(
        "self-determination",
        _("Of the votes that concerned a member, in how many they took part: the mean of all."),
        "mean over members of ballots cast / votes on whose roll they stood",
        shares, acts, shares,
    )  # fmt: skip
    yield _took_part(
        "self-determination-lowest-tenth",
        _("The same for the tenth of the members who took part least."),
        "the mean of the lowest tenth of these shares",
        shares, acts, shares[: max(1, people // LOWEST)],
    )  # fmt: skip


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
