"""The single transferable vote by the weighted inclusive Gregory method.

As the Proportional Representation Foundation's reference rule has it (four decimal places, each
multiplication and division truncated), or in exact fractions. See spec/counting/stv-wigm.md.
"""

from fractions import Fraction

from autogestion.rules.counting import ballots as choices
from autogestion.rules.counting.filling import Seats
from autogestion.rules.counting.stv import RoundsResult, result
from autogestion.rules.counting.transfers import Rule, fill
from autogestion.rules.counting.units import Amount, Unit


def count(
    options: int,
    ballots: choices.Ballots,
    *,
    seats: Seats,
    exact: bool = False,
    quota: str = "droop",
) -> RoundsResult:
    """Fill the seats. A choice is a list of ranks, None unranked; 0 abstains.

    exact: fractions without rounding. quota: "droop" or "hare".
    """
    sheet = choices.orders(options, ballots)
    rule = Rule(
        unit=Unit(None if exact else 4),
        quota=QUOTAS[quota, exact],
        quota_is_exceeded=exact and quota == "droop",
        rounds_twice=not exact,
    )
    outcome = fill(options, sheet, seats, rule)
    return result("stv-wigm", options, seats, sheet.cast, sheet.abstentions, outcome)


def _droop(in_play: Amount, seats: int, unit: Unit) -> Amount:
    """Ballots divided by one more than the seats, and the smallest part of a vote."""
    return in_play // (seats + 1) + 1


def _droop_exact(in_play: Amount, seats: int, unit: Unit) -> Amount:
    """Ballots divided by one more than the seats, which has to be exceeded."""
    return Fraction(in_play) / (seats + 1)


def _hare(in_play: Amount, seats: int, unit: Unit) -> Amount:
    """Ballots divided by the seats."""
    return unit.quotient(in_play, seats)


QUOTAS = {
    ("droop", False): _droop,
    ("droop", True): _droop_exact,
    ("hare", False): _hare,
    ("hare", True): _hare,
}
