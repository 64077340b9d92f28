"""Of many marks those are told that stand out; where nothing is wrong, hardly ever any."""

from math import comb

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from autogestion.measures.alarms import (
    BELOW,
    CURVES,
    MARKS,
    at_least,
    beyond,
    codes,
    dealt_ginis,
    discovered,
    p_falling,
    p_of,
    p_of_lowest,
    p_of_spread,
)
from autogestion.measures.chance import by_chance
from autogestion.measures.panels import measures_of
from autogestion.measures.spread import gini
from autogestion.measures.tests.inventing import NONE, STRONG, invented
from autogestion.measures.works import WORKS

MARKED = codes(work.code for work in WORKS)
PUBLISHED = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590,
    1.0,
]  # fmt: skip
"""The fifteen p-values of Benjamini and Hochberg 1995, of which they tell four."""


def test_the_published_example_tells_four():
    given_p = {f"{place:02}": p for place, p in enumerate(PUBLISHED)}
    assert discovered(given_p) == {"00", "01", "02", "03"}
    assert discovered({}) == set()


@given(st.lists(st.floats(0, 1), max_size=12))
def test_what_is_told_is_what_trying_every_number_of_them_gives(ps):
    ordered = sorted(ps)
    most = max(
        (k for k in range(1, len(ps) + 1) if ordered[k - 1] <= k * 0.05 / len(ps)), default=0
    )
    assert len(discovered({str(place): p for place, p in enumerate(ps)})) == most


@given(st.integers(0, 30), st.integers(1, 30), st.sampled_from([0.1, 0.5, 0.9]))
def test_the_binomial_tail_is_the_sum_over_all_ways(part, whole, chance):
    ways = sum(
        comb(whole, n) * chance**n * (1 - chance) ** (whole - n) for n in range(part, whole + 1)
    )
    assert at_least(part, whole, chance) == pytest.approx(min(1, ways) if part else 1, abs=1e-9)


def test_of_very_many_things_the_normal_law_is_as_good():
    assert at_least(5_100, 10_000, 0.5) == pytest.approx(at_least(5_101, 10_002, 0.5), abs=0.001)
    assert at_least(10_100, 20_000, 0.5) == pytest.approx(0.0797, abs=0.001)


@pytest.mark.parametrize(
    ("t", "degrees", "p"), [(1.729, 19, 0.05), (2.539, 19, 0.01), (3.340, 199, 0.0005)]
)
def test_the_tail_of_student_is_that_of_the_tables(t, degrees, p):
    assert beyond(t, degrees) == pytest.approx(p, rel=0.03)
    assert beyond(-t, degrees) == pytest.approx(1 - p, rel=0.03)


def test_a_fall_is_told_by_order_alone():
    assert p_falling(range(8), range(8, 0, -1)) < 0.001
    assert p_falling(range(8), range(8)) == 1
    assert p_falling([1] * 8, range(8)) == 1  # All at one time: nothing fell.


def test_deals_person_by_person_are_those_of_many_at_once():
    """Fewer acts than people are dealt one by one: the same law."""
    assert np.mean(dealt_ginis(60, 20, 1_999)) == pytest.approx(
        np.mean(dealt_ginis(60, 20, 200)), abs=0.01
    )


@pytest.mark.parametrize(("people", "acts"), [(30, 90), (12, 3), (300, 40)])
def test_the_mean_of_the_deals_is_what_chance_gives(people, acts):
    assert np.mean(dealt_ginis(people, acts, 200)) == pytest.approx(by_chance(gini, people, acts))


def test_one_who_does_all_is_as_rare_as_so_few_deals_can_tell():
    assert p_of_spread(np.array([20, *[0] * 29])) == pytest.approx(1 / 2_000)
    assert p_of_spread(np.array([2_000, *[1] * 999])) < 1e-6
    assert p_of_spread(np.ones(30, dtype=np.int64)) == 1


def null_report(random: np.random.Generator) -> dict[str, float]:
    """A year in which every share lies at its mark, everybody is alike, and turnout neither grows nor falls."""
    people = int(random.choice([30, 60, 120]))
    found = {
        f"concentration-of-{work.code}": p_of_spread(
            random.multinomial(int(random.choice([people // 3, 2 * people])), [1 / people] * people)
        )
        for work in WORKS
    }
    for code, (side, mark) in MARKS.items():
        whole = int(random.integers(10, 200))
        part = int(random.binomial(whole, mark))
        if code not in CURVES:
            found[code] = (
                at_least(whole - part, whole, 1 - mark)
                if side == BELOW
                else at_least(part, whole, mark)
            )
    votes = random.binomial(people, 0.5, size=20)
    found["turnout-trend"] = p_falling(range(20), [float(one) for one in votes])
    took = np.sort(random.binomial(12, 0.1, size=people) / 12)
    tenth = max(1, people // 10)
    found["self-determination-lowest-tenth"] = p_of_lowest(
        [12] * people, float(took[:tenth].mean()), tenth, people
    )
    return found


def test_where_nothing_is_wrong_at_most_five_reports_in_a_hundred_tell_anything():
    """And by each mark for itself, at the same level, most of them would."""
    random, trials = np.random.default_rng(7), 300
    reports = [null_report(random) for _trial in range(trials)]
    assert {code for one in reports for code in one} == set(MARKED) - set(CURVES)
    told = sum(bool(discovered(one)) for one in reports)
    each = sum(any(p <= 0.05 for p in one.values()) for one in reports)
    assert told / trials <= 0.05, told
    assert each / trials > 0.3, each


def test_what_is_wrong_is_told_beside_all_that_is_not():
    random, seen = np.random.default_rng(9), 0
    for _trial in range(40):
        one = null_report(random)
        one["accounts-missed"] = at_least(30, 100, 0.1)
        one["concentration-of-initiative"] = p_of_spread(
            random.multinomial(150, [0.2] * 3 + [0.4 / 27] * 27)
        )
        seen += {"accounts-missed", "concentration-of-initiative"} <= discovered(one)
    assert seen >= 38


def test_measures_carry_what_their_mark_asks_for():
    strong = {one.code: one for one in measures_of(invented(30, STRONG, 1), in_full=False)}
    none = {one.code: one for one in measures_of(invented(30, NONE, 1), in_full=False)}
    with_p = {code for code, one in strong.items() if one.p is not None}
    assert with_p <= set(MARKED)
    assert "p" in strong["accounts-missed"].to_numbers()
    assert strong["accounts-missed"].p == p_of(strong["accounts-missed"])
    told = discovered({code: strong[code].p for code in with_p})
    assert {"accounts-missed", "mandates-kept", "concentration-of-initiative"} <= told
    assert "concentration-of-initiative" not in discovered(
        {code: one.p for code, one in none.items() if one.p is not None}
    )
