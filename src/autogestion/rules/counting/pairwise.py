"""Every pair of options compared over all ballots at once.

A column of ranks becomes one long whole number with 16 bits a ballot, so that one subtraction
compares two options on every ballot together: the top bit of each lane stays set exactly where
the first is ranked strictly before the second. A hundred thousand ballots over ten options take
some hundredths of a second, whether or not they repeat.
"""

from array import array
from sys import byteorder

from autogestion.rules.counting.ballots import Sheet, columns

Matrix = tuple[tuple[int, ...], ...]

LANE_MAX = 0x7FFF
"""Ranks stay below the top bit of their lane."""


def matrix(sheet: Sheet, options: int, *, unranked: str = "last") -> Matrix:
    """How many members rank row's option strictly before column's; the diagonal is 0.

    unranked="last": an option without a rank comes after all ranked ones, level with the others
    that have none. unranked="ignore": a pair counts only on ballots that rank both.
    """
    if options >= LANE_MAX:
        raise ValueError(f"at most {LANE_MAX - 1} options can be compared, not {options}")
    table = columns(sheet, options)
    lanes = [_lanes([options + 1 if rank is None else rank for rank in column]) for column in table]
    ones = _lanes([1] * len(sheet.rows))
    top = ones << 15
    both = [_ranked(column) for column in table] if unranked == "ignore" else [top] * options
    weights = _weight_masks(sheet.weights)
    raised = [lane + top - ones for lane in lanes]

    def before(a: int, b: int) -> int:
        preferred = (raised[b] - lanes[a]) & both[a] & both[b]
        return sum((preferred & mask).bit_count() << bit for bit, mask in weights)

    everyone = range(options)
    return tuple(tuple(0 if a == b else before(a, b) for b in everyone) for a in everyone)


def _lanes(values: list[int]) -> int:
    return int.from_bytes(array("H", values).tobytes(), byteorder)


def _ranked(column: tuple[int | None, ...]) -> int:
    return _lanes([0 if rank is None else 0x8000 for rank in column])


def _weight_masks(weights: list[int]) -> list[tuple[int, int]]:
    """For each binary digit of the weights, the top bits of the ballots that have it."""
    digits = max(weights, default=0).bit_length()
    return [
        (bit, _lanes([(weight >> bit & 1) << 15 for weight in weights])) for bit in range(digits)
    ]
