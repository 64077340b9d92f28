"""To which group each member belongs, and for how long: by what assemblies say of themselves, by time in them (D1, D6).

No act declares the trade of a member, and none should: an employer could read it. What is known is in which
assembly each votes, and what that assembly says of itself.
"""

import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from autogestion.measures.gathering import DAY, Gathered
from autogestion.measures.measure import PEOPLE_MIN

YEAR = 365 * DAY
OTHERS = ""
"""The group of all who belong to none that is large enough, or whose assembly says nothing."""
GROUPS_MAX = 50
YEARS = (1, 3)
SENIORITY = ("under-1", "1-to-3", "over-3")
"""Years since somebody first came in: the groups between those of YEARS."""


@dataclass(frozen=True)
class Groups:
    """`people` and `days` of each group in a window; `at`: the group of a member at a moment, by its place."""

    names: tuple[str, ...]
    people: tuple[int, ...]
    parts: tuple[float, ...]
    """Of all the time that all were members, how much was theirs: what chance would give them."""
    at: Callable[[str, int], int | None]


def groups_by(found: Gathered, by: str, since: int) -> Groups | None:
    """None where there are not two groups of ten or more to compare."""
    if by == "seniority":
        return _large(found, _by_years(found, since))
    if found.body is not None:
        return None
    return _large(found, _by_words(found, by, since))


@dataclass
class _Raw:
    names: list[str]
    people: Counter[int]
    days: Counter[int]
    at: Callable[[str, int], int | None]


def _by_years(found: Gathered, since: int) -> _Raw:
    """Each member in turn in up to three groups; what they did counts in that in which they were then."""
    raw = _Raw(list(SENIORITY), Counter(), Counter(), lambda who, at: _year(found, who, at))
    for stays in found.present.values():
        first = stays[0][0]
        cuts = (first, *(first + years * YEAR for years in YEARS), found.ends + 1)
        for group, (begins, ends) in enumerate(pairwise(cuts)):
            if days := _within(stays, max(since, begins), min(found.ends, ends)):
                raw.people[group] += 1
                raw.days[group] += days
    return raw


def _year(found: Gathered, who: str, at: int) -> int | None:
    stays = found.present.get(who)
    if not stays:
        return None
    return bisect_right([years * YEAR for years in YEARS], at - stays[0][0])


def _by_words(found: Gathered, part: str, since: int) -> _Raw:
    """By what the assembly in which they vote says: its name is the lowest number of those that say the same."""
    assembly = _assemblies(found)
    said = _said(found, part, set(assembly.values()))
    names = sorted(set(said.values()))
    place = {first: index for index, first in enumerate(names)}
    own = {who: place[said[body]] if body in said else len(names) for who, body in assembly.items()}
    raw = _Raw(
        [str(one) for one in names] + [OTHERS], Counter(), Counter(), lambda who, _at: own.get(who)
    )
    for who, stays in found.present.items():
        group = own.get(who, len(names))
        if days := _within(stays, since, found.ends):
            raw.people[group] += 1
            raw.days[group] += days
    return raw


def _assemblies(found: Gathered) -> dict[str, int]:
    """Member -> the assembly in which they vote on common questions; of who left, the one that they came into last."""
    last: dict[str, tuple[int, int]] = {}
    for body, present in found.places.items():
        if body in found.state.councils:
            continue
        for who, stays in present.items():
            last[who] = max(last.get(who, (-1, 0)), (stays[-1][0], body))
    known = found.state.members
    return {
        who: (known[who].base if who in known else None) or body
        for who, (_at, body) in last.items()
    }


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
    return sum(max(0, min(ends, until or ends) - max(begins, since)) for since, until in stays)


def _large(found: Gathered, raw: _Raw) -> Groups | None:
    """The groups of ten or more, the fifty largest at most; all others are one, which is no smaller either.

    So no group of fewer is told, and none is found by taking the others from all.
    """
    others = raw.names.index(OTHERS) if OTHERS in raw.names else len(raw.names)
    by_size = sorted(
        (place for place in range(len(raw.names)) if place != others and raw.people[place]),
        key=lambda place: (raw.people[place], -place),
    )
    kept = [place for place in by_size if raw.people[place] >= PEOPLE_MIN][-GROUPS_MAX:]
    rest = sum(raw.people[place] for place in raw.people if place not in kept)
    while kept and 0 < rest < PEOPLE_MIN:
        rest += raw.people[kept.pop(0)]
    kept.sort()
    whole = sum(raw.days.values())
    if len(kept) + (rest > 0) < 2 or not kept or not whole:
        return None
    place = {group: index for index, group in enumerate(kept)}
    names = tuple(raw.names[group] for group in kept)
    people = tuple(raw.people[group] for group in kept)
    parts = tuple(raw.days[group] / whole for group in kept)
    if rest:
        names, people, parts = (*names, OTHERS), (*people, rest), (*parts, 1 - sum(parts))

    def at(who: str, when: int) -> int | None:
        group = raw.at(who, when)
        if group is None:
            return None
        return place.get(group, len(kept) if rest else None)

    return Groups(names, people, parts, at)
