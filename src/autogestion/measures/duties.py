"""Chairing, minutes, cleaning, treasury, speaking for others: whether what comes back goes round (D1, D4, S10).

Those entitled to a duty are the members of the bodies that have a task of it; who belongs to two counts in each.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from autogestion.measures.chance import SEED, deals, excess, gini_interval
from autogestion.measures.gathering import DAY, Gathered
from autogestion.measures.indices import also
from autogestion.measures.measure import PEOPLE_MIN, Measure
from autogestion.measures.shares import share
from autogestion.measures.spread import Counts, gini, ginis, lorenz
from autogestion.rules.state import Undertaking
from autogestion.rules.tasks import DUTIES
from autogestion.rules.words import gettext_noop as _

LINES = ("task.set-out", "shift.begun", "undertaking.taken", "undertaking.joined")
_OFFER = _(
    "Offer yourself for it, or set it out with turns, newcomers together with somebody who has done it."
)
SPREAD = {
    "chairing": _(
        "How unequally chairing is spread over the members of the bodies in which it comes back."
    ),
    "minutes": _(
        "How unequally the taking of minutes is spread over the members of the bodies in which it comes back."
    ),
    "cleaning": _(
        "How unequally cleaning is spread over the members of the bodies in which it comes back."
    ),
    "treasury": _(
        "How unequally looking after the money is spread over the members of the bodies in which it comes back."
    ),
    "representing": _(
        "How unequally speaking for others elsewhere is spread over the members of the bodies in which it comes back."
    ),
}  # fmt: skip
LONGEST = {
    "chairing": _("For how many days at most the same person has chaired, shift after shift."),
    "minutes": _("For how many days at most the same person has taken the minutes, shift after shift."),
    "cleaning": _("For how many days at most the same person has cleaned, shift after shift."),
    "treasury": _("For how many days at most the same person has looked after the money, shift after shift."),
    "representing": _("For how many days at most the same person has spoken for others elsewhere, shift after shift."),
}  # fmt: skip


@dataclass
class Duty:
    """One duty in a window. Lists and counts are by body."""

    entitled: dict[int, list[str]] = field(default_factory=dict)
    had: dict[int, Counter[str]] = field(default_factory=dict)
    """How many shifts each had that began in the window."""
    before: dict[int, set[str]] = field(default_factory=dict)
    """Who had had one before the window."""
    first: int = 0
    """Shifts in which somebody had it who had never had it in this body."""
    shifts: int = 0
    longest: float = 0.0


def of_duties(found: Gathered, since: int, *, in_full: bool = True) -> Iterator[Measure]:
    """How each duty is spread, and for how long the same has it; of chairing how often it was somebody's first time."""
    duties = {duty: _gathered(found, duty, since) for duty in DUTIES}
    for name, duty in duties.items():
        yield _spread(name, duty, in_full=in_full)
        yield _longest(name, duty)
    yield _first_times(duties["chairing"])


def _gathered(found: Gathered, name: str, since: int) -> Duty:
    state, duty = found.state, Duty()
    shifts: defaultdict[int, list[list[Undertaking]]] = defaultdict(list)
    for task in state.tasks.values():
        if task.duty == name:
            taken = sorted((state.undertakings[one] for one in task.taken), key=lambda one: one.at)
            shifts[task.body].append(taken)
    for body, tasks in sorted(shifts.items()):
        present = _present(found, body)
        duty.entitled[body] = [
            who for who, stays in present.items() if not 0 < stays[-1][1] <= since
        ]
        every = sorted(
            (one for taken in tasks for one in taken), key=lambda one: (one.at, one.number)
        )
        duty.before[body] = {who for one in every if one.at < since for who in one.holders}
        duty.had[body] = Counter(who for one in every if one.at >= since for who in one.holders)
        known = set(duty.before[body])
        for one in every:
            if one.at >= since and one.holders:
                duty.shifts += 1
                duty.first += not known.issuperset(one.holders)
                known.update(one.holders)
        runs = (_longest_run(taken, since, found.ends) for taken in tasks)
        duty.longest = max(duty.longest, *runs)
    return duty


def _present(found: Gathered, body: int) -> Mapping[str, list[list[int]]]:
    """Member of a body -> their stays; of a council its delegates."""
    if body not in found.state.councils or found.body == body:
        return found.places.get(body, {})
    stays: defaultdict[str, list[list[int]]] = defaultdict(list)
    for term in found.state.terms.values():
        if term.council == body:
            stays[term.member].append([term.since, term.ended_at or 0])
    return stays


def _longest_run(taken: Sequence[Undertaking], since: int, ends: int) -> float:
    """In days: from the beginning of the first to the end of the last shift that somebody had one after the other,
    of those that were not over before the window."""
    begun: dict[str, int] = {}
    longest = 0
    for place, one in enumerate(taken):
        begun = {who: begun.get(who, one.at) for who in one.holders}
        until = taken[place + 1].at if place + 1 < len(taken) else min(ends, max(one.until, one.at))
        if until >= since and begun:
            longest = max(longest, until - min(begun.values()))
    return longest / DAY


def _counts(duty: Duty) -> Counts:
    """Of each member of each body how many shifts they had."""
    return np.array(
        [duty.had[body][who] for body, members in duty.entitled.items() for who in members],
        dtype=np.int64,
    )


def _dealt(duty: Duty, counts: Counts) -> Counts:
    """The same shifts of each body dealt at random among its own members, a row for each deal."""
    random, rows, begins = np.random.default_rng(SEED), [], 0
    # In the order of how many they are, and not of names.
    for members in duty.entitled.values():
        mine = counts[begins : begins + len(members)]
        begins += len(members)
        if len(mine):
            even = np.full(len(mine), 1 / len(mine))
            rows.append(random.multinomial(int(mine.sum()), even, size=deals(len(counts))))
    return np.concatenate(rows, axis=1)


def _of_rows(dealt: Counts) -> float:
    """The mean of the Gini index of all deals."""
    most = int(dealt.max()) + 1
    often = np.stack([np.bincount(row, minlength=most) for row in dealt])
    return float(ginis(np.arange(most), often).mean())


def _spread(name: str, duty: Duty, *, in_full: bool) -> Measure:
    counts = _counts(duty)
    people, acts = len(counts), int(counts.sum())
    numbers: dict[str, Any] = {"value": None}
    if people >= PEOPLE_MIN and acts:
        dealt = _dealt(duty, counts)
        value, chance = gini(counts), _of_rows(dealt)
        low, high = gini_interval(counts)
        numbers = {
            "value": value, "chance": chance, "excess": excess(value, chance), "low": low, "high": high,
            "also": also(counts, dealt) if in_full else (), "curve": tuple(lorenz(counts)),
        }  # fmt: skip
    return Measure(
        code=f"concentration-of-{name}", panel="initiative", says=SPREAD[name],
        formula="Gini·n/(n−1) of shifts had, over the members of all bodies with such a task; X₀ the mean of 200 "
        "random deals of the shifts of each body among its own members",
        source="Deltas 2003; the essay: the fields that are given the least thought", lines=LINES, do=_OFFER,
        unit="index", people=people, acts=acts, **numbers,
    )  # fmt: skip


def _longest(name: str, duty: Duty) -> Measure:
    people = sum(map(len, duty.entitled.values()))
    return Measure(
        code=f"longest-in-{name}", panel="renewal", says=LONGEST[name],
        formula="the most days from the beginning of the first to the end of the last shift of one task that one "
        "person had one after the other, of those that were not over before the window; who it is is not said",
        source="counted; the essay: leaders become irremovable", lines=LINES, do=_OFFER, unit="days",
        value=duty.longest if duty.shifts else None, people=people, acts=duty.shifts,
    )  # fmt: skip


def _first_times(duty: Duty) -> Measure:
    people = sum(map(len, duty.entitled.values()))
    return share(
        "first-time-in-chairing", duty.first, duty.shifts,
        _("In how many shifts of chairing somebody chaired who had never done it there."),
        "shifts in which somebody had it for the first time in this body / shifts; X₀ Σ of those who had not had it "
        "before the window × (1 − (1 − 1/n)^k) / shifts, of each body of n members with k shifts",
        LINES, _("Offer yourself to chair, together with somebody who has done it."), people, "renewal",
        source="Wilson 1927; the essay: rotation", chance=_first_by_chance(duty) if duty.shifts else None,
    )  # fmt: skip


def _first_by_chance(duty: Duty) -> float:
    """As if each shift fell on one member at random."""
    fallen: Iterable[float] = (
        len(set(members) - duty.before[body])
        * (1 - (1 - 1 / len(members)) ** duty.had[body].total())
        for body, members in duty.entitled.items()
        if members
    )
    return min(1.0, sum(fallen) / duty.shifts)
