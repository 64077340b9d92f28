"""What chance alone gives, and how sure one can be: the same acts dealt at random among all entitled."""

from collections.abc import Callable
from functools import lru_cache
from math import asin, pi, sin, sqrt
from statistics import NormalDist
from typing import Any

import numpy as np

from autogestion.measures.spread import Counts, Floats, gini, ginis, split

SEED = 0
DEALS = 200
RESAMPLES = 1_000
LARGE = 10_000
FEW = 30
"""With fewer people the interval of a Gini index is that of the jackknife."""
TINY = 1e-18
Z = 1.959963984540054
Index = Callable[[Counts], float]


@lru_cache(maxsize=4096)
def by_chance(index: Index, people: int, acts: int, *, seed: int = SEED) -> float:
    """The mean of an index where so many acts fall on so many people at random."""
    if people == 0 or acts == 0:
        return 0.0
    dealt = np.random.default_rng(seed).multinomial(
        acts, np.full(people, 1 / people), size=deals(people)
    )
    return float(np.mean([index(row) for row in dealt]))


def split_by_chance(people: int, acts: int, others: int, *, seed: int = SEED) -> float:
    """The mean of `split` where both are dealt at random."""
    if people == 0 or acts == 0 or others == 0:
        return 0.0
    random, even = np.random.default_rng(seed), np.full(people, 1 / people)
    one = random.multinomial(acts, even, size=deals(people))
    other = random.multinomial(others, even, size=deals(people))
    return float(np.mean([split(*pair) for pair in zip(one, other, strict=True)]))


def excess(value: float, chance: float) -> float:
    """(X − X₀)/(1 − X₀): 0 as chance would have it, 1 as unequal as can be; below 0 more even than chance."""
    return (value - chance) / (1 - chance) if chance < 1 else 0.0


def interval(index: Index, counts: Counts, *, seed: int = SEED) -> tuple[float, float]:
    """Where the index lies with 95 in 100: percentiles of it over people drawn anew, with replacement."""
    people = len(counts)
    if people < 2:
        return 0.0, 1.0
    random = np.random.default_rng(seed)
    resamples = RESAMPLES if people <= LARGE else DEALS
    drawn = [index(counts[random.integers(0, people, people)]) for _ in range(resamples)]
    return between(drawn, people)


def gini_interval(counts: Counts, *, seed: int = SEED) -> tuple[float, float]:
    """`interval` of the Gini index: of thirty people or more by drawing anew, of fewer by leaving each out in turn.

    To draw people anew is to draw how often each count comes up (a multinomial over the counts there
    are), so that it costs the same for ten people and for a million. Where only people were drawn who did
    nothing there is nothing to spread, and the draw says nothing: counted as equal, one who does everything
    would not be seen. Of n people drawn anew one pair in n is somebody and themselves, who never differ: that
    takes 1/n away from every draw, which is given back.
    """
    people = len(counts)
    if people < 2 or counts.sum() == 0:
        return 0.0, 1.0
    if people < FEW and (found := _left_out(counts)):
        return found
    values, drawn = drawn_anew(counts, seed)
    drawn_ginis = ginis(values, drawn[drawn @ values > 0]) * people / (people - 1)
    return between(np.minimum(drawn_ginis, 1.0), people)


def _left_out(counts: Counts) -> tuple[float, float] | None:
    """arcsin √G ± t·s/(2√(G(1−G))), s of the jackknife (Tukey 1958); None where all are alike, or nothing differs.

    Of few people drawn anew some draws miss those who do most, and the percentiles are wide on the wrong side. On
    the scale of the arc sine a part lies as widely near 0 and 1 as it does near a half. Where without one of them
    nothing was done, that says nothing and is left out.
    """
    people, index = len(counts), gini(counts)
    values, often = np.unique(counts, return_counts=True)
    without = often - np.eye(len(values), dtype=np.int64)
    some = without @ values > 0
    found, times = ginis(values, without[some]), often[some]
    if not times.sum():
        return None
    squares = float(times @ (found - (found @ times) / times.sum()) ** 2)
    if not 0 < index < 1 or squares < TINY:
        return None
    wide = student(people - 1) * sqrt((people - 1) / people * squares)
    half, angle = wide / (2 * sqrt(index * (1 - index))), asin(sqrt(index))
    return sin(max(0.0, angle - half)) ** 2, sin(min(pi / 2, angle + half)) ** 2


def mean_interval(shares: Floats, *, seed: int = SEED) -> tuple[float, float]:
    """Where the mean lies with 95 in 100, in the same way."""
    if len(shares) < 2:
        return 0.0, 1.0
    values, drawn = drawn_anew(shares, seed)
    return between(drawn @ values / len(shares), len(shares))


def between(drawn: Any, people: int) -> tuple[float, float]:
    """The percentiles that hold what is true in 95 of 100, of an index over draws of so many people.

    Of few people the draws spread too little, by √((n−1)/n) and by the tails of t: instead of 2.5 and 97.5 it is
    100·Φ(±√(n/(n−1))·t) with t of n − 1 degrees at 0.975 (the expanded percentile interval, Hesterberg 2015).
    """
    wide = sqrt(people / (people - 1)) * student(people - 1)
    part = 100 * NormalDist().cdf(-wide)
    low, high = np.percentile(drawn, [part, 100 - part])
    return float(low), float(high)


def student(degrees: int) -> float:
    """Where t lies below in 0.975 of all: the series in 1/ν to its third term (Abramowitz and Stegun 26.7.5),
    to a thousandth from eight degrees on; with fewer, at eight."""
    nu, z = max(degrees, 8), Z
    return (
        z
        + (z**3 + z) / (4 * nu)
        + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * nu**2)
        + (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / (384 * nu**3)
    )


def drawn_anew(given: Counts | Floats, seed: int) -> tuple[Any, Counts]:
    """The different values in order, and how often each is drawn, a row for each resample."""
    values, often = np.unique(given, return_counts=True)
    random = np.random.default_rng(seed)
    return values, random.multinomial(len(given), often / len(given), size=RESAMPLES)


def wilson(part: int, whole: int) -> tuple[float, float]:
    """Where a share lies with 95 in 100 (Wilson 1927)."""
    if whole == 0:
        return 0.0, 1.0
    share = part / whole
    middle = share + Z**2 / (2 * whole)
    wide = Z * sqrt(share * (1 - share) / whole + Z**2 / (4 * whole**2))
    over = 1 + Z**2 / whole
    return max(0.0, (middle - wide) / over), min(1.0, (middle + wide) / over)


def deals(people: int) -> int:
    return DEALS if people <= LARGE else DEALS // 10
