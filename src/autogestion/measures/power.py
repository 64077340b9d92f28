"""How often a block decides, where several with different weights vote: exact, in whole numbers."""

from collections.abc import Sequence
from fractions import Fraction
from math import erf, exp, factorial, lgamma, log, sqrt

EXACT_COST_MAX = 1_000_000
"""Blocks times the sum of their weights: up to half a second."""


def majority(weights: Sequence[int]) -> int:
    """How much weight carries a question: more than half."""
    return sum(weights) // 2 + 1


def banzhaf(weights: Sequence[int], quota: int) -> list[Fraction]:
    """How often each block turns a lost question into a won one, where all others are for or against it
    with even chance: swings / 2^(n−1) (Penrose 1946; Banzhaf 1965). Its share of their sum is the Banzhaf index.

    By counting how many sets of blocks have each weight, so that it costs n times the sum of weights.
    """
    sets = _sets_by_weight(weights)
    by_weight = {weight: _swings(_without(sets, weight), weight, quota) for weight in set(weights)}
    return [Fraction(by_weight[weight], 2 ** (len(weights) - 1)) for weight in weights]


def block_power(weights: Sequence[int], quota: int) -> list[float]:
    """`banzhaf`, exactly where that costs little; else by the normal law, to which the sum of many comes."""
    if len(weights) * sum(weights) <= EXACT_COST_MAX:
        return [float(power) for power in banzhaf(weights, quota)]
    found = {weight: _by_normal_law(weights, weight, quota) for weight in set(weights)}
    return [found[weight] for weight in weights]


def _by_normal_law(weights: Sequence[int], own: int, quota: int) -> float:
    """How often the others come to from quota − own up to quota − 1, each for or against with even chance."""
    half = (sum(weights) - own) / 2
    spread = sqrt((sum(weight * weight for weight in weights) - own * own) / 4)
    if spread == 0:
        return float(quota - own <= half < quota)
    low, high = ((edge - 0.5 - half) / (spread * sqrt(2)) for edge in (quota - own, quota))
    return (erf(high) - erf(low)) / 2


def _sets_by_weight(weights: Sequence[int]) -> list[int]:
    """How many sets of blocks have each weight from 0 to all."""
    sets = [1] + [0] * sum(weights)
    reached = 0
    for weight in weights:
        reached += weight
        for at in range(reached, weight - 1, -1):
            sets[at] += sets[at - weight]
    return sets


def _without(sets: Sequence[int], weight: int) -> list[int]:
    """The same without one block of this weight; the counts of a block without weight are halved."""
    if weight == 0:
        return [count // 2 for count in sets]
    rest = list(sets)
    for at in range(weight, len(rest)):
        rest[at] -= rest[at - weight]
    return rest


def _swings(sets: Sequence[int], weight: int, quota: int) -> int:
    return sum(sets[max(0, quota - weight) : max(0, quota)])


def shapley_shubik(weights: Sequence[int], quota: int) -> list[Fraction]:
    """How often each block is the one that tips the scale, where all join in every order alike:
    Σ k!(n−1−k)!/n! over the sets of k others that lose without it and win with it (Shapley and Shubik 1954).
    """
    by_weight = {weight: _tipping(weights, weights.index(weight), quota) for weight in set(weights)}
    return [by_weight[weight] for weight in weights]


def _tipping(weights: Sequence[int], own: int, quota: int) -> Fraction:
    others = [weight for place, weight in enumerate(weights) if place != own]
    count, all_ways = len(others), factorial(len(weights))
    sets = [[0] * (sum(others) + 1) for _size in range(count + 1)]
    sets[0][0] = 1
    for weight in others:
        for size in range(count, 0, -1):
            for at in range(len(sets[size]) - 1, weight - 1, -1):
                sets[size][at] += sets[size - 1][at - weight]
    return sum(
        (
            Fraction(
                _swings(sets[size], weights[own], quota)
                * factorial(size)
                * factorial(count - size),
                all_ways,
            )
            for size in range(count + 1)
        ),
        Fraction(0),
    )


def one_of(members: int) -> float:
    """How often one of so many members decides: C(m−1, ⌊(m−1)/2⌋)/2^(m−1), as `tiers.decisive` says it
    exactly; about √(2/(π·m))."""
    if members < 1:
        return 0.0
    others = members - 1
    half = others // 2
    ways = lgamma(others + 1) - lgamma(half + 1) - lgamma(others - half + 1)
    return exp(ways - others * log(2))
