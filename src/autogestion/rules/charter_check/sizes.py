"""The sizes of a body that are tried, and what a question needs at each."""

from collections.abc import Iterator
from dataclasses import dataclass

from autogestion.rules.charter import Charter, Kind
from autogestion.rules.charter.limits import FIXED_SCOPES
from autogestion.rules.thresholds import Condition, Figures, Pass

MOST = 1_000
WHOLE_FEWEST = 10


@dataclass(frozen=True)
class Sizes:
    """Which sizes are tried: those of one assembly, and those of the whole."""

    own: range
    whole: range

    @classmethod
    def of(cls, charter: Charter, members: int | None) -> "Sizes":
        """A thousand sizes of an assembly, from the smallest; no more than `members`, where that is known.

        The whole is at least two assemblies, and ten people; where `members` is known, it is so many.
        Anybody may have a charter checked, so that no charter makes it try more than these.
        """
        smallest, largest = charter.assemblies.size_min, charter.assemblies.size_max
        most = max(smallest, MOST if members is None else members)
        low = max(smallest, 2)
        own = range(low, min(max(2, min(largest or most, most)), low + MOST - 1) + 1)
        fewest = max(2 * smallest, WHOLE_FEWEST) if members is None else most
        return cls(own, range(fewest, max(fewest, most) + 1))

    def of_kind(self, kind: Kind) -> range:
        """The sizes of the bodies that decide a question of this kind."""
        return self.own if "own" in FIXED_SCOPES.get(kind.name, kind.scopes) else self.whole


def fewest_for(kind: Kind, size: int, turnout: int, notice_hours: int | None = None) -> int | None:
    """The fewest members who carry a question where `turnout` of `size` vote for or against it.

    None where not even all of them can. Nobody abstains. Without `notice_hours` the notice is the
    shortest that the charter allows.
    """
    if turnout < 1 or turnout < kind.quorum.needed(size):
        return None
    if kind.method == "debian":
        return _by_debian(kind, size, turnout)
    notice = kind.notice_hours if notice_hours is None else notice_hours
    ways = [_fewest_by(way, size, turnout) for way in kind.passes if way.open_at(notice)]
    return min((votes for votes in ways if votes is not None), default=None)


def _by_debian(kind: Kind, size: int, turnout: int) -> int | None:
    """More than `ratio` times as many as those against, and the quorum of the option."""
    ratio = kind.ratio
    beats = ratio.numerator * turnout // (ratio.denominator + ratio.numerator) + 1
    votes = max(beats, kind.quorum.per_option(size))
    return votes if votes <= turnout else None


def _fewest_by(way: Pass, size: int, turnout: int) -> int | None:
    figures = voting(size, turnout, turnout)
    turnouts = [one for one in way.conditions if one.votes == "cast"]
    if not all(one.reached(figures) for one in turnouts):
        return None
    votes = max((one.needed(figures) for one in way.conditions if one.votes == "for"), default=1)
    return votes if votes <= turnout else None


def voting(size: int, turnout: int, for_: int, *, seats: int | None = None) -> Figures:
    """So many of so many vote, the others than `for_` against."""
    return Figures(
        cast=turnout,
        for_=for_,
        against=turnout - for_,
        abstain=0,
        present=turnout,
        entitled=size,
        seats=size if seats is None else seats,
    )


def conditions(kind: Kind) -> Iterator[Condition]:
    """All conditions of all ways to pass."""
    for way in kind.passes:
        yield from way.conditions


def majority(size: int) -> int:
    """The fewest who are more than half."""
    return size // 2 + 1
