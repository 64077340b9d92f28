"""To which group each member belongs, and for how long: by what assemblies say of themselves, by time in them (D1, D6).

No act declares the trade of a member, and none should: an employer could read it. What is known is in which
assembly each votes, and what that assembly says of itself.
"""

import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from autogestion.measures.gathering import DAY, Gathered
from autogestion.measures.measure import PEOPLE_MIN

YEAR = 365 * DAY
OTHERS = ""
"""The group of all who belong to none that is large enough, or whose assembly says nothing."""
GROUPS_MAX = 50
YEARS = (1, 3)
BOUNDS = [years * YEAR for years in YEARS]
SENIORITY = ("under-1", "1-to-3", "over-3")
"""Years since somebody first came in: the groups between those of YEARS."""
Lumps = Counter[tuple[int, int]]
"""(place of a group, how many acts one person did in it) -> how many did so."""


@dataclass(frozen=True)
class Groups:
    """`people` of each group in a window, and its part of all the time that all were members: what falls to it."""

    names: tuple[str, ...]
    people: tuple[int, ...]
    parts: tuple[float, ...]
    place: Mapping[int, int]
    """Number of a group before the small ones were put together -> its place in `names`."""
    own: Mapping[str, int] | None
    """Member -> the number of their group; None where it changes with the years since they came."""
    first: Mapping[str, int]
    """Member -> when they first came in."""

    def lumps(self, done: Sequence[tuple[int, str]]) -> Lumps:
        """What was done (when, who), by what each did in each group, however they are called."""
        each: Counter[tuple[int, str]] = Counter()
        if self.own is not None:
            own = self.own
            times = Counter(who for _at, who in done if who in own)
            each.update({(own[who], who): many for who, many in times.items()})
        else:
            known = [(at - self.first[who], who) for at, who in done if who in self.first]
            ages = np.array([age for age, _who in known], dtype=np.int64)
            years = np.searchsorted(BOUNDS, ages, side="right").tolist()
            each.update(zip(years, (who for _age, who in known), strict=True))
        return Counter((self.place[group], many) for (group, _who), many in each.items())


def groups_by(found: Gathered, by: str, since: int) -> Groups | None:
    """None where there are not two groups of ten or more to compare."""
    if by == "seniority":
        return _large(_by_years(found, since))
    if not any(by in body.says for body in found.state.bodies.values()):
        return None
    return _large(_by_words(found, by, since))


@dataclass
class _Raw:
    """Groups as they are, the last one of all others."""

    names: list[str]
    people: Counter[int]
    days: Counter[int]
    own: Mapping[str, int] | None
    first: Mapping[str, int]


def _by_years(found: Gathered, since: int) -> _Raw:
    """Each member in turn in up to three groups; what they did counts in that in which they were then."""
    first = {who: stays[0][0] for who, stays in found.present.items()}
    raw = _Raw([*SENIORITY, OTHERS], Counter(), Counter(), None, first)
    for who, days in _days(found, since).items():
        begins = first[who]
        now, then = (bisect_right(BOUNDS, at - begins) for at in (max(since, begins), found.ends))
        if now == then:
            raw.people[now] += 1
            raw.days[now] += days
            continue
        cuts = (begins, *(begins + bound for bound in BOUNDS), found.ends + 1)
        for group, (after, until) in enumerate(pairwise(cuts)):
            part = _within(found.present[who], max(since, after), min(found.ends, until))
            raw.people[group] += part > 0
            raw.days[group] += part
    return raw


def _by_words(found: Gathered, part: str, since: int) -> _Raw:
    """By what the assembly in which they vote says: its name is the lowest number of those that say the same."""
    assembly = found.once(("assemblies", 0), lambda _since: _assemblies(found), 0)
    said = _said(found, part, set(assembly.values()))
    names = sorted(set(said.values()))
    place_of = {first: place for place, first in enumerate(names)}
    place = {body: place_of[first] for body, first in said.items()}
    days = _days(found, since)
    own = {who: place.get(assembly.get(who, 0), len(names)) for who in days}
    raw = _Raw([*map(str, names), OTHERS], Counter(own.values()), Counter(), own, {})
    for who, mine in days.items():
        raw.days[own[who]] += mine
    return raw


def _days(found: Gathered, since: int) -> dict[str, int]:
    """Member -> for how many seconds of the window they were one; without those who were not."""
    days: dict[str, int] = found.once(("days", since), lambda begins: _lasted(found, begins), since)
    return days


def _lasted(found: Gathered, since: int) -> dict[str, int]:
    every = (
        (who, _within(stays, since, found.ends))
        for who, stays in found.present.items()
        if not 0 < stays[-1][1] <= since
    )
    return {who: days for who, days in every if days}


def _assemblies(found: Gathered) -> dict[str, int]:
    """Member -> the assembly in which they vote on common questions; of who left, the one that they came into last."""
    last: dict[str, tuple[int, int]] = {}
    for body, present in found.places.items():
        if body in found.state.councils:
            continue
        for who, stays in present.items():
            mine = (stays[-1][0], body)
            if who not in last or mine > last[who]:
                last[who] = mine
    bases = {who: body for who, (_at, body) in last.items()}
    bases.update(
        (who, one.base) for who, one in found.state.members.items() if one.base is not None
    )
    return bases


def _said(found: Gathered, part: str, assemblies: Iterable[int]) -> dict[int, int]:
    """Assembly -> the lowest number of those that say the same of this; without those that say nothing."""
    bodies = found.state.bodies
    says = {
        body: bodies[body].says[part]
        for body in sorted(assemblies)
        if body in bodies and part in bodies[body].says
    }
    texts = found.texts(set(says.values())) if says else {}
    first: dict[str, int] = {}
    alike: dict[int, int] = {}
    for body, commitment in says.items():
        if plain := _plain(texts.get(commitment, "")):
            alike[body] = first.setdefault(plain, body)
    return alike


def _plain(text: str) -> str:
    """However it is written: with one space between words, and no capitals."""
    return " ".join(unicodedata.normalize("NFKC", text).split()).casefold()


def _within(stays: Sequence[Sequence[int]], begins: int, ends: int) -> int:
    """Seconds of these stays between two moments."""
    found = 0
    for since, until in stays:
        after, before = max(begins, since), min(ends, until) if until else ends
        if after < before:
            found += before - after
    return found


def _large(raw: _Raw) -> Groups | None:
    """The groups of ten or more, the fifty largest at most; all others are one, which is no smaller either.

    So no group of fewer is told, and none is found by taking the others from all.
    """
    others = len(raw.names) - 1
    by_size = sorted(
        (place for place in range(others) if raw.people[place]),
        key=lambda place: (raw.people[place], -place),
    )
    kept = [place for place in by_size if raw.people[place] >= PEOPLE_MIN][-GROUPS_MAX:]
    rest = raw.people.total() - sum(raw.people[place] for place in kept)
    while kept and 0 < rest < PEOPLE_MIN:
        rest += raw.people[kept.pop(0)]
    kept.sort()
    whole = raw.days.total()
    if not kept or not whole or len(kept) + (rest > 0) < 2:
        return None
    names = [raw.names[group] for group in kept]
    people = [raw.people[group] for group in kept]
    parts = [raw.days[group] / whole for group in kept]
    if rest:
        names, people, parts = [*names, OTHERS], [*people, rest], [*parts, 1 - sum(parts)]
    place = {group: len(kept) for group in range(len(raw.names))}
    place.update({group: index for index, group in enumerate(kept)})
    return Groups(tuple(names), tuple(people), tuple(parts), place, raw.own, raw.first)
