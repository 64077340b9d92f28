"""Chairing and the like: planted with the same few, or going round, and found so."""

import numpy as np
import pytest

from autogestion.measures.duties import of_duties
from autogestion.measures.gathering import DAY, Gathered
from autogestion.measures.measure import Measure, told
from autogestion.measures.tests.inventing import names
from autogestion.measures.tests.renaming import renamed
from autogestion.rules.state import Organisation, Task, Undertaking

WEEKS = 100


def chaired(
    people: int, weights: np.ndarray | None, seed: int, *, bodies: int = 1, weeks: int = WEEKS
) -> Gathered:
    """So many weeks; in each body one of its members chairs, as often as they weigh; None: in turn."""
    random, found = (
        np.random.default_rng(seed),
        Gathered(state=Organisation(""), ends=weeks * 7 * DAY),
    )
    found.places = {}
    number = 0
    for body in range(1, bodies + 1):
        members = [f"{body:x}{name[1:]}" for name in names(people)]
        found.places[body] = {who: [[0, 0]] for who in members}
        for who in members:
            found.present[who].append([0, 0])
        task = Task(body, 1, body, "", members[0], 0, 0, 7, "turns", False, duty="chairing")
        found.state.tasks[body] = task
        for week in range(weeks):
            number += 1
            place = week % people if weights is None else random.choice(people, p=weights)
            at = week * 7 * DAY
            task.taken.append(number)
            found.state.undertakings[number] = Undertaking(
                number, body, at, at + 7 * DAY, [members[place]]
            )
    return found


def measured(found: Gathered, code: str, since: int = 0) -> Measure:
    return next(one for one in of_duties(found, since) if one.code == code)


def even(people: int) -> np.ndarray:
    return np.full(people, 1 / people)


def few(people: int) -> np.ndarray:
    """A tenth chairs four times in five."""
    leading = people // 10
    return np.array([0.8 / leading] * leading + [0.2 / (people - leading)] * (people - leading))


@pytest.mark.parametrize("people", [20, 30, 300])
def test_a_chair_that_stays_with_a_few_is_seen(people):
    found = measured(chaired(people, few(people), 1, weeks=3 * people), "concentration-of-chairing")
    assert found.low > found.chance
    number = next(one for one in found.also if one.name == "effective-number")
    assert number.value < number.chance / 2


@pytest.mark.parametrize("people", [12, 30, 100])
def test_where_it_falls_on_all_alike_there_is_no_alarm(people):
    every = [
        measured(chaired(people, even(people), seed), "concentration-of-chairing")
        for seed in range(60)
    ]
    assert sum(one.low > one.chance for one in every) <= 3
    assert np.mean([one.excess for one in every]) == pytest.approx(0, abs=0.05)


def test_in_turn_it_is_more_even_than_by_chance():
    assert measured(chaired(20, None, 1), "concentration-of-chairing").excess < 0


def test_chance_is_of_each_body_for_itself():
    """One body chairs four times as often as the other: by chance too its members have four times as much."""
    found = chaired(15, even(15), 3, bodies=2)
    del found.state.tasks[2].taken[25:]
    spread = measured(found, "concentration-of-chairing")
    alone = chaired(15, even(15), 3)
    assert spread.people == 30
    assert spread.chance > measured(alone, "concentration-of-chairing").chance
    assert spread.low <= spread.chance


def test_the_longest_is_told_without_a_name():
    found = chaired(12, None, 1)
    assert measured(found, "longest-in-chairing").value == 7
    for number in range(10, 40):
        found.state.undertakings[number].holders = [names(1)[0]]
    longest = measured(found, "longest-in-chairing")
    assert longest.value == 30 * 7
    assert names(1)[0] not in str(longest.to_data())
    # Of a window that begins in the midst of it, with what lies before; of one after it, not.
    assert measured(found, "longest-in-chairing", 20 * 7 * DAY).value == 30 * 7
    assert measured(found, "longest-in-chairing", 60 * 7 * DAY).value == 7


def test_who_chairs_for_the_first_time_is_counted():
    found = chaired(12, None, 1, weeks=24)
    first = measured(found, "first-time-in-chairing")
    assert (first.value, first.acts) == (0.5, 24)
    assert first.chance == pytest.approx(12 * (1 - (11 / 12) ** 24) / 24)
    later = measured(found, "first-time-in-chairing", 6 * 7 * DAY)
    assert later.acts == 18
    assert later.value == pytest.approx(6 / 18)
    assert later.chance == pytest.approx(6 * (1 - (11 / 12) ** 18) / 18)


def test_who_left_before_is_not_entitled_and_other_duties_are_apart():
    found = chaired(12, None, 1)
    who = names(12)[3]
    found.places[1][f"1{who[1:]}"][0][1] = 5 * DAY
    assert measured(found, "concentration-of-chairing").people == 12
    assert measured(found, "concentration-of-chairing", 6 * DAY).people == 11
    assert measured(found, "concentration-of-minutes").acts == 0


def test_other_names_change_nothing_and_of_few_only_counts_are_told():
    found = chaired(20, few(20), 4)
    old = [f"1{name[1:]}" for name in names(20)]
    order = np.random.default_rng(2).permutation(20)
    other = renamed(found, {old[place]: old[to] for place, to in enumerate(order)})
    first, second = ([one.to_data() for one in of_duties(each, 0)] for each in (found, other))
    assert first == second
    nine = told(measured(chaired(9, None, 1), "longest-in-chairing"))
    assert (nine.value, nine.acts) == (None, WEEKS)
