"""One measure: a number, what chance would give, how sure it is, where it comes from, and what one can do."""

from dataclasses import dataclass, replace
from typing import Any

from autogestion.measures.survival import Step

VERSION = 5
"""Of all formulas together: what another version measured is not put beside it."""
PEOPLE_MIN = 10
"""With fewer people an index says nothing: counts alone are told."""
GROUP_MIN = 5
"""Of fewer people nothing is told, not even counts: it would be about persons."""
NUMBERS = ("value", "chance", "excess", "low", "high", "p")
"""What goes where the value goes."""
PLACES = {"p": 6}
"""To so many digits; all others to four."""


@dataclass(frozen=True)
class Also:
    """Another index of the same spread, with what chance would give of it."""

    name: str
    unit: str
    value: float
    chance: float
    low: float | None = None
    high: float | None = None

    def to_data(self) -> list[Any]:
        """[name, unit, value, chance, low, high]"""
        return [
            self.name,
            self.unit,
            *map(_rounded, (self.value, self.chance, self.low, self.high)),
        ]


@dataclass(frozen=True)
class Group:
    """The same share in one group: `part` of `people`, between `low` and `high`."""

    name: str
    people: int
    part: int
    low: float
    high: float

    @property
    def share(self) -> float:
        return self.part / self.people

    def to_data(self) -> list[Any]:
        """[name, people, share, low, high]"""
        return [self.name, self.people, *map(_rounded, (self.share, self.low, self.high))]


@dataclass(frozen=True)
class Part:
    """A group of members beside its part of something: 1 where it has as much as falls to it, 2 twice as much."""

    name: str
    people: int
    acts: int
    ratio: float
    low: float
    high: float

    def to_data(self) -> list[Any]:
        """[name, people, acts, ratio, low, high]"""
        return [
            self.name, self.people, self.acts, *map(_rounded, (self.ratio, self.low, self.high)),
        ]  # fmt: skip


@dataclass(frozen=True)
class Stage:
    """One stage of a funnel: how many reached it at all, and for the mean and the lowest tenth in which part of
    all that concerned them."""

    name: str
    people: int
    mean: float
    lowest: float
    low: float
    high: float

    def to_data(self) -> list[Any]:
        """[name, people, mean, lowest tenth, low, high]"""
        return [
            self.name,
            self.people,
            *map(_rounded, (self.mean, self.lowest, self.low, self.high)),
        ]


def _rounded(number: float | None) -> float | None:
    return None if number is None else round(number, 4)


@dataclass(frozen=True, kw_only=True)
class Measure:
    """`value` None: too few to say. `unit`: share, index, people, points, days, hours, per-100-years.

    `chance`, `excess`, `low`, `high` and `p` where they have a meaning; they go where `value` goes.
    """

    code: str
    panel: str
    says: str
    formula: str
    source: str
    lines: tuple[str, ...]
    """The acts of the record that are counted."""
    do: str
    """What a member can do about it."""
    unit: str
    value: float | None
    people: int
    """On how many people it rests; 0 where it is about things, such as decisions or dossiers."""
    acts: int | None
    """None: of so few people not even this is told."""
    chance: float | None = None
    excess: float | None = None
    low: float | None = None
    high: float | None = None
    p: float | None = None
    """How often chance alone lies as far beyond the mark, or farther (alarms.py); 1 where it is not beyond."""
    curve: tuple[tuple[float, float], ...] = ()
    """A Lorenz curve: (share of people, share of acts)."""
    survival: tuple[Step, ...] = ()
    """How long something lasts, of so many at risk."""
    also: tuple[Also, ...] = ()
    groups: tuple[Group, ...] = ()
    funnel: tuple[Stage, ...] = ()
    parts: tuple[Part, ...] = ()

    def to_data(self) -> dict[str, Any]:
        """As `autogestion measures --json` writes it."""
        numbers = NUMBERS
        rounded = {name: getattr(self, name) for name in numbers}
        return {
            "code": self.code, "panel": self.panel, "unit": self.unit,
            **{name: None if one is None else round(one, PLACES.get(name, 4)) for name, one in rounded.items()},
            "people": self.people, "acts": self.acts, "says": self.says, "formula": self.formula,
            "source": self.source, "lines": list(self.lines), "do": self.do,
            "curve": [[round(x, 4), round(y, 4)] for x, y in self.curve],
            "survival": [
                [round(step.days, 2), step.at_risk, *(round(one, 4) for one in (step.share, step.low, step.high))]
                for step in self.survival
            ],
            "also": [one.to_data() for one in self.also],
            "groups": [one.to_data() for one in self.groups],
            "funnel": [one.to_data() for one in self.funnel],
            "parts": [one.to_data() for one in self.parts],
        }  # fmt: skip

    def to_numbers(self) -> dict[str, Any]:
        """The numbers alone, for a window of the history: what is not there is left out."""
        names = ("value", "chance", "low", "high", "p", "people", "acts")
        kept = {name: getattr(self, name) for name in names if getattr(self, name) is not None}
        return {name: round(number, PLACES.get(name, 4)) for name, number in kept.items()}


def told(measure: Measure) -> Measure:
    """The measure as it may be told: counts only under ten people, nothing under five."""
    is_about_few = 0 < measure.people < PEOPLE_MIN
    if not is_about_few:
        measure = replace(measure, groups=_large(measure.groups))
        return measure if measure.value is not None else counts_only(measure)
    measure = replace(counts_only(measure), survival=())
    return measure if measure.people >= GROUP_MIN else replace(measure, acts=None)


def counts_only(measure: Measure) -> Measure:
    """Without a number that is made of them; a curve of what has not ended for half of them stays."""
    nothing: dict[str, Any] = dict.fromkeys(NUMBERS)
    return replace(measure, **nothing, curve=(), also=(), groups=(), funnel=(), parts=())


def untold(measure: Measure) -> Measure:
    """As of fewer than five: neither numbers nor counts."""
    return replace(counts_only(measure), survival=(), acts=None)


def _large(groups: tuple[Group, ...]) -> tuple[Group, ...]:
    """Groups of ten or more; where fewer than ten people are left beside them, the smallest is left out too,
    so that nobody finds them by taking the others away from all."""
    kept = sorted((one for one in groups if one.people >= PEOPLE_MIN), key=lambda one: one.people)
    others = sum(one.people for one in groups) - sum(one.people for one in kept)
    while kept and 0 < others < PEOPLE_MIN:
        others += kept.pop(0).people
    return tuple(one for one in groups if one in kept)
