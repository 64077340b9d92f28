"""Which of many marks are passed by more than chance: p of each, and false discoveries kept few (D7).

Of thirty marks one or two are passed by chance alone, year after year. So of all that are looked at together those
are told whose p stands below the line of Benjamini and Hochberg (1995): where nothing is wrong at all, in at most five
reports of a hundred anything is told.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from math import exp, lgamma, log, sqrt
from statistics import NormalDist

import numpy as np

from autogestion.measures.chance import SEED, Z, deals
from autogestion.measures.measure import Measure
from autogestion.measures.spread import Counts, Floats, gini

LEVEL = 0.05
DEALS_EXACT = 1_999
MANY = 20
"""Where as many of the first deals lie as far, no more are needed (Besag and Clifford 1991)."""
SMALL = 500
"""Up to so many people, or acts, p is counted in many deals; beyond, the law of large numbers stands for them."""
EXACT_MAX = 10_000
"""Up to so many things a share is judged by all ways in which they can fall."""
ABOVE, BELOW = "above", "below"
LOWEST_MARK = 0.1

MARKS: dict[str, tuple[str, float]] = {
    "unanimity": (ABOVE, 0.5),
    "votes-without-mandate": (ABOVE, 0.5),
    "echo": (ABOVE, 0.5),
    "silent-gap": (ABOVE, 0.5),
    "accounts-missed": (ABOVE, 0.1),
    "in-seat-after-a-year": (ABOVE, 0.5),
    "overdue-for-review": (ABOVE, 0.1),
    "contested-elections": (BELOW, 0.5),
    "mandates-kept": (BELOW, 0.9),
    "inquiries-answered": (BELOW, 0.9),
    "requests-answered": (BELOW, 0.9),
    "outside-answered": (BELOW, 0.9),
    "facts-answered": (BELOW, 0.9),
    "newcomers-active": (BELOW, 0.5),
}
"""Code of a share -> on which side of which mark it is told. The others carry their p with them."""
CURVES = ("in-seat-after-a-year",)


def p_of(measure: Measure) -> float | None:
    """How often a share that lies at its mark would be found as far beyond it; None where it has no mark."""
    if measure.code not in MARKS or measure.value is None:
        return measure.p
    side, mark = MARKS[measure.code]
    if measure.code in CURVES:
        return _of_curve(measure, mark)
    whole = measure.acts or 0
    part = round(measure.value * whole)
    return at_least(part, whole, mark) if side == ABOVE else at_least(whole - part, whole, 1 - mark)


def at_least(part: int, whole: int, chance: float) -> float:
    """How often so many or more of so many things come out, each with this chance: the binomial law."""
    if part <= 0:
        return 1.0
    if whole > EXACT_MAX:
        spread = sqrt(whole * chance * (1 - chance))
        return NormalDist().cdf((whole * chance - part + 0.5) / spread)
    ways = lgamma(whole + 1)
    terms = (
        ways - lgamma(n + 1) - lgamma(whole - n + 1) + n * log(chance) + (whole - n) * log(1 - chance)
        for n in range(part, whole + 1)
    )  # fmt: skip
    return min(1.0, sum(map(exp, terms)))


def _of_curve(measure: Measure, mark: float) -> float | None:
    """On the scale of ln(−ln S), on which its interval is even (survival.py)."""
    value, low, high = measure.value, measure.low, measure.high
    if value is None or low is None or high is None or not 0 < low <= value <= high < 1:
        return None
    own, lower, upper, there = (log(-log(share)) for share in (value, low, high, mark))
    wide = (lower - upper) / (2 * Z)
    return NormalDist().cdf((own - there) / wide) if wide > 0 else None


def p_of_spread(counts: Counts) -> float:
    """How often people who are all alike would do it as unequally, or more, by the Gini index.

    Where 20 of the deals of X₀ are as unequal: (1 + these) / (1 + all of them). Else of few people or acts: (1 + the
    deals as unequal) / (1 + all 1,999 deals). Of many: the mean and the spread of the deals, and Student's t.
    """
    people, acts = len(counts), int(counts.sum())
    value, dealt = gini(counts), dealt_ginis(people, acts, deals(people))
    if value <= dealt.mean():
        return 1.0
    as_far = int((dealt >= value - 1e-12).sum())
    if as_far >= MANY:
        return (1 + as_far) / (1 + len(dealt))
    if min(people, acts) <= SMALL:
        many = dealt_ginis(people, acts, DEALS_EXACT)
        return float((1 + (many >= value - 1e-12).sum()) / (1 + len(many)))
    spread = float(dealt.std(ddof=1)) * sqrt(1 + 1 / len(dealt))
    return beyond((value - float(dealt.mean())) / spread, len(dealt) - 1) if spread else 1.0


@lru_cache(maxsize=1024)
def dealt_ginis(people: int, acts: int, times: int) -> Floats:
    """The Gini index of so many random deals of as many acts to as many people."""
    random = np.random.default_rng(SEED)
    if acts >= people or times <= 200:
        dealt = random.multinomial(acts, np.full(people, 1 / people), size=times)
        weights = 2 * np.arange(1, people + 1) - people - 1
        found: Floats = (np.sort(dealt, axis=1) @ weights) / (acts * (people - 1))
        return found
    return np.array([_sparse(random.integers(0, people, acts), people) for _time in range(times)])


def _sparse(whose: Counts, people: int) -> float:
    """`gini` where most people did nothing: from those alone who did something."""
    _who, counts = np.unique(whose, return_counts=True)
    places = 2 * np.arange(people - len(counts) + 1, people + 1) - people - 1
    return float(places @ np.sort(counts) / (counts.sum() * (people - 1)))


def p_of_lowest(entitled: Sequence[int], lowest: float, tenth: int, people: int) -> float:
    """How often the lowest tenth would take part as little if everybody took part with a chance of a tenth."""
    if lowest >= LOWEST_MARK:
        return 1.0
    random, rolls = np.random.default_rng(SEED), np.array(entitled)
    dealt = random.binomial(rolls, LOWEST_MARK, size=(deals(people), people)) / rolls
    means = np.partition(dealt, tenth - 1, axis=1)[:, :tenth].mean(axis=1)
    spread = float(means.std(ddof=1)) * sqrt(1 + 1 / len(means))
    exact = float((1 + (means <= lowest + 1e-12).sum()) / (1 + len(means)))
    if not spread:
        return exact if lowest < float(means.mean()) - 1e-12 else 1.0
    # The tail tells what so few deals cannot, where none of them lies as low.
    tail = beyond((float(means.mean()) - lowest) / spread, len(means) - 1)
    return tail if exact <= 1 / (1 + len(means)) else exact


def p_falling(at: Sequence[float], values: Sequence[float]) -> float:
    """How often values in random order would fall as much over time: Kendall's S (1938), with the correction by one."""
    x, y = np.array(at), np.array(values)
    n = len(y)
    first, second = np.triu_indices(n, 1)
    score = float((np.sign(x[second] - x[first]) * np.sign(y[second] - y[first])).sum())
    return (
        NormalDist().cdf((score + 1) / sqrt(n * (n - 1) * (2 * n + 5) / 18)) if score < 0 else 1.0
    )


def beyond(t: float, degrees: int) -> float:
    """How often Student's t lies farther out, on this side (Wallace 1959)."""
    if t <= 0:
        return 1 - beyond(-t, degrees) if t else 0.5
    scale = (8 * degrees + 1) / (8 * degrees + 3)
    return NormalDist().cdf(-scale * sqrt(degrees * log(1 + t * t / degrees)))


def discovered(p_values: Mapping[str, float], level: float = LEVEL) -> set[str]:
    """Those that are told, of all that were looked at together: the k least, k the greatest with p(k) ≤ k·level/m."""
    ordered = sorted(p_values, key=lambda code: (p_values[code], code))
    last = 0
    for place, code in enumerate(ordered, start=1):
        if p_values[code] <= place * level / len(ordered):
            last = place
    return set(ordered[:last])


def codes(works: Iterable[str]) -> list[str]:
    """Everything that has a mark."""
    return [
        *(f"concentration-of-{work}" for work in works), "self-determination-lowest-tenth", "turnout-trend", *MARKS,
    ]  # fmt: skip
