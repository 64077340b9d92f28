"""Turnout and its trend, who is there again, and whether it is all the year, where the truth is planted (D6)."""

import numpy as np
import pytest

from autogestion.measures.attending import YEAR, of_attending, theil_sen
from autogestion.measures.gathering import DAY, Gathered, VoteSeen
from autogestion.measures.measure import Measure, told


def voted(turnouts: list[float], *, people: int = 200, seed: int = 1) -> Gathered:
    """One vote after the other over three years, with so many of all."""
    random, found = np.random.default_rng(seed), Gathered(ends=3 * YEAR)
    members = [f"{number:016x}" for number in range(people)]
    for member in members:
        found.present[member].append([0, 0])
    for number, turnout in enumerate(turnouts, start=1):
        at = number * 3 * YEAR // (len(turnouts) + 1)
        came = [one for one in members if random.random() < turnout]
        found.votes.append(
            VoteSeen(
                number, "ordinary", at, None, frozenset(members), False, {}, "majority", dict.fromkeys(came, 1), at
            )
        )  # fmt: skip
    return found


def measured(found: Gathered, since: int = 0) -> dict[str, Measure]:
    return {one.code: told(one) for one in of_attending(found, since)}


def test_a_turnout_that_falls_is_seen_to_fall_by_as_much():
    """From seventy to forty in a hundred over three years: ten points a year."""
    falling = measured(voted(list(np.linspace(0.7, 0.4, 60))))["turnout-trend"]
    assert falling.low <= -10 <= falling.high < 0
    assert falling.value == pytest.approx(-10, abs=1.5)


def test_where_turnout_stays_no_trend_is_claimed():
    alarms = 0
    for seed in range(40):
        one = measured(voted([0.5] * 20, people=60, seed=seed))["turnout-trend"]
        alarms += not one.low <= 0 <= one.high
    assert alarms <= 4


def test_the_slope_is_the_median_of_slopes_and_one_wild_vote_does_not_turn_it():
    at, values = list(range(10)), [float(number) for number in range(10)]
    assert theil_sen(at, values)[0] == 1
    assert theil_sen(at, [*values[:9], -100.0])[0] == 1
    assert theil_sen(at[:7], values[:7]) is None
    assert theil_sen([1.0] * 10, values) is None
    assert theil_sen(range(5_000), range(5_000))[0] == 1


def test_members_are_told_by_the_year_in_which_they_came_and_small_years_are_not():
    found = Gathered(ends=1_800_000_000)
    for year, many, busy in ((1, 30, 10), (2, 20, 20), (3, 14, 7), (4, 4, 4)):
        for number in range(many):
            member = f"{year}-{number}"
            found.present[member].append([year * 366 * DAY, 0])
            if number < busy:
                found.posed.append((found.ends - DAY, member))
    one = measured(found)["active-members"]
    assert one.value == pytest.approx(41 / 68)
    # Of the four of the last year nothing is told, nor of the fourteen beside them.
    assert [(group.people, group.part) for group in one.groups] == [(30, 10), (20, 20)]


def test_who_is_there_again_is_told_from_who_was_there_once():
    found = voted([], people=40)
    members = list(found.present)
    first, last = found.ends - YEAR - DAY, found.ends - DAY
    found.posed = [(first, one) for one in members[:20]] + [(last, one) for one in members[:15]]
    found.said = [(last, one) for one in members[15:17]]
    again = measured(found)
    assert again["still-active"].value == 17 / 20
    assert again["same-as-last-year"].value == 15 / 20
    assert again["same-as-last-year"].chance == 15 / 40


def test_a_congress_once_a_year_is_told_from_work_all_the_year():
    random = np.random.default_rng(3)
    even, once = voted([], people=30), voted([], people=30)
    for number in range(600):
        member = f"{number % 30:016x}"
        even.posed.append((even.ends - int(random.integers(0, YEAR)), member))
        once.posed.append((once.ends - int(random.integers(0, 20 * DAY)), member))
    steady, congress = (measured(found)["gathered-in-few-months"] for found in (even, once))
    assert steady.low <= steady.chance <= steady.high
    assert congress.value > 0.9
    assert congress.low > congress.chance
