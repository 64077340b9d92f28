"""One option a ballot, counted plainly: yes or no, or one of several.

Whether the count is enough is the charter's to say (rules.charter).
See spec/counting/majority.md.
"""

from dataclasses import dataclass
from typing import Any

from autogestion.rules.counting import ballots as choices


@dataclass(frozen=True)
class MajorityResult:
    """votes[i] members chose option i + 1; winners have most votes (tied: several)."""

    options: int
    cast: int
    abstentions: int
    votes: tuple[int, ...]
    winners: tuple[int, ...]

    @property
    def for_(self) -> int:
        """Votes for option 1, which is yes where the question is put as yes or no."""
        return self.votes[0]

    @property
    def against(self) -> int:
        """Votes for all other options: the noes where the question is put as yes or no."""
        return self.cast - self.for_

    def to_data(self) -> dict[str, Any]:
        """The result as it stands in the record."""
        return {
            "method": "majority",
            "options": self.options,
            "cast": self.cast,
            "abstentions": self.abstentions,
            "votes": list(self.votes),
            "winners": list(self.winners),
        }


def count(options: int, ballots: choices.Ballots) -> MajorityResult:
    """Add up the votes for each option. A choice is an option number; 0 abstains."""
    sheet = choices.numbers(options, ballots)
    votes = [0] * options
    for option, weight in zip(sheet.rows, sheet.weights, strict=True):
        votes[option - 1] += weight
    return MajorityResult(options, sheet.cast, sheet.abstentions, tuple(votes), most(votes))


def most(votes: list[int]) -> tuple[int, ...]:
    """Numbers of the options with most votes; none where nobody voted for anything."""
    top = max(votes, default=0)
    return tuple(n for n, votes_for in enumerate(votes, 1) if votes_for == top > 0)
