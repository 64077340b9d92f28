import pytest

from autogestion.rules.counting import ranked_pairs

# A over B 6:3, B over C 7:2, C over A 5:4.
CIRCLE = [([1, 2, 3], 4), ([3, 1, 2], 3), ([2, 3, 1], 2)]


def test_the_weakest_majority_of_a_circle_is_dropped():
    result = ranked_pairs.count(3, CIRCLE)

    assert [(step.kept, step.dropped) for step in result.steps] == [
        (((2, 3),), ()),
        (((1, 2),), ()),
        ((), ((3, 1),)),
    ]
    assert result.ranking == ((1,), (2,), (3,))


def test_equal_majorities_that_close_a_circle_among_themselves_are_a_tie():
    even = [([1, 2, 3], 1), ([3, 1, 2], 1), ([2, 3, 1], 1)]
    result = ranked_pairs.count(3, even)

    assert result.winners == (1, 2, 3)
    assert result.steps[0].tied == ((1, 2), (2, 3), (3, 1))


def test_the_record_holds_every_step():
    assert ranked_pairs.count(3, CIRCLE).to_data()["steps"][2] == {
        "votes": 5,
        "against": 4,
        "kept": [],
        "dropped": [[3, 1]],
        "tied": [],
    }


def test_an_unknown_strength_is_a_mistake_of_the_caller():
    with pytest.raises(ValueError, match="unknown way of counting"):
        ranked_pairs.count(2, [], strength="ratio")
