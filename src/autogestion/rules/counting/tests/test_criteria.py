"""What spec/counting/choosing.md promises of each method, and an example of each promise not made."""

from itertools import combinations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from autogestion.rules.counting.by_method import Settings
from autogestion.rules.counting.electing import BALLOTS, PROPORTIONAL, elect
from autogestion.rules.counting.filling import Seats

OPTIONS = 5
EVERYBODY = tuple(range(1, OPTIONS + 1))
AMY, BOB, CHUCK = 1, 2, 3
RANKED = ("schulze", "ranked-pairs", "irv", *PROPORTIONAL)
PAIRED = ("schulze", "ranked-pairs")

full_orders = st.permutations(list(EVERYBODY))
profiles = st.lists(st.tuples(full_orders, st.integers(1, 9)), min_size=1, max_size=7)


def ranks(order):
    return [order.index(n) + 1 if n in order else None for n in EVERYBODY]


def elected(method, profile, seats=1, **settings):
    """Who is elected where ties are settled beforehand, by the order of the ballot."""
    say = {"numbers": lambda order: order[0], "ranks": ranks, "sets": lambda order: [order[0]]}
    ballots = [(say[BALLOTS[method]](order), weight) for order, weight in profile]
    given = Seats(seats, tie_order=EVERYBODY)
    return elect(method, OPTIONS, ballots, seats=given, settings=Settings(**settings)).elected


@given(profiles, st.sampled_from((*RANKED, "majority")))
def test_more_than_half_who_put_the_same_first_elect_that_one(profile, method):
    first = [sum(w for order, w in profile if order[0] == n) for n in EVERYBODY]
    assume(2 * max(first) > sum(first))

    assert elected(method, profile) == (first.index(max(first)) + 1,)


@given(profiles, st.sampled_from(PAIRED))
def test_who_beats_each_other_one_to_one_is_elected(profile, method):
    def beats(a, b):
        before = sum(w for order, w in profile if order.index(a) < order.index(b))
        return 2 * before > sum(weight for _, weight in profile)

    best = [a for a in EVERYBODY if all(beats(a, b) for b in EVERYBODY if a != b)]
    assume(best)

    assert elected(method, profile) == (best[0],)


@given(profiles, st.integers(1, 4))
def test_a_group_with_a_share_of_the_votes_has_that_share_of_the_seats(profile, seats):
    """Any voters who put the same set before all others are a group, whatever order within it."""
    found = set(elected("stv-wigm", profile, seats, exact=True))
    votes = sum(weight for _, weight in profile)
    for size in EVERYBODY:
        for group in map(set, combinations(EVERYBODY, size)):
            solid = sum(w for order, w in profile if set(order[:size]) == group)
            deserved = max(k for k in range(seats + 1) if k * votes < solid * (seats + 1) or not k)
            assert len(found & group) >= min(deserved, size)


@pytest.mark.parametrize("method", ["irv", *PROPORTIONAL])
def test_a_run_off_can_exclude_who_beats_each_other_one_to_one(method):
    profile = [([AMY, BOB, CHUCK], 4), ([CHUCK, BOB, AMY], 3), ([BOB, AMY, CHUCK], 2)]

    assert elected("schulze", profile) == (BOB,)
    assert elected(method, profile) == (AMY,)


@pytest.mark.parametrize("method", ["irv", *PROPORTIONAL])
def test_in_a_run_off_more_first_votes_can_cost_the_seat(method):
    """Two who put Bob first move Amy up to the first place, and Amy loses by it."""
    before = [
        ([AMY, BOB, CHUCK], 6),
        ([BOB, CHUCK, AMY], 4),
        ([BOB, AMY, CHUCK], 2),
        ([CHUCK, AMY, BOB], 5),
    ]
    after = [
        ([AMY, BOB, CHUCK], 8),
        ([BOB, CHUCK, AMY], 4),
        ([CHUCK, AMY, BOB], 5),
    ]

    assert elected(method, before) == (AMY,)
    assert elected(method, after) == (CHUCK,)


@pytest.mark.parametrize("method", ["irv", *PROPORTIONAL])
def test_in_a_run_off_staying_away_can_be_better_than_voting(method):
    """Two who rank Chuck last get Chuck by voting, and Bob, whom they like better, by not voting."""
    voted = [([AMY, BOB, CHUCK], 4 + 2), ([BOB, CHUCK, AMY], 5), ([CHUCK, BOB, AMY], 6)]
    stayed = [([AMY, BOB, CHUCK], 4), ([BOB, CHUCK, AMY], 5), ([CHUCK, BOB, AMY], 6)]

    assert elected(method, voted) == (CHUCK,)
    assert elected(method, stayed) == (BOB,)


def test_two_alike_lose_by_a_plain_majority_what_one_of_them_would_win():
    one = [([AMY], 6), ([CHUCK], 5)]
    two = [([AMY, BOB], 3), ([BOB, AMY], 3), ([CHUCK], 5)]

    assert elected("majority", one) == (AMY,)
    assert elected("majority", two) == (CHUCK,)


@pytest.mark.parametrize("method", RANKED)
def test_two_alike_lose_nothing_by_a_ranking(method):
    two = [([AMY, BOB], 4), ([BOB, AMY], 2), ([CHUCK], 5)]

    assert elected(method, two) == (AMY,)


@pytest.mark.parametrize("method", PAIRED)
def test_more_than_half_take_all_seats_where_pairs_are_compared_and_their_share_by_transfer(method):
    profile = [([1, 2, 3, 4, 5], 6), ([4, 5, 3, 1, 2], 5)]

    assert elected(method, profile, 3) == (1, 2, 3)
    for transfers in PROPORTIONAL:
        assert len({4, 5}.intersection(elected(transfers, profile, 3))) == 1


@pytest.mark.parametrize("method", PAIRED)
def test_where_pairs_are_compared_staying_away_can_be_better_too(method):
    """Three who like Chuck better than Amy get Amy by voting, and Chuck by not voting."""
    others = [([3, 4, 2, 1], 7), ([4, 1, 2, 3], 6), ([1, 2, 3, 4], 9), ([4, 3, 1, 2], 6)]
    like_chuck_better = [2, 3, 1, 4]

    assert elected(method, [*others, (like_chuck_better, 6)]) == (AMY,)
    assert elected(method, [*others, (like_chuck_better, 3)]) == (CHUCK,)
