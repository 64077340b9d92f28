"""The Schulze method: an option wins when no other has a stronger chain of majorities over it.

Markus Schulze, "A new monotonic, clone-independent, reversal symmetric, and Condorcet-consistent
single-winner election method", sections 2.1-2.3. In members' words: spec/counting/schulze.md.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Protocol

from autogestion.rules.counting import ballots as choices
from autogestion.rules.counting.pairwise import Matrix, matrix
from autogestion.rules.counting.places import Ranking, by_defeats

Strength = int | Fraction
Paths = tuple[tuple[Strength, ...], ...]


@dataclass(frozen=True)
class SchulzeResult:
    """pairwise[a][b]: members who prefer option a + 1 to b + 1.

    paths[a][b]: strength (votes, margin or ratio) of the weakest link of the strongest chain from
    a + 1 to b + 1, 0 where there is none. winners: the options that no other defeats; more than
    one is a tie, left to whom the charter names.
    """

    options: int
    cast: int
    abstentions: int
    strength: str
    unranked: str
    pairwise: Matrix
    paths: Paths
    ranking: Ranking

    @property
    def winners(self) -> tuple[int, ...]:
        """The options on the first place."""
        return self.ranking[0]

    def to_data(self) -> dict[str, Any]:
        """The result as it stands in the record."""
        return {
            "method": "schulze",
            "options": self.options,
            "cast": self.cast,
            "abstentions": self.abstentions,
            "strength": self.strength,
            "unranked": self.unranked,
            "pairwise": [list(row) for row in self.pairwise],
            "paths": [[_plain(strength) for strength in row] for row in self.paths],
            "ranking": [list(place) for place in self.ranking],
            "winners": list(self.winners),
        }


def count(
    options: int,
    ballots: choices.Ballots,
    *,
    strength: str = "winning",
    unranked: str = "last",
) -> SchulzeResult:
    """Compare every pair, then every chain. A choice is a list of ranks, None unranked; 0 abstains.

    strength: "winning" measures a majority by its votes, "less-opposed" the same, but of equals the
    one with fewer opposing votes is stronger, "margins" by votes less opposing votes, "ratio" by
    votes divided by opposing votes.
    unranked: "last" places options without a rank below all others, "ignore" leaves a pair out of
    the ballots that do not rank both.
    """
    if strength not in STRENGTHS or unranked not in ("last", "ignore"):
        raise ValueError(f"unknown way of counting: {strength!r}, {unranked!r}")
    sheet = choices.ranks(options, ballots)
    pairwise = matrix(sheet, options, unranked=unranked)
    paths, ranking = rank(pairwise, range(1, options + 1), strength=strength)
    return SchulzeResult(
        options,
        sheet.cast,
        sheet.abstentions,
        strength,
        unranked,
        pairwise,
        paths,
        ranking,
    )


def rank(pairwise: Matrix, contenders: Sequence[int], *, strength: str) -> tuple[Paths, Ranking]:
    """Strongest paths between the contenders (option numbers) and their places.

    Rows and columns of the paths stand for the contenders in the order given.
    """
    measure = STRENGTHS[strength](pairwise)
    keys: list[list[Strength]] = [
        [measure.key(a - 1, b - 1) for b in contenders] for a in contenders
    ]
    _widen(keys)
    place = {option: row for row, option in enumerate(contenders)}

    def defeats(a: int, b: int) -> bool:
        return keys[place[a]][place[b]] > keys[place[b]][place[a]]

    paths = tuple(tuple(measure.votes(key) for key in row) for row in keys)
    return paths, by_defeats(contenders, defeats)


def _widen(keys: list[list[Strength]]) -> None:
    """Replace each link by the strongest chain between its ends (Floyd, Warshall)."""
    everyone = range(len(keys))
    for middle in everyone:
        onward = keys[middle]
        for start in everyone:
            first = keys[start][middle]
            if start == middle or not first:
                continue
            row = keys[start]
            for end in everyone:
                if end != start:
                    row[end] = max(row[end], min(first, onward[end]))


class _Measure(Protocol):
    """How strong a majority is: keys that compare, and what a member reads of a key."""

    def __init__(self, pairwise: Matrix) -> None: ...

    def key(self, a: int, b: int) -> Strength: ...

    def votes(self, key: Strength) -> Strength: ...


@dataclass(frozen=True)
class _Winning:
    """A majority is as strong as its votes."""

    pairwise: Matrix

    def key(self, a: int, b: int) -> int:
        votes, against = self.pairwise[a][b], self.pairwise[b][a]
        return votes if votes > against else 0

    def votes(self, key: Strength) -> Strength:
        return key


@dataclass(frozen=True)
class _LessOpposed:
    """A majority is as strong as its votes; of equals the less opposed is stronger."""

    pairwise: Matrix

    def key(self, a: int, b: int) -> int:
        votes, against = self.pairwise[a][b], self.pairwise[b][a]
        most = _largest(self.pairwise)
        return votes * (most + 1) + most - against if votes > against else 0

    def votes(self, key: Strength) -> int:
        return int(key) // (_largest(self.pairwise) + 1)


@dataclass(frozen=True)
class _Margins:
    """A majority is as strong as the votes for it less those against it."""

    pairwise: Matrix

    def key(self, a: int, b: int) -> int:
        return max(0, self.pairwise[a][b] - self.pairwise[b][a])

    def votes(self, key: Strength) -> Strength:
        return key


@dataclass(frozen=True)
class _Ratio:
    """A majority is as strong as its votes for each vote against; unopposed: stronger still."""

    pairwise: Matrix

    def key(self, a: int, b: int) -> Fraction:
        votes, against = self.pairwise[a][b], self.pairwise[b][a]
        if votes <= against:
            return Fraction(0)
        return Fraction(votes, against) if against else Fraction(_largest(self.pairwise) + votes)

    def votes(self, key: Strength) -> Strength:
        return key


def _plain(strength: Strength) -> int | str:
    return strength if isinstance(strength, int) else str(strength)


def _largest(pairwise: Matrix) -> int:
    return max((max(row) for row in pairwise), default=0)


STRENGTHS: dict[str, type[_Measure]] = {
    "winning": _Winning,
    "less-opposed": _LessOpposed,
    "margins": _Margins,
    "ratio": _Ratio,
}
