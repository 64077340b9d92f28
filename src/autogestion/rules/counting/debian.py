"""The Debian constitution's appendix A.6: quorum, supermajority, default option, then Schulze.

The last option is the default ("further discussion", "none of the above"). In members' words, and
where the published counts and the constitution's text part: spec/counting/debian.md.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import isqrt
from typing import Any

from autogestion.rules.counting import ballots as choices
from autogestion.rules.counting.pairwise import Matrix, matrix
from autogestion.rules.counting.places import Ranking
from autogestion.rules.counting.schulze import Paths, rank


@dataclass(frozen=True)
class Dropped:
    """An option left out before the comparison, and why.

    reason "quorum": fewer than the quorum prefer it to the default. reason "majority": those who do
    (votes) are not enough against those who prefer the default (against) at its ratio.
    """

    option: int
    reason: str
    votes: int
    against: int

    def to_data(self) -> dict[str, Any]:
        """The option dropped as it stands in the record."""
        return {
            "option": self.option,
            "reason": self.reason,
            "votes": self.votes,
            "against": self.against,
        }


@dataclass(frozen=True)
class DebianResult:
    """pairwise and paths are as for Schulze; paths and ranking hold the options not dropped.

    contenders: these options, rising, the default always among them;
    row i of paths is contenders[i]. winners: more than one is a tie, settled by a casting vote.
    """

    options: int
    cast: int
    abstentions: int
    quorum: int
    ratios: tuple[Fraction, ...]
    pairwise: Matrix
    dropped: tuple[Dropped, ...]
    contenders: tuple[int, ...]
    paths: Paths
    ranking: Ranking

    @property
    def winners(self) -> tuple[int, ...]:
        """The options on the first place."""
        return self.ranking[0]

    @property
    def default(self) -> int:
        """The option that stands where nothing is decided: the last."""
        return self.options

    def to_data(self) -> dict[str, Any]:
        """The result as it stands in the record."""
        return {
            "method": "debian",
            "options": self.options,
            "cast": self.cast,
            "abstentions": self.abstentions,
            "quorum": self.quorum,
            "ratios": [str(ratio) for ratio in self.ratios],
            "pairwise": [list(row) for row in self.pairwise],
            "dropped": [dropped.to_data() for dropped in self.dropped],
            "contenders": list(self.contenders),
            "paths": [[int(votes) for votes in row] for row in self.paths],
            "ranking": [list(place) for place in self.ranking],
            "winners": list(self.winners),
        }


def count(
    options: int,
    ballots: choices.Ballots,
    *,
    quorum: int = 0,
    ratios: Sequence[Fraction | int] = (),
) -> DebianResult:
    """Drop what misses quorum or majority against the default, then rank the rest by Schulze.

    quorum: the fewest members who must prefer an option to the default (`fewest_over` computes it
    from a multiple of a square root). ratios: one per option but the default; missing ones are 1.
    """
    sheet = choices.ranks(options, ballots)
    pairwise = matrix(sheet, options)
    needed = _ratios(options, ratios)
    dropped = tuple(_dropped(pairwise, options, quorum, needed))
    gone = {option.option for option in dropped}
    contenders = tuple(n for n in range(1, options + 1) if n not in gone)
    paths, ranking = rank(pairwise, contenders, strength="less-opposed")
    return DebianResult(
        options,
        sheet.cast,
        sheet.abstentions,
        quorum,
        needed,
        pairwise,
        dropped,
        contenders,
        paths,
        ranking,
    )


def fewest_over(multiple: Fraction, electors: int, *, strict: bool = False) -> int:
    """The fewest votes v with v >= multiple * sqrt(electors), or > where strict; no root is taken.

    Debian's quorum for a general resolution: Fraction(3, 2) over its developers (4.2.7, 3Q).
    """
    square = multiple * multiple * electors
    votes = isqrt(square.numerator // square.denominator)
    enough = votes * votes > square if strict else votes * votes >= square
    return votes if enough else votes + 1


def _ratios(options: int, ratios: Sequence[Fraction | int]) -> tuple[Fraction, ...]:
    if len(ratios) > options - 1 or any(ratio < 1 for ratio in ratios):
        raise ValueError("one majority ratio of at least 1 for each option but the default")
    given = [Fraction(ratio) for ratio in ratios]
    return tuple(given + [Fraction(1)] * (options - 1 - len(given)))


def _dropped(
    pairwise: Matrix, options: int, quorum: int, ratios: Sequence[Fraction]
) -> list[Dropped]:
    default = options - 1
    dropped = []
    for option in range(default):
        votes, against = pairwise[option][default], pairwise[default][option]
        if votes < quorum:
            dropped.append(Dropped(option + 1, "quorum", votes, against))
        elif votes < ratios[option] * against or votes <= against:
            dropped.append(Dropped(option + 1, "majority", votes, against))
    return dropped
