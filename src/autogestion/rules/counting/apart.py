"""Each option is weighed apart against the last one, "as it stands"; any number of them carry.

See spec/counting/apart.md.
"""

from dataclasses import dataclass
from typing import Any

from autogestion.rules.counting import ballots as choices
from autogestion.rules.counting.pairwise import Matrix, matrix


@dataclass(frozen=True)
class ApartResult:
    """pairwise[a][b]: members who prefer option a + 1 to b + 1. carried: the options that more members
    prefer to the last than the reverse, and at least `quorum` do."""

    options: int
    cast: int
    abstentions: int
    quorum: int
    pairwise: Matrix
    carried: tuple[int, ...]

    def to_data(self) -> dict[str, Any]:
        """The result as it stands in the record."""
        return {
            "method": "apart",
            "options": self.options,
            "cast": self.cast,
            "abstentions": self.abstentions,
            "quorum": self.quorum,
            "pairwise": [list(row) for row in self.pairwise],
            "carried": list(self.carried),
        }


def count(options: int, ballots: choices.Ballots, *, quorum: int = 0) -> ApartResult:
    """Compare every pair. A choice is a list of ranks, None unranked (behind all others); 0 abstains."""
    sheet = choices.ranks(options, ballots)
    pairwise = matrix(sheet, options)
    last = options - 1
    carried = tuple(
        option + 1
        for option in range(last)
        if pairwise[option][last] > pairwise[last][option] and pairwise[option][last] >= quorum
    )
    return ApartResult(options, sheet.cast, sheet.abstentions, quorum, pairwise, carried)
