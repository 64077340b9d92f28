import pytest

from autogestion.rules.counting import majority
from autogestion.rules.refusals import RuleBroken

YES, NO, ABSTAIN = 1, 2, 0


def test_yes_and_no_and_abstentions_are_each_added_up():
    result = majority.count(2, [(YES, 20), (NO, 7), (ABSTAIN, 3), (YES, 1)])

    assert (result.for_, result.against, result.abstentions, result.cast) == (
        21,
        7,
        3,
        28,
    )
    assert result.winners == (1,)


def test_among_several_options_the_one_with_most_votes_leads():
    result = majority.count(3, [(1, 4), (2, 5), (3, 1)])

    assert result.votes == (4, 5, 1)
    assert result.winners == (2,)


def test_equal_votes_are_a_tie_that_is_reported():
    assert majority.count(2, [(YES, 5), (NO, 5)]).winners == (1, 2)


def test_when_everybody_abstains_nothing_leads():
    result = majority.count(2, [(ABSTAIN, 9)])

    assert result.winners == ()
    assert result.abstentions == 9


def test_the_result_stands_in_the_record_in_plain_data():
    assert majority.count(2, [(YES, 2), (ABSTAIN, 1)]).to_data() == {
        "method": "majority",
        "options": 2,
        "cast": 2,
        "abstentions": 1,
        "votes": [2, 0],
        "winners": [1],
    }


@pytest.mark.parametrize("choice", [3, -1, "1", None, True, 1.0, [1]])
def test_a_ballot_that_names_no_option_is_refused_with_a_sentence(choice):
    with pytest.raises(RuleBroken) as refused:
        majority.count(2, [(choice, 1)])

    assert str(refused.value) == (
        "A ballot names one option by its number, from 1 to 2, or abstains with 0."
    )


@pytest.mark.parametrize("weight", [-1, 1.5, "1", True])
def test_a_weight_that_is_no_number_of_members_is_a_mistake_of_the_caller(weight):
    with pytest.raises(ValueError, match="whole number of members"):
        majority.count(2, [(YES, weight)])
