"""Invented deeds in which the truth is planted: seen where it is, and not where it is not."""

import numpy as np
import pytest

from autogestion.measures.chance import by_chance, gini_interval
from autogestion.measures.deciding import of_deciding
from autogestion.measures.gathering import Gathered
from autogestion.measures.measure import Measure
from autogestion.measures.spread import gini


def invented(people: int, shares: np.ndarray, acts: int, seed: int) -> Gathered:
    """Questions put by members with these chances."""
    random, found = np.random.default_rng(seed), Gathered()
    for member in range(people):
        found.present[f"{member:016x}"].append([0, 0])
    for member, posed in enumerate(random.multinomial(acts, shares)):
        found.posed += [(1, f"{member:016x}")] * int(posed)
    found.ends = 1
    return found


def initiative(found: Gathered) -> Measure:
    return next(one for one in of_deciding(found, 0) if one.code == "concentration-of-initiative")


def few(people: int, part: float, of_all: float) -> np.ndarray:
    """A tenth (or other part) has this much of all."""
    leading = max(1, round(part * people))
    return np.concatenate(
        [
            np.full(leading, of_all / leading),
            np.full(people - leading, (1 - of_all) / (people - leading)),
        ]
    )


@pytest.mark.parametrize("people", [30, 300])
def test_where_all_are_alike_there_is_no_alarm(people):
    even = np.full(people, 1 / people)
    measured = [initiative(invented(people, even, 3 * people, seed)) for seed in range(20)]
    assert np.mean([one.excess for one in measured]) == pytest.approx(0, abs=0.03)
    assert sum((one.excess or 0) > 0.15 for one in measured) <= 1


def alarms(people: int, shares: np.ndarray, acts: int, *, times: int = 100) -> float:
    """How often it is called more unequal than chance."""
    random, expected = np.random.default_rng(5), by_chance(gini, people, acts)
    dealt = random.multinomial(acts, shares, size=times)
    return float(np.mean([gini_interval(counts)[0] > expected for counts in dealt]))


@pytest.mark.parametrize("people", [30, 300, 3_000])
@pytest.mark.parametrize("acts_each", [0.3, 1, 5])
def test_false_alarms_are_fewer_than_one_in_twenty(people, acts_each):
    even = np.full(people, 1 / people)
    assert alarms(people, even, round(people * acts_each)) < 0.05


def test_a_slight_division_is_seen_among_many_and_a_strong_one_among_few():
    """A tenth has twice its part, or half of all. What cannot be seen of thirty people is not claimed."""
    assert alarms(3_000, few(3_000, 0.1, 0.2), 3_000 * 3) > 0.95
    assert alarms(300, few(300, 0.1, 0.2), 300 * 5) > 0.9
    assert alarms(30, few(30, 0.1, 0.2), 30 * 5) < 0.5
    assert alarms(30, few(30, 0.1, 0.5), 30 * 5) > 0.9


@pytest.mark.parametrize("people", [30, 300, 3_000])
@pytest.mark.parametrize(("of_all", "more_than"), [(0.5, 0.2), (0.9, 0.6)])
def test_a_division_that_was_planted_is_seen(people, of_all, more_than):
    measured = initiative(invented(people, few(people, 0.1, of_all), 5 * people, 1))
    assert measured.excess is not None
    assert measured.excess > more_than
    assert measured.low is not None
    assert measured.low > (measured.chance or 0)


@pytest.mark.parametrize("people", [10, 30, 300])
@pytest.mark.parametrize("acts", [5, 20])
def test_one_who_does_everything_is_seen(people, acts):
    """Most people drawn anew did nothing; a third of the draws miss the one who did."""
    measured = initiative(invented(people, np.eye(people)[0], acts, 1))
    assert measured.value == pytest.approx(1)
    assert measured.low is not None
    assert measured.low > (measured.chance or 0)


def test_names_that_are_exchanged_change_nothing():
    found = invented(40, few(40, 0.1, 0.7), 200, 2)
    other = Gathered(ends=1)
    for member, stays in found.present.items():
        other.present[member[::-1]] = stays
    other.posed = [(at, who[::-1]) for at, who in found.posed]
    assert initiative(other).value == pytest.approx(initiative(found).value)
    assert initiative(other).chance == initiative(found).chance


def test_of_few_people_only_counts_are_told():
    measured = initiative(invented(9, few(9, 0.2, 0.9), 50, 1))
    assert measured.value is None
    assert measured.acts == 50
