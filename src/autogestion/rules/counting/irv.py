"""Instant run-off: the lowest is excluded, ballot after ballot passes on, until one has a majority.

See spec/counting/irv.md.
"""

from autogestion.rules.counting import ballots as choices
from autogestion.rules.counting.filling import Seats
from autogestion.rules.counting.stv import RoundsResult, result
from autogestion.rules.counting.transfers import Rule, fill
from autogestion.rules.counting.units import Amount, Unit


def count(options: int, ballots: choices.Ballots, *, seats: Seats | None = None) -> RoundsResult:
    """Fill one seat. A choice is a list of ranks, None unranked; 0 abstains."""
    seats = seats or Seats(1)
    if seats.number != 1:
        raise ValueError("instant run-off fills one seat; a single transferable vote fills several")
    sheet = choices.orders(options, ballots)
    outcome = fill(options, sheet, seats, RULE)
    return result("irv", options, seats, sheet.cast, sheet.abstentions, outcome)


def majority(in_play: Amount, seats: int, unit: Unit) -> Amount:
    """The fewest votes that are more than half of those still in play."""
    return in_play // 2 + 1


RULE = Rule(unit=Unit(0), quota=majority, quota_falls=True)
