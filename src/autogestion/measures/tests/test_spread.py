"""Closed forms, tables of chance and coverage: what each index is known to be."""

from fractions import Fraction
from math import log

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from autogestion.measures import chance, spread, tiers

counted = st.lists(st.integers(0, 40), min_size=2, max_size=40).map(np.array)
ALL_ALIKE = np.full(10, 3)
ONE_HAND = np.array([0] * 9 + [30])


def test_all_alike_is_nought_and_one_hand_is_all():
    assert spread.gini(ALL_ALIKE) == spread.hoover(ALL_ALIKE) == spread.theil(ALL_ALIKE) == 0
    assert spread.gini(ONE_HAND) == pytest.approx(1)
    assert spread.hoover(ONE_HAND) == pytest.approx(0.9)
    assert spread.theil(ONE_HAND) == pytest.approx(log(10))
    assert spread.effective_number(ONE_HAND) == 1
    assert spread.top_share(ONE_HAND) == 1
    assert spread.carriers_of_half(ALL_ALIKE) == 5
    assert spread.lorenz(ONE_HAND)[0] == (0, 0)
    assert spread.lorenz(ONE_HAND)[-1] == (1, 1)


@pytest.mark.parametrize(
    "index", [spread.gini, spread.hoover, spread.theil, spread.herfindahl, spread.top_share]
)
@given(counts=counted, seed=st.integers(0, 99))
def test_who_it_is_makes_no_difference(index, counts, seed):
    mixed = np.random.default_rng(seed).permutation(counts)
    assert index(mixed) == pytest.approx(index(counts), abs=1e-12)


@given(counts=counted)
def test_the_gini_is_the_mean_difference_of_two_people(counts):
    n, total = len(counts), counts.sum()
    if total:
        differences = sum(abs(int(a) - int(b)) for a in counts for b in counts)
        assert spread.gini(counts) == pytest.approx(differences / (2 * (n - 1) * total))


@given(counts=counted, seed=st.integers(0, 99))
def test_theil_falls_into_between_and_within(counts, seed):
    if not counts.sum():
        return
    groups = np.random.default_rng(seed).integers(0, 3, len(counts))
    within = sum(
        counts[groups == group].sum() / counts.sum() * spread.theil(counts[groups == group])
        for group in np.unique(groups)
    )
    assert spread.theil(counts) == pytest.approx(
        spread.theil_between(counts, groups) + within, abs=1e-9
    )


def test_the_effective_number_does_not_shrink_where_few_acts_were_done():
    random = np.random.default_rng(1)
    deals = random.multinomial(30, np.full(30, 1 / 30), size=3_000)
    alike = np.mean([spread.herfindahl(row) for row in deals])
    assert 1 / alike == pytest.approx(30, rel=0.05)


@pytest.mark.parametrize(("acts_each", "gini"), [(0.5, 0.68), (1, 0.53), (5, 0.25), (10, 0.18)])
def test_what_chance_gives_a_gini(acts_each, gini):
    dealt = chance.by_chance(spread.gini, 1_000, int(1_000 * acts_each))
    assert dealt == pytest.approx(gini, abs=0.01)
    assert chance.excess(dealt, dealt) == 0
    assert chance.excess(1, dealt) == 1


@pytest.mark.parametrize(
    ("tasks_each", "between"), [(1, (0.50, 0.53)), (5, (0.24, 0.26)), (20, (0.11, 0.13))]
)
def test_what_chance_gives_the_split_of_directors_and_executants(tasks_each, between):
    people = 300
    dealt = chance.split_by_chance(people, people * tasks_each, people * tasks_each)
    assert between[0] <= dealt <= between[1]


def test_the_split_is_nought_for_the_same_people_and_one_for_others():
    deciding, doing = np.array([5, 5, 0, 0]), np.array([0, 0, 7, 7])
    assert spread.split(deciding, deciding) == 0
    assert spread.split(deciding, doing) == 1


@pytest.mark.parametrize("people", [20, 100])
def test_an_interval_covers_what_is_true_in_about_nineteen_of_twenty(people):
    random = np.random.default_rng(3)
    many = random.negative_binomial(1, 0.2, 200_000)
    true = spread.gini(many)
    covered = 0
    for trial in range(200):
        low, high = chance.interval(spread.gini, random.choice(many, people), seed=trial)
        covered += low <= true <= high
    assert 0.89 <= covered / 200 <= 0.99


def test_wilson_is_what_is_published():
    low, high = chance.wilson(15, 148)  # Newcombe 1998, table I
    assert (round(low, 4), round(high, 4)) == (0.0624, 0.1605)
    assert chance.wilson(0, 0) == (0, 1)


@pytest.mark.parametrize(("levels", "share"), [(1, 0), (2, 0.206), (3, 0.280), (4, 0.330)])
def test_how_often_the_top_contradicts_the_base(levels, share):
    assert tiers.contradiction(levels) == pytest.approx(share, abs=0.001)


def test_what_a_member_s_vote_is_worth_through_levels():
    assert tiers.decisive([3]) == Fraction(1, 2)
    assert tiers.decisive([3, 3]) == Fraction(1, 4)
    assert tiers.smallest_winning_share([3, 3]) == Fraction(4, 9)
    assert tiers.decisive([101]) > tiers.decisive([11, 11])


def test_the_top_contradicts_a_simulated_base_as_often_as_the_formula_says():
    random = np.random.default_rng(7)
    bodies, size, trials = 31, 31, 4_000
    votes = random.integers(0, 2, (trials, bodies, size), dtype=np.int8)
    base = votes.sum((1, 2)) > bodies * size / 2
    top = (votes.sum(2) > size / 2).sum(1) > bodies / 2
    assert (base != top).mean() == pytest.approx(tiers.contradiction(2), abs=0.03)


def test_nobody_and_nothing_are_no_inequality():
    for counts in (np.array([], dtype=int), np.zeros(5, dtype=int)):
        assert spread.gini(counts) == spread.hoover(counts) == spread.theil(counts) == 0
        assert spread.top_share(counts) == spread.carriers_of_half(counts) == 0
    assert chance.by_chance(spread.gini, 0, 0) == 0
