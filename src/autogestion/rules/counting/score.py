"""Every ballot gives options points; the points are added up.

See spec/counting/score.md.
"""

from dataclasses import dataclass
from typing import Any

from autogestion.rules.counting import ballots as choices
from autogestion.rules.counting.places import Ranking, by_votes


@dataclass(frozen=True)
class ScoreResult:
    """points[i]: sum of what option i + 1 was given. Options with equal sums share a place."""

    options: int
    cast: int
    abstentions: int
    points: tuple[int, ...]
    ranking: Ranking

    @property
    def winners(self) -> tuple[int, ...]:
        """The options with most points; none where there was no ballot."""
        return self.ranking[0] if self.cast else ()

    def to_data(self) -> dict[str, Any]:
        """The result as it stands in the record."""
        return {
            "method": "score",
            "options": self.options,
            "cast": self.cast,
            "abstentions": self.abstentions,
            "points": list(self.points),
            "ranking": [list(place) for place in self.ranking],
            "winners": list(self.winners),
        }


def count(
    options: int, ballots: choices.Ballots, *, lowest: int = 0, highest: int = 5
) -> ScoreResult:
    """Add up points. A choice is a list with points for each option in order; 0 alone abstains.

    Points lie between lowest and highest, both included; None counts as lowest.
    """
    sheet = choices.scores(options, ballots, lowest=lowest, highest=highest)
    points = [0] * options
    for given, weight in zip(sheet.rows, sheet.weights, strict=True):
        for option, score in enumerate(given):
            points[option] += weight * (lowest if score is None else score)
    return ScoreResult(options, sheet.cast, sheet.abstentions, tuple(points), by_votes(points))
