"""Other indices of the same spread, all at once, for many draws of people: what the page of a measure shows beside it.

A spread is given as its different counts and how many people have each, so that a million people cost no more
than there are different counts.
"""

import numpy as np

from autogestion.measures.chance import SEED, between, deals, drawn_anew
from autogestion.measures.measure import Also
from autogestion.measures.spread import Counts, Floats

TOPS = {"top-1": 0.01, "top-5": 0.05, "top-10": 0.1}
UNITS = {"effective-number": "people", "top-1": "share", "top-5": "share", "top-10": "share"}
NAMES = ("hoover", "theil", "hhi", "effective-number", "evenness", *TOPS)
BETWEEN = "theil-between"


def indices(values: Counts, often: Counts) -> dict[str, Floats]:
    """Every index of each row. `values` ascend; `often`: a row for each spread, how many people have each value.

    hoover ½Σ|x/X − 1/n|; theil (1/n)Σ(x/μ)ln(x/μ) / ln n; hhi Σx(x−1)/(X(X−1)); effective-number 1/hhi, at most n;
    evenness (−Σ p·ln p + (S−1)/2X) / ln n with S people who did something (Miller and Madow), at most 1; top-k: the
    part of the most active k in a hundred, at least one person.
    """
    people, acts = often.sum(axis=1), often @ values
    shares = values / np.maximum(acts, 1)[:, None]
    logs = np.log(np.where(shares > 0, shares, 1.0))
    entropy = -(often * shares * logs).sum(axis=1)
    widest = np.log(np.maximum(people, 2))
    pairs = (often @ (values * (values - 1))) / np.maximum(acts * (acts - 1), 1)
    number = np.minimum(people, 1 / np.maximum(pairs, 1e-300))
    some = (often * (values > 0)).sum(axis=1)
    found = {
        "hoover": (often * np.abs(shares - 1 / people[:, None])).sum(axis=1) / 2,
        "theil": 1 - entropy / widest,
        "hhi": pairs,
        "effective-number": number,
        "evenness": np.minimum(1.0, (entropy + (some - 1) / (2 * np.maximum(acts, 1))) / widest),
    }
    return {**found, **{name: top(values, often, part) for name, part in TOPS.items()}}


def top(values: Counts, often: Counts, part: float) -> Floats:
    """What the most active part did, of all."""
    wanted = np.maximum(1, np.round(part * often.sum(axis=1)))[:, None]
    descending = often[:, ::-1]
    before = np.cumsum(descending, axis=1) - descending
    taken = np.clip(wanted - before, 0, descending)
    shares: Floats = (taken @ values[::-1]) / np.maximum(often @ values, 1)
    return shares


def also(counts: Counts, dealt: Counts | None = None) -> tuple[Also, ...]:
    """All of them, beside chance and with their intervals; nothing where nothing was done.

    `dealt`: random deals, a row each, where acts fall not on all alike.
    """
    people, acts = len(counts), int(counts.sum())
    if people < 2 or acts == 0:
        return ()
    values, often = np.unique(counts, return_counts=True)
    here = indices(values, often[None, :])
    chance = by_chance(people, acts) if dealt is None else _means(dealt)
    _values, drawn = drawn_anew(counts, SEED)
    spread = indices(values, drawn[drawn @ values > 0])
    return tuple(
        Also(
            name,
            UNITS.get(name, "index"),
            float(here[name][0]),
            chance[name],
            *between(spread[name], people),
        )
        for name in NAMES
    )


def by_chance(people: int, acts: int) -> dict[str, float]:
    """The mean of each over random deals of as many acts to as many people."""
    dealt = np.random.default_rng(SEED).multinomial(
        acts, np.full(people, 1 / people), size=deals(people)
    )
    return _means(dealt)


def _means(dealt: Counts) -> dict[str, float]:
    most = int(dealt.max())
    often = np.stack([np.bincount(row, minlength=most + 1) for row in dealt])
    return {
        name: float(found.mean()) for name, found in indices(np.arange(most + 1), often).items()
    }


def theil_between(counts: Counts, labels: Counts) -> Also | None:
    """Which part of Theil's index lies between groups, and would if the same counts fell on people at random.

    `labels`: of each person the number of their group, from 0 on. None where there is one group, or nothing to
    spread.
    """
    sizes = np.bincount(labels)
    sizes_of = sizes / max(1, len(labels))
    acts = int(counts.sum())
    if (sizes > 0).sum() < 2 or acts == 0 or (whole := _theil(counts / acts, 1 / len(counts))) == 0:
        return None
    random = np.random.default_rng(SEED)
    found = [
        _theil(np.bincount(labels, weights=order, minlength=len(sizes)) / acts, sizes_of) / whole
        for order in (counts, *(random.permutation(counts) for _ in range(deals(len(counts)))))
    ]
    return Also(BETWEEN, "share", found[0], float(np.mean(found[1:])))


def _theil(parts: Floats, even: Floats | float) -> float:
    """Σ p·ln(p/e): how far parts are from even ones."""
    some = parts > 0
    own = even[some] if isinstance(even, np.ndarray) else even
    return float((parts[some] * np.log(parts[some] / own)).sum())
