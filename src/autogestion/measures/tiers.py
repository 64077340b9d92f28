"""What several levels of majorities do to the power of a member at the bottom (S16, democracy of tiers)."""

from fractions import Fraction
from math import acos, comb, pi


def contradiction(levels: int) -> float:
    """How often the top decides against the base where opinions are even: arccos((2/π)^((L−1)/2))/π.

    `levels`: 1 all vote directly, 2 a council of delegates, and so on; for large bodies.
    """
    return acos((2 / pi) ** ((levels - 1) / 2)) / pi if levels > 1 else 0.0


def decisive(sizes: list[int]) -> Fraction:
    """How often one member's vote decides, from the bottom up: Π C(m−1, ⌊(m−1)/2⌋)/2^(m−1)."""
    power = Fraction(1)
    for size in sizes:
        power *= Fraction(comb(size - 1, (size - 1) // 2), 2 ** (size - 1))
    return power


def smallest_winning_share(sizes: list[int]) -> Fraction:
    """The smallest part of all members who can carry a question through every level: Π(⌊m/2⌋+1)/m."""
    share = Fraction(1)
    for size in sizes:
        share *= Fraction(size // 2 + 1, size)
    return share
