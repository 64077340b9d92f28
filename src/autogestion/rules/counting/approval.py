"""Every ballot approves as many options as it likes; the most approved leads.

See spec/counting/approval.md.
"""

from dataclasses import dataclass
from typing import Any

from autogestion.rules.counting import ballots as choices
from autogestion.rules.counting.places import Ranking, by_votes


@dataclass(frozen=True)
class ApprovalResult:
    """approvals[i] members approve option i + 1. Options with equal approvals share a place."""

    options: int
    cast: int
    abstentions: int
    approvals: tuple[int, ...]
    ranking: Ranking

    @property
    def winners(self) -> tuple[int, ...]:
        """The most approved options; none where no option was approved."""
        return self.ranking[0] if any(self.approvals) else ()

    def to_data(self) -> dict[str, Any]:
        """The result as it stands in the record."""
        return {
            "method": "approval",
            "options": self.options,
            "cast": self.cast,
            "abstentions": self.abstentions,
            "approvals": list(self.approvals),
            "ranking": [list(place) for place in self.ranking],
            "winners": list(self.winners),
        }


def count(options: int, ballots: choices.Ballots) -> ApprovalResult:
    """Add up approvals. A choice is a rising list of option numbers, maybe empty; 0 abstains."""
    sheet = choices.sets(options, ballots)
    approvals = [0] * options
    for approved, weight in zip(sheet.rows, sheet.weights, strict=True):
        for option in approved:
            approvals[option - 1] += weight
    return ApprovalResult(
        options, sheet.cast, sheet.abstentions, tuple(approvals), by_votes(approvals)
    )
