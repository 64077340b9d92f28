import pytest

from autogestion.rules.counting import schulze

# A beats B 6:3, B beats C 7:2, C beats A 5:4: a circle whose weakest side is C over A.
CIRCLE = [([1, 2, 3], 4), ([3, 1, 2], 3), ([2, 3, 1], 2)]


def test_in_a_circle_the_weakest_majority_gives_way():
    result = schulze.count(3, CIRCLE)

    assert result.pairwise == ((0, 6, 4), (3, 0, 7), (5, 2, 0))
    assert result.paths == ((0, 6, 6), (5, 0, 7), (5, 5, 0))
    assert result.ranking == ((1,), (2,), (3,))


def test_two_options_that_nobody_separates_are_both_reported():
    result = schulze.count(3, [([1, 2, 3], 1), ([2, 1, 3], 1)])

    assert result.winners == (1, 2)
    assert result.ranking == ((1, 2), (3,))


def test_without_a_ballot_all_options_share_the_first_place():
    result = schulze.count(2, [(0, 4)])

    assert (result.cast, result.abstentions, result.ranking) == (0, 4, ((1, 2),))


def test_no_opinion_counts_as_last_or_not_at_all_as_the_charter_says():
    ballots = [([1, 2, None], 2), ([None, 2, 1], 3)]

    assert schulze.count(3, ballots, unranked="last").pairwise[0][2] == 2
    assert schulze.count(3, ballots, unranked="ignore").pairwise[0][2] == 0


# A over B by 5:4, B over C by 6:3, C over A by 5:3: the weakest side is one of two with 5 votes.
EQUAL_VOTES = ((0, 5, 3), (4, 0, 6), (5, 3, 0))


def test_two_majorities_with_equal_votes_leave_their_options_tied():
    paths, ranking = schulze.rank(EQUAL_VOTES, [1, 2, 3], strength="winning")

    assert paths == ((0, 5, 5), (5, 0, 6), (5, 5, 0))
    assert ranking[0] == (1, 2)


def test_of_two_majorities_with_equal_votes_the_less_opposed_may_count_as_stronger():
    paths, ranking = schulze.rank(EQUAL_VOTES, [1, 2, 3], strength="less-opposed")

    assert paths == ((0, 5, 5), (5, 0, 6), (5, 5, 0))
    assert ranking == ((2,), (3,), (1,))


def test_an_unknown_strength_is_a_mistake_of_the_caller():
    with pytest.raises(ValueError, match="unknown way of counting"):
        schulze.count(2, [], strength="loud")
