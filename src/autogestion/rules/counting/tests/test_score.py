import pytest

from autogestion.rules.counting import score
from autogestion.rules.refusals import RuleBroken


def test_points_are_added_up_and_an_empty_place_is_the_lowest():
    result = score.count(3, [([5, 2, None], 3), ([0, 4, 1], 2), (0, 1)], highest=5)

    assert result.points == (15, 14, 2)
    assert result.ranking == ((1,), (2,), (3,))
    assert (result.cast, result.abstentions) == (5, 1)


def test_points_may_lie_below_nothing():
    result = score.count(2, [([-1, 1], 2), ([None, 0], 1)], lowest=-1, highest=1)

    assert result.points == (-3, 2)


def test_without_a_ballot_nobody_wins():
    assert score.count(2, []).winners == ()


@pytest.mark.parametrize("choice", [[6, 0], [0], [True, 1], ["1", 0], [1.0, 0], 3, None])
def test_points_beyond_the_scale_are_refused_with_a_sentence(choice):
    with pytest.raises(RuleBroken) as refused:
        score.count(2, [(choice, 1)])

    assert str(refused.value) == (
        "A ballot gives each of the 2 options points from 0 to 5, or leaves it empty. "
        "It abstains with 0."
    )
