"""Elections as whoever holds one asks for them: any method, any number of seats, limits and ties."""

import json

import pytest

from autogestion.rules.counting.by_method import Settings
from autogestion.rules.counting.electing import BALLOTS, ONE_SEAT, check_method, elect
from autogestion.rules.counting.filling import Seats
from autogestion.rules.counting.ties import GIVEN
from autogestion.rules.refusals import RuleBroken

AMY, BOB, CHUCK, DIANE = 1, 2, 3, 4
CAST = {
    "numbers": [(AMY, 6), (BOB, 3), (CHUCK, 2), (0, 1)],
    "sets": [([AMY, BOB], 6), ([BOB], 3), ([CHUCK], 2), (0, 1)],
    "scores": [([5, 4, 0, None], 6), ([0, 5, 1, 0], 3), ([1, 0, 5, 0], 2), (0, 1)],
    "ranks": [([1, 2, None, None], 6), ([2, 1, 3, None], 3), ([None, 2, 1, None], 2), (0, 1)],
}
SEVERAL = [method for method in BALLOTS if method not in ONE_SEAT]


@pytest.mark.parametrize("method", BALLOTS)
def test_every_method_answers_in_one_shape_that_goes_into_the_record(method):
    answer = elect(method, 4, CAST[BALLOTS[method]], seats=Seats(1))

    assert len(answer.elected) == 1
    assert (answer.method, answer.seats, answer.valid, answer.abstentions) == (method, 1, 11, 1)
    assert answer.rounds
    assert json.loads(json.dumps(answer.to_data())) == answer.to_data()
    assert all("action" in step for step in answer.rounds)


@pytest.mark.parametrize("method", SEVERAL)
def test_two_delegates_are_elected_by_every_method_for_several_seats(method):
    answer = elect(method, 4, CAST[BALLOTS[method]], seats=Seats(2))

    assert set(answer.elected) == {AMY, BOB}
    assert answer.open_ties == ()


@pytest.mark.parametrize("method", SEVERAL)
def test_no_two_from_one_workplace_whatever_the_method(method):
    limits = {frozenset({AMY, BOB}): 1}
    answer = elect(method, 4, CAST[BALLOTS[method]], seats=Seats(2, limits=limits))

    assert len({AMY, BOB}.intersection(answer.elected)) == 1
    assert CHUCK in answer.elected
    assert any("by the limit" in step["action"] for step in answer.rounds)


@pytest.mark.parametrize("method", SEVERAL)
def test_who_withdrew_is_elected_by_no_method(method):
    answer = elect(method, 4, CAST[BALLOTS[method]], seats=Seats(2, withdrawn={AMY}))

    assert set(answer.elected) == {BOB, CHUCK}
    assert all(AMY not in place for place in answer.ranking)


LEVEL = {
    "numbers": [(AMY, 4), (BOB, 3), (CHUCK, 3)],
    "sets": [([AMY], 4), ([BOB, CHUCK], 3)],
    "scores": [([5, 3, 3, 0], 2)],
    "ranks": [
        ([1, None, None, None], 4),
        ([None, 1, None, None], 3),
        ([None, None, 1, None], 3),
    ],
}


@pytest.mark.parametrize("method", SEVERAL)
def test_a_tie_leaves_the_seat_empty_until_a_drawn_order_fills_it(method):
    ballots = LEVEL[BALLOTS[method]]
    left = elect(method, 4, ballots, seats=Seats(2))
    drawn = elect(method, 4, ballots, seats=Seats(2, tie_order=(CHUCK, AMY, DIANE, BOB)))

    assert left.elected == (AMY,)
    assert [tie.candidates for tie in left.open_ties] == [(BOB, CHUCK)]
    assert len(drawn.elected) == 2
    assert drawn.elected[0] == AMY
    assert drawn.open_ties == ()
    assert GIVEN in [tie.resolved_by for tie in drawn.ties]


def test_whoever_does_not_stand_above_none_of_these_is_not_elected():
    none = DIANE
    ballots = [([1, 3, None, 2], 6), ([1, 2, None, 3], 3)]
    answer = elect("schulze", 4, ballots, seats=Seats(3), settings=Settings(default=none))

    assert answer.elected == (AMY,)


def test_level_with_none_of_these_is_not_above_it():
    ballots = [([BOB], 3), ([DIANE], 3), ([AMY], 4)]
    answer = elect("approval", 4, ballots, seats=Seats(3), settings=Settings(default=DIANE))

    assert answer.elected == (AMY,)
    assert answer.ties == ()


@pytest.mark.parametrize("method", BALLOTS)
def test_without_a_ballot_nobody_is_elected_but_by_being_alone(method):
    answer = elect(method, 2, [], seats=Seats(1))

    assert answer.elected == ()


@pytest.mark.parametrize(
    ("method", "seats", "has_default"),
    [
        ("plurality", 1, False),
        ("irv", 2, False),
        ("debian", 2, False),
        ("schulze", 0, False),
        ("stv-meek", 3, True),
    ],
)
def test_what_a_method_cannot_do_is_refused_with_a_sentence(method, seats, has_default):
    with pytest.raises(RuleBroken):
        check_method(method, seats, has_default=has_default)
