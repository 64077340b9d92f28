import pytest

from autogestion.rules.counting import approval
from autogestion.rules.refusals import RuleBroken


def test_every_approval_of_an_option_is_added_up():
    result = approval.count(3, [([1, 2], 4), ([2], 3), ([], 2), (0, 5)])

    assert result.approvals == (4, 7, 0)
    assert (result.cast, result.abstentions) == (9, 5)
    assert result.ranking == ((2,), (1,), (3,))
    assert result.winners == (2,)


def test_options_with_equal_approvals_share_their_place():
    result = approval.count(3, [([1], 4), ([2], 4), ([3], 1)])

    assert result.ranking == ((1, 2), (3,))
    assert result.winners == (1, 2)


def test_where_nobody_approves_anything_nothing_wins():
    assert approval.count(2, [([], 3)]).winners == ()


@pytest.mark.parametrize("choice", [[2, 1], [1, 1], [4], [0], 2, "12", [True], [1.0], None])
def test_a_ballot_out_of_order_or_out_of_range_is_refused_with_a_sentence(choice):
    with pytest.raises(RuleBroken) as refused:
        approval.count(3, [(choice, 1)])

    assert str(refused.value) == (
        "A ballot lists the options it approves, each once, in rising order, from 1 to 3, "
        "or abstains with 0."
    )
