"""Power of blocks and of members behind them: against enumeration of everything, and what is published."""

import json
from fractions import Fraction
from itertools import permutations, product
from math import acos, pi
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from autogestion import charters
from autogestion.measures import power
from autogestion.measures.gathering import Gathered, VoteSeen
from autogestion.measures.levels import of_levels
from autogestion.measures.measure import Measure, told
from autogestion.measures.power import banzhaf, block_power, majority, one_of, shapley_shubik
from autogestion.measures.tiers import contradiction, decisive
from autogestion.rules.charter import load
from autogestion.rules.state import Body, CharterVersion, Council, Organisation, Term

weighed = st.lists(st.integers(0, 6), min_size=1, max_size=6)


def enumerated_banzhaf(weights: list[int], quota: int) -> list[Fraction]:
    """Every way in which the others can be for or against."""
    found = []
    for place, weight in enumerate(weights):
        others = weights[:place] + weights[place + 1 :]
        sums = [
            sum(one for one, is_for in zip(others, fors, strict=True) if is_for)
            for fors in product((False, True), repeat=len(others))
        ]
        swings = sum(total < quota <= total + weight for total in sums)
        found.append(Fraction(swings, len(sums)))
    return found


def enumerated_shapley(weights: list[int], quota: int) -> list[Fraction]:
    """Every order in which they can join."""
    tipping, orders = [0] * len(weights), list(permutations(range(len(weights))))
    for order in orders:
        total = 0
        for place in order:
            if total < quota <= total + weights[place]:
                tipping[place] += 1
            total += weights[place]
    return [Fraction(count, len(orders)) for count in tipping]


@given(weights=weighed, quota=st.integers(0, 40))
def test_power_is_what_every_way_of_voting_gives(weights, quota):
    assert banzhaf(weights, quota) == enumerated_banzhaf(weights, quota)


@given(weights=weighed, quota=st.integers(0, 40))
def test_power_is_what_every_order_of_joining_gives(weights, quota):
    assert shapley_shubik(weights, quota) == enumerated_shapley(weights, quota)


GAMES = json.loads((Path(__file__).parent / "power_games.json").read_text(encoding="ascii"))
"""Weighted games with both indices as another program computed them (coopgame-py 0.3.0)."""


@pytest.mark.parametrize("game", GAMES, ids=str)
def test_power_is_what_another_program_computes(game):
    weights, quota = game["weights"], game["quota"]
    assert [float(one) for one in banzhaf(weights, quota)] == pytest.approx(
        game["banzhaf"], abs=1e-11
    )
    assert [float(one) for one in shapley_shubik(weights, quota)] == pytest.approx(
        game["shapley"], abs=1e-11
    )


def index(weights: list[int], quota: int) -> list[Fraction]:
    powers = banzhaf(weights, quota)
    return [one / sum(powers) for one in powers]


def test_power_is_what_is_published():
    """The council of the six of 1958, and a company of 50, 49 and 1 shares."""
    six = [4, 4, 4, 2, 2, 1]
    assert index(six, 12) == [Fraction(5, 21)] * 3 + [Fraction(1, 7)] * 2 + [0]
    assert shapley_shubik(six, 12) == [Fraction(7, 30)] * 3 + [Fraction(3, 20)] * 2 + [0]
    assert index([50, 49, 1], 51) == [Fraction(3, 5), Fraction(1, 5), Fraction(1, 5)]


def test_of_very_many_blocks_the_normal_law_says_the_same(monkeypatch):
    weights = [10 + place % 30 for place in range(60)]
    exact = block_power(weights, majority(weights))
    monkeypatch.setattr(power, "EXACT_COST_MAX", 0)
    assert block_power(weights, majority(weights)) == pytest.approx(exact, rel=0.01)
    assert block_power([5], 3) == [1]
    assert len(block_power([100 + place % 50 for place in range(1_000)], 62_500)) == 1_000


def test_a_large_council_costs_little():
    powers = banzhaf([1 + place % 7 for place in range(300)], majority([4] * 300))
    assert len(set(powers)) == 7
    assert powers[0] < powers[6]


@pytest.mark.parametrize("members", [1, 2, 3, 10, 101, 1_000])
def test_the_power_of_one_of_many_is_the_exact_one(members):
    assert one_of(members) == pytest.approx(float(decisive([members])), rel=1e-9)
    assert one_of(1_000_001) == pytest.approx((2 / (pi * 1_000_001)) ** 0.5, rel=1e-5)


@pytest.mark.parametrize(("levels", "simulated"), [(2, 0.20), (3, 0.27), (4, 0.31)])
def test_the_formula_of_tiers_is_that_of_large_bodies_and_simulation_comes_to_it(levels, simulated):
    """As simulated at first with small bodies, rounded down; and again here with bodies of 51 at each level."""
    assert contradiction(levels) == pytest.approx(simulated, abs=0.021)
    assert contradiction(levels) == acos((2 / pi) ** ((levels - 1) / 2)) / pi
    random = np.random.default_rng(levels)
    size, trials = {2: 51, 3: 25, 4: 11}[levels], 1_500
    votes = random.integers(0, 2, (trials, *[size] * levels), dtype=np.int8)
    base = votes.reshape(trials, -1).mean(axis=1) > 0.5
    while votes.ndim > 1:
        votes = votes.mean(axis=-1) > 0.5
    assert (base != votes).mean() == pytest.approx(contradiction(levels), abs=0.045)


# --- Councils


def organised(
    assemblies: dict[int, int], councils: dict[int, dict[int, int]], *, counts: str = "delegates"
) -> Organisation:
    """Assemblies with so many members; councils to which bodies send so many delegates."""
    data = load(charters.text("base-union")).to_data()
    data["councils"]["counts"] = counts
    state = Organisation("", charters=[CharterVersion(data, 0)])
    for number, size in assemblies.items():
        members = {f"{number}-{place}": 0 for place in range(size)}
        state.bodies[number] = Body(number, "", None, 0, joined_at=0, members=members)
    for number, senders in councils.items():
        state.bodies[number] = Body(number, "", None, 0, founded_at=0)
        state.councils[number] = Council(number, "", {}, 100, [], dict.fromkeys(senders, 0))
        for sender, seats in senders.items():
            for seat in range(seats):
                term = len(state.terms) + 1
                member = f"{sender}-{seat}"
                state.terms[term] = Term(term, number, sender, seat, member, 1, 0, 100)
                state.bodies[number].members[member] = 0
    return state


def levels(state: Organisation, *votes: VoteSeen) -> dict[str, Measure]:
    return {
        one.code: told(one)
        for one in of_levels(Gathered(state=state, ends=10, votes=list(votes)), 0)
    }


def test_a_council_of_equal_assemblies_costs_each_member_the_same():
    found = levels(organised({1: 25, 2: 25, 3: 25}, {9: {1: 1, 2: 1, 3: 1}}))
    through = one_of(25) / 2 / one_of(75)
    assert found["power-through-councils"].value == pytest.approx(through)
    assert 0.8 < through < 1
    assert found["power-of-the-weakest"].value == 1
    assert found["top-against-base"].value == contradiction(2)


def test_an_assembly_whose_seat_never_counts_has_no_power():
    state = organised({1: 25, 2: 25, 3: 25, 4: 25}, {9: {1: 2, 2: 2, 3: 2, 4: 1}})
    found = levels(state)
    assert found["power-of-the-weakest"].value == pytest.approx(
        float(min(index([2, 2, 2, 1], 4)) / max(index([2, 2, 2, 1], 4)))
    )
    five = levels(organised(dict.fromkeys(range(1, 6), 20), {9: {1: 4, 2: 4, 3: 4, 4: 2, 5: 2}}))
    assert 0 < five["power-of-the-weakest"].value < 1


def test_few_seats_for_many_members_make_them_weak_unless_members_are_counted():
    sizes, seats = {1: 200, 2: 20, 3: 20}, {9: {1: 1, 2: 1, 3: 1}}
    by_seats = levels(organised(sizes, seats))["power-of-the-weakest"].value
    assert by_seats == pytest.approx(one_of(200) / one_of(20))
    by_members = levels(organised(sizes, seats, counts="members"))["power-of-the-weakest"].value
    assert by_members == 0  # The large one has the majority alone.


def test_each_level_takes_power_away():
    two = organised(dict.fromkeys(range(1, 10), 25), {20: dict.fromkeys(range(1, 10), 1)})
    three = organised(
        dict.fromkeys(range(1, 10), 25),
        {10: {1: 1, 2: 1, 3: 1}, 11: {4: 1, 5: 1, 6: 1}, 12: {7: 1, 8: 1, 9: 1}, 20: {10: 1, 11: 1, 12: 1}},
    )  # fmt: skip
    flat = levels(two)["power-through-councils"].value
    assert levels(three)["top-against-base"].value == contradiction(3)
    top = one_of(25) / 4 / one_of(225)
    middle = one_of(25) / 2 / one_of(75)
    assert levels(three)["power-through-councils"].value == pytest.approx((top + middle) / 2)
    assert top < flat


def test_ballots_that_are_carried_up_leave_no_level_between():
    found = levels(organised({1: 25, 2: 25, 3: 100}, {9: {1: 1, 2: 1, 3: 1}}, counts="carried"))
    assert found["power-through-councils"].value == pytest.approx(1)
    assert found["power-of-the-weakest"].value == pytest.approx(1)
    assert found["top-against-base"].value == 0


def test_without_councils_nothing_is_said_of_them():
    assert {one.value for one in levels(organised({1: 25}, {})).values()} == {None}


def test_assemblies_of_fewer_than_five_are_not_compared():
    found = levels(organised({1: 4, 2: 30, 3: 30}, {9: {1: 1, 2: 1, 3: 1}}))
    assert found["power-of-the-weakest"].value == 1


def council_vote(delegates: str, base: str) -> VoteSeen:
    sums = {
        name: {"outcome": outcome, "winner": 1, "entitled": 60}
        for name, outcome in (("delegates", delegates), ("carried", base))
    }
    return VoteSeen(
        1, "ordinary", 1, None, frozenset(), True, {}, "majority", {}, 5, {"sums": sums}
    )


def test_where_delegates_decided_otherwise_than_the_ballots_below_is_counted():
    state = organised({1: 25, 2: 25}, {9: {1: 1, 2: 1}})
    votes = [council_vote("adopted", "adopted")] * 3 + [council_vote("adopted", "rejected")]
    found = levels(state, *votes)["delegates-against-base"]
    assert (found.value, found.acts) == (0.25, 4)
