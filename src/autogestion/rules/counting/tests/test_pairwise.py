import pytest
from hypothesis import given
from hypothesis import strategies as st

from autogestion.rules.counting.ballots import ranks
from autogestion.rules.counting.pairwise import matrix
from autogestion.rules.refusals import RuleBroken

OPTIONS = 4
rank = st.none() | st.integers(1, OPTIONS)
ranked = st.lists(rank, min_size=OPTIONS, max_size=OPTIONS)
ballots = st.lists(st.tuples(ranked, st.integers(0, 1000)), max_size=30)


@given(ballots, st.sampled_from(["last", "ignore"]))
def test_all_ballots_at_once_give_the_same_pairs_as_one_after_the_other(ballots, unranked):
    result = matrix(ranks(OPTIONS, ballots), OPTIONS, unranked=unranked)

    assert result == one_after_the_other(ballots, unranked)


def one_after_the_other(ballots, unranked):
    table = [[0] * OPTIONS for _ in range(OPTIONS)]
    for choice, weight in ballots:
        for a, first in enumerate(choice):
            for b, second in enumerate(choice):
                if unranked == "ignore" and (first is None or second is None):
                    continue
                if (first or OPTIONS + 1) < (second or OPTIONS + 1):
                    table[a][b] += weight
    return tuple(map(tuple, table))


@pytest.mark.parametrize(
    "choice",
    [
        [1, 2],
        [1, 2, 3, 4],
        [0, 1, 2],
        [1, 2, 4],
        [1, 2, "3"],
        [1, True, 2],
        [1.0, 2, 3],
        5,
        None,
        "123",
    ],
)
def test_a_ballot_that_does_not_rank_the_options_is_refused_with_a_sentence(choice):
    with pytest.raises(RuleBroken) as refused:
        ranks(3, [(choice, 1)])

    assert str(refused.value) == (
        "A ballot gives each of the 3 options a rank from 1 to 3, best first, or leaves it empty; "
        "two options may share a rank. It abstains with 0."
    )
