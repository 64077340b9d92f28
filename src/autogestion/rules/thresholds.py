"""How many are enough: exact answers in whole numbers, from shares kept as fractions.

Nothing here divides and rounds, and no root is taken: shares are compared by multiplying out,
multiples of a square root by comparing squares. `reached` is the rule itself; `needed` says it
as the smallest number that `reached` accepts.
"""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from math import isqrt

BASES = ("cast", "for_against", "present", "entitled", "seats")
TURNOUT_BASES = ("present", "entitled", "seats")
VOTES = ("for", "cast")
COUNTED = ("turnout", "options")


@dataclass(frozen=True, slots=True)
class Figures:
    """The counts by which a vote is judged, all in members.

    cast: every ballot, abstentions included; for_ and against: ballots for the option in question
    and against it (for an option among several: for the default or for others, as the method
    says); abstain: the abstentions; present: who took part in the meeting (online: cast);
    entitled: the frozen roll; seats: all places, vacant ones included (assemblies: entitled).
    """

    cast: int
    for_: int
    against: int
    abstain: int
    present: int
    entitled: int
    seats: int

    def base(self, name: str) -> int:
        """The count of which a share is taken; `name` is one of BASES."""
        if name == "for_against":
            return self.for_ + self.against
        return {
            "cast": self.cast,
            "present": self.present,
            "entitled": self.entitled,
            "seats": self.seats,
        }[name]


@dataclass(frozen=True)
class Number:
    """How many members, given how many are entitled. Exactly one way of saying it is set.

    number: so many. share: that part of the entitled. sqrt: that multiple of the square root of
    the entitled. least_of, greatest_of: the smallest or the greatest of several of these.
    strict: more than that, instead of at least that; parts of a Number share its strictness.
    """

    number: int | None = None
    share: Fraction | None = None
    sqrt: Fraction | None = None
    least_of: tuple["Number", ...] = ()
    greatest_of: tuple["Number", ...] = ()
    strict: bool = False

    def __post_init__(self) -> None:
        ways = (
            self.number is not None,
            self.share is not None,
            self.sqrt is not None,
            self.least_of,
            self.greatest_of,
        )
        if sum(map(bool, ways)) != 1:
            raise ValueError("a number is said in exactly one way")
        if any(part.strict != self.strict for part in self.least_of + self.greatest_of):
            raise ValueError("the parts of a number are as strict as the number")

    @property
    def is_none(self) -> bool:
        """Nobody at all is needed."""
        return self.number == 0 and not self.strict

    def reached(self, count: int, entitled: int) -> bool:
        """Whether `count` members of `entitled` are enough."""
        if self.least_of:
            return any(part.reached(count, entitled) for part in self.least_of)
        if self.greatest_of:
            return all(part.reached(count, entitled) for part in self.greatest_of)
        left, right = self._sides(count, entitled)
        return left > right or (left == right and not self.strict)

    def needed(self, entitled: int) -> int:
        """The fewest members that are enough; it can be more than there are."""
        if self.least_of:
            return min(part.needed(entitled) for part in self.least_of)
        if self.greatest_of:
            return max(part.needed(entitled) for part in self.greatest_of)
        return _fewest(self._floor(entitled), lambda count: self.reached(count, entitled))

    def _sides(self, count: int, entitled: int) -> tuple[int, int]:
        """What is compared with what, both multiplied out (squared for a root)."""
        if self.number is not None:
            return count, self.number
        if self.share is not None:
            return count * self.share.denominator, self.share.numerator * entitled
        assert self.sqrt is not None
        return (count * self.sqrt.denominator) ** 2, self.sqrt.numerator**2 * entitled

    def _floor(self, entitled: int) -> int:
        """The greatest whole number that is not above the exact amount."""
        if self.number is not None:
            return self.number
        if self.share is not None:
            return self.share.numerator * entitled // self.share.denominator
        assert self.sqrt is not None
        return isqrt(self.sqrt.numerator**2 * entitled) // self.sqrt.denominator


@dataclass(frozen=True)
class Quorum(Number):
    """How many must take part for the vote to count.

    of "turnout": ballots cast, abstentions included, over the whole roll. of "options": as in
    Debian, each option needs that many who prefer it to the default, or it is dropped.
    """

    of: str = "turnout"

    def per_option(self, entitled: int) -> int:
        """How many must prefer an option to the default; 0 where the quorum counts the turnout."""
        return self.needed(entitled) if self.of == "options" else 0


@dataclass(frozen=True, slots=True)
class Condition:
    """One thing a count must show: a share of a base, or a number of votes.

    votes "for": the votes for it are looked at; "cast": all ballots (so that one way of passing
    can ask for a turnout of its own). At least one such vote is always needed.
    """

    votes: str = "for"
    share: Fraction | None = None
    number: int | None = None
    of: str = "for_against"
    strict: bool = False

    def __post_init__(self) -> None:
        if (self.share is None) == (self.number is None):
            raise ValueError("a condition has a share or a number")
        if self.votes not in VOTES or self.of not in BASES:
            raise ValueError(f"unknown votes or base: {self.votes!r}, {self.of!r}")
        if self.votes == "cast" and self.share is not None and self.of not in TURNOUT_BASES:
            raise ValueError("a turnout is a share of those who could take part")

    def reached(self, figures: Figures) -> bool:
        """Whether the count shows it."""
        votes = figures.for_ if self.votes == "for" else figures.cast
        return votes > 0 and self._amount().reached(votes, figures.base(self.of))

    def needed(self, figures: Figures) -> int:
        """The fewest votes that would do, the base being as it is in these figures."""
        return max(1, self._amount().needed(figures.base(self.of)))

    def _amount(self) -> Number:
        return Number(number=self.number, share=self.share, strict=self.strict)


@dataclass(frozen=True, slots=True)
class Pass:
    """One way to pass: all its conditions hold, and the notice given was long enough for it."""

    conditions: tuple[Condition, ...]
    notice_hours_min: int = 0

    def reached(self, figures: Figures, notice_hours: int) -> bool:
        """Whether a count passes this way, the dossier having been open for `notice_hours`."""
        return self.open_at(notice_hours) and all(
            condition.reached(figures) for condition in self.conditions
        )

    def open_at(self, notice_hours: int) -> bool:
        """Whether the notice given allows this way at all."""
        return notice_hours >= self.notice_hours_min


def passed(passes: tuple[Pass, ...], figures: Figures, notice_hours: int) -> Pass | None:
    """The first of several ways to pass that the count meets; None where it meets none."""
    return next((way for way in passes if way.reached(figures, notice_hours)), None)


def _fewest(start: int, accepts: Callable[[int], bool]) -> int:
    """The first number from `start` that is accepted; the exact amount is less than one above `start`."""
    return next(count for count in (start, start + 1) if accepts(count))
