import pytest

from autogestion.rules.counting.filling import Seats
from autogestion.rules.counting.places import Seating, by_votes, seated
from autogestion.rules.counting.ties import ALL, GIVEN, Tie

DEPOT = {frozenset({1, 2}): 1}


def test_seats_are_filled_from_the_first_place_down():
    assert seated(((3,), (1,), (2,)), Seats(2)) == Seating((3, 1), ())


def test_a_shared_place_with_too_few_seats_is_an_open_tie():
    assert seated(((3,), (1, 2), (4,)), Seats(2)) == Seating((3,), (Tie(2, (1, 2), None),))


def test_a_shared_place_with_seats_for_all_decides_nothing():
    assert seated(((1, 2), (3,)), Seats(2)) == Seating((1, 2), (Tie(1, (1, 2), ALL),))


def test_whose_group_is_full_is_passed_over_and_named():
    assert seated(((1,), (2,), (3,)), Seats(2, limits=DEPOT)) == Seating((1, 3), (), (2,))


def test_a_limit_never_decides_silently_between_equals():
    found = seated(((1, 2), (3,)), Seats(2, limits=DEPOT))

    assert found == Seating((), (Tie(1, (1, 2), None),))


@pytest.mark.parametrize(("drawn", "elected"), [((1, 2, 3, 4), (3, 1)), ((4, 2, 1, 3), (3, 2))])
def test_a_drawn_order_settles_the_tie_and_the_tie_says_so(drawn, elected):
    found = seated(((3,), (1, 2), (4,)), Seats(2, tie_order=drawn))

    assert found == Seating(elected, (Tie(2, (1, 2), GIVEN),))


def test_a_drawn_order_keeps_the_limit():
    found = seated(((1, 2), (3,)), Seats(2, tie_order=(2, 1, 3), limits=DEPOT))

    assert found == Seating((2, 3), (Tie(1, (1, 2), GIVEN),))


def test_equal_votes_share_a_place():
    assert by_votes([3, 5, 3]) == ((2,), (1, 3))
