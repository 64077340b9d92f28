"""How unequally something is spread over people: from none of it to all in one hand.

Counts are whole and not negative, one for each person entitled, those with nothing included. Where
there is nothing to spread, or nobody, every index is 0.
"""

import numpy as np
from numpy.typing import NDArray

Counts = NDArray[np.int64]
Floats = NDArray[np.float64]


def gini(counts: Counts) -> float:
    """The Gini index with the correction n/(n−1): 0 all alike, 1 all in one hand (Deltas 2003)."""
    n, total = len(counts), counts.sum()
    if n < 2 or total == 0:
        return 0.0
    ordered = np.sort(counts)
    weighted = (2 * np.arange(1, n + 1) - n - 1) @ ordered
    return float(weighted / (total * (n - 1)))


def ginis(values: Counts, often: Counts) -> Floats:
    """`gini` of many spreads at once. `often`: a row for each, how many people have each of the values,
    which ascend. In the sum of (2i − n − 1)·xᵢ all who have the same stand at the mean of their places.
    """
    people = often.sum(axis=1)
    before = np.cumsum(often, axis=1) - often
    places = 2 * before + often - people[:, None]
    total = often @ values
    weighted = (places * often) @ values
    whole = total * (people - 1)
    found = np.zeros(len(often))
    np.divide(weighted, whole, out=found, where=whole > 0)
    return found


def hoover(counts: Counts) -> float:
    """What would have to change hands for all to have alike, as a share of all there is."""
    n, total = len(counts), counts.sum()
    if n == 0 or total == 0:
        return 0.0
    return float(np.abs(counts / total - 1 / n).sum() / 2)


def theil(counts: Counts) -> float:
    """Theil's T: the mean of (x/μ)·ln(x/μ), in nats; 0 all alike, ln n all in one hand."""
    if len(counts) == 0 or counts.sum() == 0:
        return 0.0
    shares = counts / counts.mean()
    positive = shares[shares > 0]
    return float((positive * np.log(positive)).sum() / len(counts))


def theil_between(counts: Counts, groups: NDArray[np.int64]) -> float:
    """The part of `theil` that lies between groups: what is left when each has its group's mean."""
    means = np.zeros(len(counts))
    for group in np.unique(groups):
        mine = groups == group
        means[mine] = counts[mine].mean()
    mean = counts.mean() if len(counts) else 0
    if mean == 0:
        return 0.0
    shares = means[means > 0] / mean
    return float((shares * np.log(shares)).sum() / len(counts))


def herfindahl(counts: Counts) -> float:
    """The chance that two different acts drawn are by the same person: Σx(x−1)/(X(X−1)), unbiased."""
    total = int(counts.sum())
    if total < 2:
        return 0.0
    return float((counts * (counts - 1)).sum() / (total * (total - 1)))


def effective_number(counts: Counts) -> float:
    """By how many people, all alike, the same would have been done (Laakso and Taagepera 1979, unbiased).

    Where no two acts are by the same person it is as many as there are people.
    """
    alike = herfindahl(counts)
    return 1 / alike if alike > 0 else float(len(counts))


def top_share(counts: Counts, part: float = 0.1) -> float:
    """The share of all acts that the most active tenth (or other part) did, at least one person."""
    total = counts.sum()
    if total == 0:
        return 0.0
    most = max(1, round(part * len(counts)))
    return float(np.sort(counts)[-most:].sum() / total)


def carriers_of_half(counts: Counts) -> int:
    """The fewest people who did half of it or more."""
    total = counts.sum()
    if total == 0:
        return 0
    gathered = np.cumsum(np.sort(counts)[::-1])
    return int(np.searchsorted(gathered, total / 2) + 1)


def lorenz(counts: Counts, points: int = 20) -> list[tuple[float, float]]:
    """The Lorenz curve: (share of people, share of acts), from those who did least."""
    if len(counts) == 0 or counts.sum() == 0:
        return [(0.0, 0.0), (1.0, 1.0)]
    gathered = np.concatenate([[0], np.cumsum(np.sort(counts))]) / counts.sum()
    at = np.linspace(0, len(counts), points + 1).round().astype(int)
    return [(float(i / len(counts)), float(gathered[i])) for i in at]


def split(one: Counts | Floats, other: Counts | Floats) -> float:
    """½Σ|share of one − share of the other| by person: 0 the same people do both, 1 none does."""
    if one.sum() == 0 or other.sum() == 0:
        return 0.0
    return float(np.abs(one / one.sum() - other / other.sum()).sum() / 2)
