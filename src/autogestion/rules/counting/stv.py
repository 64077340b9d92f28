"""What every way of filling seats by rounds answers with."""

from dataclasses import dataclass
from typing import Any

from autogestion.rules.counting.filling import Seats
from autogestion.rules.counting.rounds import Round
from autogestion.rules.counting.ties import Outcome, Tie


@dataclass(frozen=True)
class RoundsResult:
    """elected: in the order of their election; shorter than seats where a tie is left open.

    excluded: in the order of exclusion. ties: also those that were broken, and how. rounds: every
    step, each with the votes of all options, in units of a vote as the method divides it.
    """

    method: str
    options: int
    seats: int
    cast: int
    abstentions: int
    elected: tuple[int, ...]
    excluded: tuple[int, ...]
    ties: tuple[Tie, ...]
    rounds: tuple[Round, ...]

    def to_data(self) -> dict[str, Any]:
        """The result as it stands in the record."""
        return {
            "method": self.method,
            "options": self.options,
            "seats": self.seats,
            "cast": self.cast,
            "abstentions": self.abstentions,
            "elected": list(self.elected),
            "excluded": list(self.excluded),
            "ties": [tie.to_data() for tie in self.ties],
            "rounds": [step.to_data() for step in self.rounds],
        }


def result(
    method: str, options: int, seats: Seats, cast: int, abstentions: int, outcome: Outcome
) -> RoundsResult:
    """The answer of a method made from its outcome."""
    return RoundsResult(
        method=method,
        options=options,
        seats=seats.number,
        cast=cast,
        abstentions=abstentions,
        elected=outcome.elected,
        excluded=outcome.excluded,
        ties=outcome.ties,
        rounds=outcome.rounds,
    )
