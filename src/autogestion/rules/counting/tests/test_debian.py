"""Appendix A.6 of the Debian constitution, and its text played literally beside our count."""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autogestion.rules.counting import debian

DEFAULT = 4
rank = st.none() | st.integers(1, DEFAULT)
ranked = st.lists(rank, min_size=DEFAULT, max_size=DEFAULT)
ballots = st.lists(st.tuples(ranked, st.integers(1, 5)), max_size=12)


def test_an_option_below_the_quorum_is_dropped_and_the_default_stands():
    result = debian.count(2, [([1, 2], 9), ([2, 1], 1)], quorum=10)

    assert result.winners == (2,)
    assert [dropped.to_data() for dropped in result.dropped] == [
        {"option": 1, "reason": "quorum", "votes": 9, "against": 1}
    ]


def test_exactly_the_quorum_is_enough():
    assert debian.count(2, [([1, 2], 10)], quorum=10).winners == (1,)


def test_three_to_one_is_enough_where_three_to_one_is_asked():
    assert debian.count(2, [([1, 2], 9), ([2, 1], 3)], ratios=[3]).winners == (1,)
    assert debian.count(2, [([1, 2], 8), ([2, 1], 3)], ratios=[3]).winners == (2,)


def test_a_ratio_of_three_to_two_is_exact():
    ratio = Fraction(3, 2)
    assert debian.count(2, [([1, 2], 3), ([2, 1], 2)], ratios=[ratio]).dropped == ()
    assert debian.count(2, [([1, 2], 299), ([2, 1], 200)], ratios=[ratio]).winners == (2,)


def test_as_many_for_as_against_leaves_the_default():
    assert debian.count(2, [([1, 2], 4), ([2, 1], 4)]).winners == (2,)


def test_a_tie_among_the_winners_is_reported_not_broken():
    result = debian.count(3, [([1, 2, 3], 5), ([2, 1, 3], 5)])

    assert result.winners == (1, 2)
    assert result.ranking == ((1, 2), (3,))


@pytest.mark.parametrize(
    ("electors", "strict", "fewest"),
    [
        (900, False, 45),
        (900, True, 46),
        (911, False, 46),
        (911, True, 46),
        (0, False, 0),
        (1, False, 2),
    ],
)
def test_the_quorum_of_a_square_root_is_exact(electors, strict, fewest):
    assert debian.fewest_over(Fraction(3, 2), electors, strict=strict) == fewest


@pytest.mark.parametrize("ratios", [[1, 1, 1, 1], [Fraction(1, 2)]])
def test_ratios_below_one_or_for_the_default_are_a_mistake_of_the_caller(ratios):
    with pytest.raises(ValueError, match="ratio"):
        debian.count(4, [], ratios=ratios)


@given(ballots)
def test_the_winners_are_those_of_the_constitution_read_line_by_line(ballots):
    result = debian.count(DEFAULT, ballots)

    assert set(result.winners) == line_by_line(result.pairwise, result.contenders)


def line_by_line(pairwise, contenders):
    """A.6.4 to A.6.8: drop the weakest defeats within the Schwartz set until none is left."""
    votes = {(a, b): pairwise[a - 1][b - 1] for a, b in product(contenders, repeat=2)}
    defeats = {(a, b) for a, b in votes if votes[a, b] > votes[b, a]}
    while True:
        schwartz = schwartz_set(contenders, transitive(defeats))
        within = {(a, b) for a, b in defeats if a in schwartz and b in schwartz}
        if not within:
            return schwartz
        weakness = {(a, b): (votes[a, b], -votes[b, a]) for a, b in within}
        weakest = min(weakness.values())
        defeats -= {pair for pair in within if weakness[pair] == weakest}


def transitive(defeats):
    closed = set(defeats)
    while True:
        more = {(a, d) for a, b in closed for c, d in closed if b == c} - closed
        if not more:
            return closed
        closed |= more


def schwartz_set(contenders, beats):
    return {
        a for a in contenders if all((a, b) in beats or (b, a) not in beats for b in contenders)
    }
