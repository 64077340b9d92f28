"""No more than n from one group: in every method for several seats, on anybody's ballots."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autogestion.rules.counting.electing import BALLOTS, ONE_SEAT, elect
from autogestion.rules.counting.filling import Seats
from autogestion.rules.counting.limits import are_within, most_seats

OPTIONS = 6
METHODS = [method for method in BALLOTS if method not in ONE_SEAT]
EVERYBODY = range(1, OPTIONS + 1)

orders = st.permutations(list(EVERYBODY)).flatmap(
    lambda order: st.integers(1, OPTIONS).map(lambda length: order[:length])
)
profiles = st.lists(st.tuples(orders, st.integers(1, 9)), min_size=1, max_size=8)
groups = st.frozensets(st.sampled_from(list(EVERYBODY)), min_size=1, max_size=5)
limits = st.dictionaries(groups, st.integers(0, 2), max_size=3)
workplaces = st.lists(st.integers(0, 2), min_size=OPTIONS, max_size=OPTIONS)


def ballots_for(method, profile):
    """The same voters, in what the method asks of them."""
    say = {
        "numbers": lambda order: order[0],
        "sets": sorted,
        "scores": lambda order: [5 - order.index(n) if n in order else 0 for n in EVERYBODY],
        "ranks": lambda order: [order.index(n) + 1 if n in order else None for n in EVERYBODY],
    }[BALLOTS[method]]
    return [(say(order), weight) for order, weight in profile]


def elected(method, profile, seats, limits, tie_order=()):
    given = Seats(seats, limits=limits, tie_order=tie_order)
    return elect(method, OPTIONS, ballots_for(method, profile), seats=given)


@given(profiles, st.integers(1, 4), limits, st.sampled_from(METHODS))
def test_no_group_has_more_than_its_limit(profile, seats, limits, method):
    for tie_order in ((), tuple(EVERYBODY)):
        answer = elected(method, profile, seats, limits, tie_order)
        for group, most in limits.items():
            assert len(group.intersection(answer.elected)) <= most


@given(profiles, st.integers(1, 4), groups, st.sampled_from(METHODS))
def test_a_limit_that_nobody_reaches_changes_nothing(profile, seats, group, method):
    plain = elected(method, profile, seats, {})
    wide = elected(method, profile, seats, {group: seats})

    assert wide.elected == plain.elected
    assert wide.open_ties == plain.open_ties


@given(profiles, st.integers(1, 4), workplaces, st.integers(1, 2), st.sampled_from(METHODS))
def test_no_seat_stays_empty_that_the_limits_let_somebody_fill(
    profile, seats, workplaces, most, method
):
    """Everybody belongs to one workplace; all ties are settled beforehand."""
    places = {n: frozenset(p for p in EVERYBODY if workplaces[p - 1] == n) for n in workplaces}
    limits = dict.fromkeys(places.values(), most)
    answer = elected(method, profile, seats, limits, tuple(EVERYBODY))

    assert len(answer.elected) == min(seats, most_seats(EVERYBODY, (), limits))


@given(limits, st.frozensets(st.sampled_from(list(EVERYBODY)), max_size=2))
def test_the_most_that_limits_let_in_is_found_by_trying_all(limits, seated):
    if not are_within(seated, (), limits):
        return
    left = [n for n in EVERYBODY if n not in seated]
    tried = [
        count
        for count in range(len(left) + 1)
        if any(are_within(some, seated, limits) for some in combinations(left, count))
    ]

    assert most_seats(left, seated, limits) == max(tried)


@pytest.mark.parametrize("method", ["stv-scottish", "stv-wigm", "stv-meek"])
def test_who_is_lowest_stays_while_all_others_are_too_many_of_one_workplace(method):
    """Diane has fewest votes; but without her the second seat could go to nobody."""
    ballots = [
        ([1, None, None, None], 6),
        ([None, 1, None, None], 5),
        ([2, None, 1, None], 4),
        ([None, None, None, 1], 3),
    ]
    depot = {frozenset({1, 2, 3}): 1}
    answer = elect(method, 4, ballots, seats=Seats(2, limits=depot))

    assert answer.elected == (1, 4)
    assert [
        tuple(step["candidates"]) for step in answer.rounds if step["action"] == "excluded"
    ] == [(3,)]
