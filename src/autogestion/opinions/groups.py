"""Which people answer alike: the two directions in which answers differ most, and groups on that plane."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.cluster import KMeans
from sklearn.metrics import silhouette_score
from threadpoolctl import threadpool_limits

from autogestion.opinions.answers import Answers

ANSWERED_MIN = 7
GROUPS_MOST = 5
GROUP_SMALLEST = 5
ALMOST_AS_CLEAR = 0.05
STARTS = 20
SILHOUETTE_SAMPLE = 2_000
Matrix = NDArray[np.float64]


@dataclass(frozen=True)
class Grouping:
    """`group[person]`: the number of their group from 0, the largest first; None where they answered too little.

    `place[person]`: where they stand on the map. `clearness`: the mean silhouette, from -1 to 1; 0 where
    there are no groups.
    """

    group: list[int | None]
    place: list[tuple[float, float]]
    clearness: float

    @property
    def sizes(self) -> list[int]:
        """How many are in each group."""
        known = [one for one in self.group if one is not None]
        return [known.count(number) for number in range(max(known, default=-1) + 1)]


def grouped(answers: Answers, *, seed: int = 0) -> Grouping:
    """Group those who answered enough statements (spec/opinions.md).

    From two to five groups are tried, none of fewer than five people. The fewest groups are taken that
    are almost as clear as the clearest. Everybody is one group where no two can be told apart.
    """
    # In one thread: several wait for one another where cores are busy, and take thirty times as long.
    with threadpool_limits(1):
        return _grouped(answers, seed)


def _grouped(answers: Answers, seed: int) -> Grouping:
    table = _table(answers)
    enough = (~np.isnan(table)).sum(axis=1) >= min(ANSWERED_MIN, table.shape[1])
    places = _places(table)
    seen = places[enough]
    labels, clearness = _labels(seen, seed)
    sizes = np.bincount(labels)
    rank = {int(label): number for number, label in enumerate(np.argsort(-sizes, kind="stable"))}
    found = iter(labels)
    return Grouping(
        group=[rank[int(next(found))] if counts else None for counts in enough],
        place=[(float(x), float(y)) for x, y in places],
        clearness=clearness,
    )


def _table(answers: Answers) -> Matrix:
    table = np.full((len(answers.people), len(answers.statements)), np.nan)
    for row, said in enumerate(answers.given):
        for column, answer in said.items():
            table[row, column] = answer
    return table


def _places(table: Matrix) -> Matrix:
    """Each person on the two first principal components; what was not answered counts as the mean."""
    if not table.size:
        return np.zeros((len(table), 2))
    answered = ~np.isnan(table)
    mean = np.where(answered, table, 0).sum(axis=0) / np.maximum(answered.sum(axis=0), 1)
    filled = np.where(answered, table, mean)
    around = filled - filled.mean(axis=0)
    _left, _sizes, directions = np.linalg.svd(around, full_matrices=False)
    two = directions[:2]
    # Which way a direction points is chance: the statement that weighs most points upwards.
    signs = np.sign(two[np.arange(len(two)), np.argmax(np.abs(two), axis=1)])
    places = around @ (two * signs[:, None]).T
    return np.pad(places, ((0, 0), (0, 2 - places.shape[1])))


def _labels(seen: Matrix, seed: int) -> tuple[NDArray[np.int64], float]:
    """(group of each, how clear the groups are)."""
    alone = np.zeros(len(seen), dtype=np.int64)
    different = len(np.unique(seen.round(9), axis=0))
    tried = []
    for number in range(2, min(GROUPS_MOST, different, len(seen) // GROUP_SMALLEST) + 1):
        labels = KMeans(number, n_init=STARTS, random_state=seed).fit(seen).labels_
        if np.bincount(labels, minlength=number).min() >= GROUP_SMALLEST:
            tried.append((_clearness(seen, labels, seed), labels.astype(np.int64)))
    clearest = max((clear for clear, _labels in tried), default=0.0)
    if clearest <= 0:
        return alone, 0.0
    clear, labels = next(one for one in tried if one[0] >= clearest - ALMOST_AS_CLEAR)
    return labels, clear


def _clearness(seen: Matrix, labels: NDArray[np.int64], seed: int) -> float:
    sample = min(len(seen), SILHOUETTE_SAMPLE)
    if len(np.unique(labels)) < 2:
        return 0.0
    return float(silhouette_score(seen, labels, sample_size=sample, random_state=seed))
