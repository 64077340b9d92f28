"""What happened in one round of a count, so that a person can follow it."""

from dataclasses import dataclass, replace
from typing import Any

from autogestion.rules.counting.units import Amount, Unit


@dataclass(frozen=True)
class Round:
    """votes[i]: what option i + 1 has at the end of the round.

    action: "first preferences", "surplus" or "excluded" with the candidates it was done to,
    "excluded by the limit" (of the group), "last seats", or "tie" where the count stops: then
    ways says, for each pick among the candidates, who would be elected.
    exhausted: votes on papers that name nobody further; residue: what rounding left over.
    inactive: for rctab, why papers are exhausted, and how many votes for each reason.
    """

    unit: Unit
    action: str
    candidates: tuple[int, ...]
    votes: tuple[Amount, ...]
    exhausted: Amount
    residue: Amount
    quota: Amount
    elected: tuple[int, ...] = ()
    ways: tuple[tuple[int, tuple[int, ...]], ...] = ()
    inactive: tuple[tuple[str, Amount], ...] = ()

    def with_elected(self, option: int) -> "Round":
        """The same round with one more elected at its end."""
        return replace(self, elected=(*self.elected, option))

    def to_data(self) -> dict[str, Any]:
        """The round as it stands in the record; amounts as the unit says them."""
        said = self.unit.said
        data: dict[str, Any] = {
            "action": self.action,
            "candidates": list(self.candidates),
            "votes": [said(votes) for votes in self.votes],
            "exhausted": said(self.exhausted),
            "residue": said(self.residue),
            "quota": said(self.quota),
            "elected": list(self.elected),
        }
        if self.inactive:
            data["inactive"] = {reason: said(votes) for reason, votes in self.inactive}
        if self.ways:
            data["ways"] = [[pick, list(elected)] for pick, elected in self.ways]
        return data

    def stopped_at(
        self, tied: tuple[int, ...], ways: tuple[tuple[int, tuple[int, ...]], ...]
    ) -> "Round":
        """The round after this one, in which a tie stops the count."""
        return replace(self, action="tie", candidates=tied, elected=(), ways=ways)
