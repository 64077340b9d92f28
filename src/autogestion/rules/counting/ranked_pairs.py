"""Ranked pairs: majorities are kept from the strongest down, unless they close a circle.

T. N. Tideman, "Independence of clones as a criterion for voting rules", Social Choice and Welfare 4
(1987). Majorities of equal strength are judged together, so that no chance decides between them.
In members' words: spec/counting/ranked-pairs.md.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from autogestion.rules.counting import ballots as choices
from autogestion.rules.counting.pairwise import Matrix, matrix
from autogestion.rules.counting.places import Ranking, by_defeats

Pair = tuple[int, int]
"""Option numbers: a majority prefers the first to the second."""


@dataclass(frozen=True)
class Step:
    """Majorities of one strength, judged together.

    kept: those that stand on no circle, neither with stronger ones nor with each other. dropped:
    those that would close a circle of stronger ones. tied: those that stand on a circle only
    because of each other, of which none can be kept without an arbiter.
    """

    votes: int
    against: int
    kept: tuple[Pair, ...]
    dropped: tuple[Pair, ...]
    tied: tuple[Pair, ...]

    def to_data(self) -> dict[str, Any]:
        """The step as it stands in the record."""
        return {
            "votes": self.votes,
            "against": self.against,
            "kept": [list(pair) for pair in self.kept],
            "dropped": [list(pair) for pair in self.dropped],
            "tied": [list(pair) for pair in self.tied],
        }


@dataclass(frozen=True)
class RankedPairsResult:
    """pairwise[a][b]: members who prefer option a + 1 to b + 1. steps: from the strongest down."""

    options: int
    cast: int
    abstentions: int
    strength: str
    unranked: str
    pairwise: Matrix
    steps: tuple[Step, ...]
    ranking: Ranking

    @property
    def winners(self) -> tuple[int, ...]:
        """The options on the first place."""
        return self.ranking[0]

    def to_data(self) -> dict[str, Any]:
        """The result as it stands in the record."""
        return {
            "method": "ranked-pairs",
            "options": self.options,
            "cast": self.cast,
            "abstentions": self.abstentions,
            "strength": self.strength,
            "unranked": self.unranked,
            "pairwise": [list(row) for row in self.pairwise],
            "steps": [step.to_data() for step in self.steps],
            "ranking": [list(place) for place in self.ranking],
            "winners": list(self.winners),
        }


def count(
    options: int, ballots: choices.Ballots, *, strength: str = "winning", unranked: str = "last"
) -> RankedPairsResult:
    """Compare every pair, keep majorities by strength. Choices and parameters as for Schulze."""
    if strength not in ("winning", "margins") or unranked not in ("last", "ignore"):
        raise ValueError(f"unknown way of counting: {strength!r}, {unranked!r}")
    sheet = choices.ranks(options, ballots)
    pairwise = matrix(sheet, options, unranked=unranked)
    steps, above = _keep(pairwise, strength)
    ranking = by_defeats(range(1, options + 1), lambda a, b: b in above[a])
    return RankedPairsResult(
        options, sheet.cast, sheet.abstentions, strength, unranked, pairwise, steps, ranking
    )


def _keep(pairwise: Matrix, strength: str) -> tuple[tuple[Step, ...], list[set[int]]]:
    """The steps, and for each option all that it stands above by what was kept."""
    above: list[set[int]] = [set() for _ in range(len(pairwise) + 1)]
    majorities = [
        (_strength(pairwise, a, b, strength), (a + 1, b + 1))
        for a in range(len(pairwise))
        for b in range(len(pairwise))
        if pairwise[a][b] > pairwise[b][a]
    ]
    majorities.sort(key=lambda majority: (majority[0], majority[1]))
    steps = []
    for _, equal in groupby(majorities, key=lambda majority: majority[0]):
        steps.append(_step(pairwise, [pair for _, pair in equal], above))
    return tuple(steps), above


def _step(pairwise: Matrix, pairs: Sequence[Pair], above: list[set[int]]) -> Step:
    """Judge majorities of one strength together and add what is kept to `above`."""
    dropped = [(a, b) for a, b in pairs if a in above[b]]
    together = [set(below) for below in above]
    for pair in pairs:
        _add(pair, together)
    kept = [(a, b) for a, b in pairs if a not in together[b]]
    tied = [pair for pair in pairs if pair not in kept and pair not in dropped]
    for pair in kept:
        _add(pair, above)
    a, b = pairs[0]
    return Step(
        pairwise[a - 1][b - 1], pairwise[b - 1][a - 1], tuple(kept), tuple(dropped), tuple(tied)
    )


def _add(pair: Pair, above: list[set[int]]) -> None:
    """Whoever stands above the first, or is it, stands above the second and all below it."""
    first, second = pair
    below = above[second] | {second}
    for option in range(len(above)):
        if option == first or first in above[option]:
            above[option] |= below


def _strength(pairwise: Matrix, a: int, b: int, strength: str) -> tuple[int, int]:
    """The smaller, the stronger; at equal votes or margins, the less opposed is stronger."""
    votes, against = pairwise[a][b], pairwise[b][a]
    return (-votes if strength == "winning" else against - votes), against
