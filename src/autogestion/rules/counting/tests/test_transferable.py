"""Transferable votes: what members see when seats are filled round by round."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autogestion.rules.counting import irv, stv_meek, stv_scottish, stv_wigm
from autogestion.rules.counting.filling import Seats
from autogestion.rules.counting.ties import ALL, EARLIER, EMPTY, GIVEN, SAME
from autogestion.rules.refusals import RuleBroken

AMY, BOB, CHUCK, DIANE = 1, 2, 3, 4
METHODS = [stv_scottish.count, stv_wigm.count, stv_meek.count]


def ranks(order, options=4):
    """The ranks that a ballot gives which names these options in this order."""
    return [order.index(n) + 1 if n in order else None for n in range(1, options + 1)]


def ballots(*orders):
    return [(ranks(order), weight) for order, weight in orders]


def ties_of(result):
    return [(tie.place, tie.candidates, tie.resolved_by) for tie in result.ties]


def test_a_surplus_passes_on_to_the_next_on_the_ballots():
    """Amy has 8, the quota is 5: her 3 surplus votes pass on at 3/8 = 0.37500 each."""
    cast = ballots(([AMY, BOB], 8), ([CHUCK], 3), ([DIANE], 2))
    result = stv_scottish.count(4, cast, seats=Seats(2))

    first, surplus = result.rounds[:2]
    assert first.to_data()["votes"] == ["8.00000", "0.00000", "3.00000", "2.00000"]
    assert (surplus.action, surplus.candidates) == ("surplus", (AMY,))
    assert surplus.to_data()["votes"] == ["5.00000", "3.00000", "3.00000", "2.00000"]
    assert surplus.to_data()["quota"] == "5.00000"


def test_papers_that_name_nobody_further_are_exhausted_and_counted():
    cast = ballots(([AMY], 5), ([BOB], 4), ([CHUCK], 3))
    result = irv.count(4, cast)

    assert result.elected == (AMY,)
    assert result.rounds[-1].to_data()["exhausted"] == 3


def test_what_rounding_leaves_over_is_said():
    cast = ballots(([AMY, BOB], 4), ([AMY, CHUCK], 3), ([DIANE, CHUCK], 3))
    surplus = stv_scottish.count(4, cast, seats=Seats(2)).rounds[1].to_data()

    # 3 votes over 7 papers: 0.42857 each, 0.00001 is left.
    assert surplus["votes"][1:3] == ["1.71428", "1.28571"]
    assert surplus["residue"] == "0.00001"


def test_exact_fractions_leave_nothing_over():
    cast = ballots(([AMY, BOB], 4), ([AMY, CHUCK], 3), ([DIANE, CHUCK], 3))
    surplus = stv_wigm.count(4, cast, seats=Seats(2), exact=True).rounds[1]

    assert surplus.votes[1] == Fraction(44, 21)
    assert surplus.residue == 0
    assert surplus.to_data()["votes"][1] == "44/21"


def test_a_tie_for_the_last_seat_leaves_it_empty_and_is_reported():
    cast = ballots(([AMY], 6), ([BOB], 3), ([CHUCK], 3))
    result = stv_scottish.count(4, cast, seats=Seats(2))

    assert result.elected == (AMY,)
    assert ties_of(result)[-1] == (2, (BOB, CHUCK), None)
    assert result.rounds[-1].to_data()["ways"] == [[BOB, [AMY, CHUCK]], [CHUCK, [AMY, BOB]]]


def test_a_tie_that_changes_nothing_needs_nobody():
    """Chuck and Diane are level at the end; whoever goes first, Amy and Bob have their seats."""
    cast = ballots(([AMY], 6), ([BOB], 5), ([CHUCK, AMY], 2), ([DIANE, AMY], 2))
    result = stv_scottish.count(4, cast, seats=Seats(2))

    assert set(result.elected) == {AMY, BOB}
    assert ties_of(result) == [(2, (CHUCK, DIANE), SAME)]


def test_scotlands_rule_looks_back_to_the_last_round_that_differed():
    cast = ballots(([AMY], 5), ([BOB], 3), ([CHUCK], 2), ([DIANE, CHUCK], 1))
    result = stv_scottish.count(4, cast, seats=Seats(1))

    assert (1, (BOB, CHUCK), EARLIER) in ties_of(result)
    assert result.excluded[:2] == (DIANE, CHUCK)


def test_an_order_given_beforehand_breaks_every_tie():
    cast = ballots(([AMY], 3), ([BOB], 3))
    result = irv.count(4, cast, seats=Seats(1, tie_order=(BOB, AMY, CHUCK, DIANE)))

    assert result.elected == (AMY,)
    assert (1, (AMY, BOB), GIVEN) in ties_of(result)


def test_candidates_without_votes_go_one_after_the_other():
    cast = ballots(([AMY], 3), ([BOB], 2))
    result = stv_wigm.count(4, cast, seats=Seats(2))

    assert set(result.elected) == {AMY, BOB}
    assert all(how in (EMPTY, ALL) for _, _, how in ties_of(result))


def test_those_who_withdrew_are_passed_over():
    cast = ballots(([AMY, BOB], 5), ([CHUCK], 3))
    result = irv.count(4, cast, seats=Seats(1, withdrawn={AMY}))

    assert result.elected == (BOB,)


def test_no_more_than_the_limit_are_elected_from_one_workplace():
    cast = ballots(([AMY, BOB], 9), ([BOB, AMY], 8), ([CHUCK], 3), ([DIANE], 2))
    depot = frozenset({AMY, BOB})
    result = stv_scottish.count(4, cast, seats=Seats(2, limits={depot: 1}))

    assert result.elected == (AMY, CHUCK)
    assert "excluded by the limit" in [step.action for step in result.rounds]


def test_where_a_limit_would_decide_between_equals_nobody_is_picked_silently():
    cast = ballots(([AMY], 8), ([BOB], 8), ([CHUCK], 3))
    depot = frozenset({AMY, BOB})
    result = stv_scottish.count(4, cast, seats=Seats(2, limits={depot: 1}))

    assert (1, (AMY, BOB), None) in ties_of(result)
    assert result.elected == (CHUCK,)


def test_fewer_candidates_than_seats_are_all_elected():
    for count in METHODS:
        result = count(2, [([1, None], 5)], seats=Seats(3))
        assert set(result.elected) == {1, 2}


def test_a_ballot_that_gives_a_rank_twice_counts_up_to_there():
    result = irv.count(3, [([1, 2, 2], 3), ([2, 1, 3], 3), ([3, 2, 1], 1)])

    assert result.elected == (2,)


def test_blank_ballots_and_abstentions_are_counted_apart():
    result = irv.count(2, [([1, 2], 3), ([None, None], 2), (0, 4)])

    assert (result.cast, result.abstentions) == (3, 6)


def test_a_run_off_for_several_seats_is_a_mistake_of_the_caller():
    with pytest.raises(ValueError, match="one seat"):
        irv.count(2, [], seats=Seats(2))


def test_a_ballot_that_is_no_ranking_is_refused_with_a_sentence():
    for count in METHODS:
        with pytest.raises(RuleBroken):
            count(2, [([1, 5], 1)], seats=Seats(1))


orders = st.permutations([1, 2, 3, 4]).flatmap(
    lambda order: st.integers(1, 4).map(lambda length: order[:length])
)
profiles = st.lists(st.tuples(orders, st.integers(1, 9)), min_size=1, max_size=8)


@given(profiles, st.integers(1, 3), st.sampled_from(METHODS))
def test_no_vote_is_made_or_lost_in_any_round(profile, seats, count):
    cast = [(ranks(order), weight) for order, weight in profile]
    result = count(4, cast, seats=Seats(seats))

    for step in result.rounds:
        assert sum(step.votes) + step.exhausted + step.residue == result.cast * step.unit.one
        assert step.residue >= 0


@given(profiles, st.integers(1, 3), st.sampled_from(METHODS))
def test_all_seats_are_filled_unless_a_tie_is_reported(profile, seats, count):
    cast = [(ranks(order), weight) for order, weight in profile]
    result = count(4, cast, seats=Seats(seats))

    is_open = any(tie.resolved_by is None for tie in result.ties)
    assert len(result.elected) == seats or is_open
    assert len(set(result.elected)) == len(result.elected) <= seats


@given(profiles, st.sampled_from([stv_scottish.count, stv_wigm.count, stv_meek.count]))
def test_whoever_has_a_majority_of_first_preferences_has_the_one_seat(profile, count):
    cast = [(ranks(order), weight) for order, weight in profile]
    first = [sum(w for order, w in profile if order[0] == n) for n in (1, 2, 3, 4)]
    result = count(4, cast, seats=Seats(1))

    if 2 * max(first) > sum(first):
        assert result.elected == (first.index(max(first)) + 1,)


@given(profiles, st.integers(1, 3), st.sampled_from(METHODS))
def test_the_names_of_the_candidates_do_not_matter(profile, seats, count):
    """Numbered the other way round, the same are elected: no tie goes by the number."""
    cast = [(ranks(order), weight) for order, weight in profile]
    mirrored = [(list(reversed(choice)), weight) for choice, weight in cast]

    here = count(4, cast, seats=Seats(seats)).elected
    there = count(4, mirrored, seats=Seats(seats)).elected
    assert set(here) == {5 - n for n in there}
