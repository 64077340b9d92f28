"""Other indices of a spread: each against its plain form, person by person, and against chance."""

from math import log

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from autogestion.measures.chance import by_chance as mean_by_chance
from autogestion.measures.chance import gini_interval
from autogestion.measures.indices import also, by_chance, indices, theil_between
from autogestion.measures.shrinking import towards_mean
from autogestion.measures.spread import (
    effective_number,
    gini,
    herfindahl,
    hoover,
    theil,
    top_share,
)
from autogestion.measures.spread import (
    theil_between as theil_between_groups,
)
from bench.measuring import LAWS

spreads = st.lists(st.integers(0, 9), min_size=10, max_size=60).filter(lambda one: sum(one) > 1)


def of(counts: np.ndarray) -> dict[str, float]:
    values, often = np.unique(counts, return_counts=True)
    return {name: float(found[0]) for name, found in indices(values, often[None, :]).items()}


@given(spreads)
def test_every_index_is_the_one_that_is_computed_person_by_person(spread):
    counts = np.array(spread)
    found, people, acts = of(counts), len(counts), counts.sum()
    assert found["hoover"] == pytest.approx(hoover(counts))
    assert found["theil"] == pytest.approx(theil(counts) / log(people))
    assert found["hhi"] == pytest.approx(herfindahl(counts))
    assert found["effective-number"] == pytest.approx(min(people, effective_number(counts)))
    assert found["top-10"] == pytest.approx(top_share(counts, 0.1))
    assert found["top-1"] == pytest.approx(top_share(counts, 0.01))
    shares = counts[counts > 0] / acts
    entropy = -(shares * np.log(shares)).sum() + (len(shares) - 1) / (2 * acts)
    assert found["evenness"] == pytest.approx(min(1, entropy / log(people)))


def test_all_alike_and_all_in_one_hand():
    even, one = of(np.full(50, 4)), of(np.eye(50, dtype=np.int64)[0] * 40)
    assert even["hoover"] == pytest.approx(0, abs=1e-12)
    assert even["theil"] == pytest.approx(0, abs=1e-12)
    assert even["evenness"] == 1
    assert (one["hhi"], one["effective-number"], one["top-1"]) == (1, 1, 1)
    assert one["theil"] == pytest.approx(1)


def test_chance_and_interval_stand_beside_each():
    dealt = np.random.default_rng(2).multinomial(400, np.full(100, 0.01))
    for one in also(dealt):
        assert one.low <= one.chance <= one.high, one.name
    # As in design/democracy.md: four acts each, the most active tenth of a hundred.
    assert by_chance(100, 200)["top-10"] == pytest.approx(0.24, abs=0.01)
    assert also(np.zeros(20, dtype=np.int64)) == ()


def test_what_lies_between_assemblies_is_told_from_what_lies_within():
    labels = np.repeat([0, 1], 20)
    between = theil_between(np.repeat([1, 9], 20), labels)
    within = theil_between(np.tile([1, 9], 20), labels)
    assert between is not None
    assert within is not None
    assert between.value == pytest.approx(1)
    assert within.value == pytest.approx(0, abs=1e-9)
    assert 0 < within.chance < 0.1
    counts = np.arange(40)
    plain = theil_between_groups(counts, labels) / theil(counts)
    found = theil_between(counts, labels)
    assert found is not None
    assert found.value == pytest.approx(plain)
    assert theil_between(counts, np.zeros(40, dtype=np.int64)) is None


def test_bodies_of_which_little_is_known_are_drawn_to_the_mean():
    values = [0.2, 0.5, 0.8, 0.95]
    sure = [(one - 0.01, one + 0.01) for one in values]
    unsure = [*sure[:3], (0.45, 1.0)]
    assert towards_mean(values, sure) == pytest.approx(values, abs=0.01)
    drawn = towards_mean(values, unsure)
    assert drawn[:3] == pytest.approx(values[:3], abs=0.01)
    assert 0.6 < drawn[3] < 0.9
    alike = towards_mean([0.4, 0.5, 0.6], [(0.1, 0.9)] * 3)
    assert alike == pytest.approx([0.5, 0.5, 0.5])


# --- How sure, of few people


@pytest.mark.parametrize("people", [10, 15, 20, 29])
def test_of_few_people_too_the_interval_holds_what_is_true(people):
    """Of 400 trials each, three laws; the bench has a thousand (docs/decisions/measures.md)."""
    for draw in LAWS.values():
        true = gini(draw(np.random.default_rng(3), 500_000))
        random = np.random.default_rng(people)
        lies = [gini_interval(draw(random, people)) for _trial in range(400)]
        assert 0.91 <= np.mean([low <= true <= high for low, high in lies]) <= 0.985


@pytest.mark.parametrize("people", [10, 20])
def test_of_few_people_all_alike_nobody_is_called_more_unequal(people):
    random, expected = np.random.default_rng(5), mean_by_chance(gini, people, 3 * people)
    dealt = random.multinomial(3 * people, np.full(people, 1 / people), size=300)
    assert np.mean([gini_interval(counts)[0] > expected for counts in dealt]) < 0.05


def test_where_leaving_one_out_says_nothing_people_are_drawn_anew():
    alone = np.eye(12, dtype=np.int64)[0] * 7
    low, high = gini_interval(alone)  # Of the jackknife nothing is left: drawn anew, it is seen.
    assert 0.7 < low < high == 1
    assert gini_interval(np.full(12, 3)) == (0, 0)
    assert gini_interval(np.zeros(12, dtype=np.int64)) == (0, 1)


@given(st.lists(st.integers(0, 40), min_size=2, max_size=29))
def test_an_interval_of_few_lies_between_nothing_and_all_and_around_what_is(spread):
    counts = np.array(spread)
    low, high = gini_interval(counts)
    assert 0 <= low <= high <= 1
    if counts.sum():
        assert low - 1e-9 <= gini(counts) <= high + 1e-9
