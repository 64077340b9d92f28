"""What fewer than five answered cannot be worked out from what is shown, by whoever knows the rule."""

from collections import defaultdict
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autogestion.rules.cells import SMALLEST, bins, shown


@pytest.mark.parametrize(("cells", "most"), [(2, 30), (3, 17), (4, 11)])
def test_no_count_from_one_to_four_follows_from_what_is_shown_and_the_sum(cells, most):
    """Every table up to a size is made; those that look alike differ in each count that is hidden."""
    alike = defaultdict(list)
    for counts in product(range(most), repeat=cells):
        if SMALLEST <= sum(counts) < most:
            alike[sum(counts), tuple(shown(counts))].append(counts)
    for tables in alike.values():
        for column in zip(*tables, strict=True):
            assert len(set(column)) > 1 or not 0 < column[0] < SMALLEST, tables


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        ([12, 8, 0], [12, 8, 0]),
        ([20, 0], [20, 0]),
        ([40, 3], ["rest", "few"]),
        ([3, 40, 12], ["few", "rest", 12]),
        ([4, 4], ["unsaid", "unsaid"]),
        ([5, 2], ["unsaid", "unsaid"]),
        ([5, 6, 2], ["unsaid", "unsaid", "unsaid"]),
        ([2, 3, 30, 9], ["few", "few", "rest", 9]),
    ],
)
def test_few_are_hidden_and_with_them_as_many_as_are_needed(counts, told):
    assert shown(counts) == told


@given(st.lists(st.integers(-(10**9), 10**9), max_size=300))
def test_numbers_fall_into_bins_of_five_or_more_that_tell_no_end(values):
    found = bins(values)
    assert sum(count for _low, _below, count in found) == (len(values) if len(values) >= 5 else 0)
    for low, below, count in found:
        inside = [v for v in values if (low is None or v >= low) and (below is None or v < below)]
        assert len(inside) == count >= SMALLEST
    if found:
        assert (found[0][0], found[-1][1]) == (None, None)
    assert len(found) <= 9


def test_wages_are_told_in_round_steps_and_the_highest_is_not():
    wages = [1200, 1210, 1250, 1290, 1300, 1800, 1850, 1900, 1920, 2000, 9000]
    assert bins(wages) == [(None, 1800, 5), (1800, None, 6)]
