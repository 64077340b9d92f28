"""The single transferable vote of Scotland's local elections.

The Scottish Local Government Elections Order 2007 (SSI 2007/42), rules 45 to 52: transfer values of
five decimal places, remainder ignored. In members' words: spec/counting/stv-scottish.md.
"""

from autogestion.rules.counting import ballots as choices
from autogestion.rules.counting.filling import Seats
from autogestion.rules.counting.stv import RoundsResult, result
from autogestion.rules.counting.transfers import Rule, fill
from autogestion.rules.counting.units import Amount, Unit


def count(options: int, ballots: choices.Ballots, *, seats: Seats) -> RoundsResult:
    """Fill the seats. A choice is a list of ranks, None unranked; 0 abstains."""
    sheet = choices.orders(options, ballots)
    outcome = fill(options, sheet, seats, RULE)
    return result("stv-scottish", options, seats, sheet.cast, sheet.abstentions, outcome)


def quota(in_play: Amount, seats: int, unit: Unit) -> Amount:
    """Valid papers divided by one more than the seats, decimals ignored, and one (rule 46)."""
    return (in_play // unit.one // (seats + 1) + 1) * unit.one


RULE = Rule(unit=Unit(5), quota=quota, looks_back=True)
