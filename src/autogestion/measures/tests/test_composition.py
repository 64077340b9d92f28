"""Of whom delegates, authors and speakers are made: planted in trades, regions and newcomers, and found there."""

from collections.abc import Collection, Mapping
from math import log

import numpy as np
import pytest

from autogestion.measures.belonging import OTHERS, YEAR, groups_by
from autogestion.measures.composition import apart, of_composition, theils
from autogestion.measures.gathering import Gathered
from autogestion.measures.measure import Measure, told
from autogestion.measures.panels import measures_of
from autogestion.measures.tests.inventing import names
from autogestion.measures.tests.renaming import renamed
from autogestion.rules.state import Body, Member, Organisation

TRADES = {"c1": "Dockers", "c2": " dockers ", "c3": "Drivers", "c4": "Nurses"}
"""Two of the assemblies say the same in their own way."""
BY_TRADE = ("Dockers", "Drivers", "Nurses")


def said(commitments: Collection[str]) -> Mapping[str, str]:
    return {one: TRADES[one] for one in commitments if one in TRADES}


def invented(
    people: int, weights: Mapping[int, float], acts: int, seed: int, *, heavy: float = 0.0
) -> Gathered:
    """Four assemblies, equal in size; who speaks is of an assembly as often as it weighs. `heavy`: how unequally the
    members of each speak, by a law of Pareto."""
    random = np.random.default_rng(seed)
    found = Gathered(state=Organisation(""), ends=YEAR, texts=said)
    own = np.arange(people) % 4 + 1
    chances = np.array([weights.get(int(body), 1.0) for body in own])
    if heavy:
        chances *= random.pareto(heavy, people)
    places: dict[int, dict[str, list[list[int]]]] = {}
    for body in range(1, 5):
        found.state.bodies[body] = Body(body, "", None, 0, joined_at=0, says={"trade": f"c{body}"})
    for who, body in zip(names(people), own, strict=True):
        found.present[who].append([0, 0])
        places.setdefault(int(body), {})[who] = [[0, 0]]
        found.state.members[who] = Member(who, int(body))
    found.places = places
    for who, times in zip(
        names(people), random.multinomial(acts, chances / chances.sum()), strict=True
    ):
        found.said += [(YEAR // 2, who)] * int(times)
    return found


def speech(found: Gathered, by: str = "trade") -> Measure:
    return next(one for one in of_composition(found, 0) if one.code == f"speech-by-{by}")


def test_assemblies_that_say_the_same_are_one_group_under_the_number_of_the_first():
    groups = groups_by(invented(100, {}, 10, 1), "trade", 0)
    assert groups is not None
    assert groups.names == ("1", "3", "4")
    assert groups.people == (50, 25, 25)
    assert groups.parts == pytest.approx((0.5, 0.25, 0.25))


def test_an_index_of_groups_is_what_its_formula_says():
    even, here = np.array([0.5, 0.25, 0.25]), np.array([[0.5, 0.25, 0.25], [0.0, 0.0, 1.0]])
    assert apart(here, even) == pytest.approx([0, 0.75])
    assert theils(here, even) == pytest.approx([0, 1])
    one = np.array([[0.6, 0.4, 0.0]])
    wanted = (0.6 * log(1.2) + 0.4 * log(1.6)) / log(4)
    assert theils(one, even) == pytest.approx([wanted])


@pytest.mark.parametrize("people", [60, 300, 3_000])
def test_a_trade_that_is_silent_is_seen_with_its_part(people):
    """The nurses speak a fifth as often as others: 0.2 against 3.2 in four of each assembly."""
    found = speech(invented(people, {4: 0.2}, 5 * people, 1))
    truth = 0.25 - 0.2 / 3.2
    assert found.low <= truth <= found.high
    assert found.low > found.chance
    parts = {part.name: part for part in found.parts}
    assert parts["4"].low <= 0.25 <= parts["4"].high
    assert parts["4"].ratio < 0.5 < 1 < parts["1"].ratio
    assert sum(part.acts for part in found.parts) == pytest.approx(found.acts, abs=2)


@pytest.mark.parametrize("heavy", [0.0, 1.5])
@pytest.mark.parametrize("people", [40, 200])
def test_where_all_trades_are_alike_there_is_no_alarm(people, heavy):
    """Also where a few speak much: of a trade to which one belongs who speaks much, it says nothing."""
    measured = [speech(invented(people, {}, 3 * people, seed, heavy=heavy)) for seed in range(100)]
    assert sum(one.low > one.chance for one in measured) <= 5
    assert np.mean([one.excess for one in measured]) == pytest.approx(0, abs=0.04)


def test_the_interval_holds_what_was_planted():
    truth = 0.25 - 0.2 / 3.2
    measured = [speech(invented(200, {4: 0.2}, 1_000, seed)) for seed in range(60)]
    assert 0.9 <= np.mean([one.low <= truth <= one.high for one in measured]) <= 1


def test_of_small_groups_nothing_is_told_and_nobody_is_found_by_subtraction():
    found = invented(44, {}, 60, 1)
    assert {part.people for part in speech(found).parts} == {22, 11}
    few = invented(36, {}, 60, 1)
    assert [part.name for part in speech(few).parts] == ["1", OTHERS]
    assert [part.people for part in speech(few).parts] == [18, 18]
    lone = invented(40, {}, 60, 1)
    # Nine of the nurses say so, one assembly of them says nothing any more: the drivers are silent with them.
    for who in list(lone.places[4])[1:]:
        del lone.present[who]
    assert {part.name: part.people for part in speech(lone).parts} == {"1": 20, OTHERS: 11}
    assert speech(invented(16, {}, 60, 1)).value is None


def test_whose_assembly_says_nothing_or_erased_it_belongs_to_all_others():
    found = invented(80, {}, 100, 1)
    found.texts = lambda commitments: {"c1": "Dockers"} if "c1" in commitments else {}
    assert [(part.name, part.people) for part in speech(found).parts] == [("1", 20), (OTHERS, 60)]
    found.texts = lambda _commitments: {}
    assert speech(found).value is None
    assert speech(found).acts == 100


def newcomers(part: float, seed: int) -> Gathered:
    """Of 150 a third each came in this year, two years ago, five years ago; newcomers speak so much of their part."""
    random = np.random.default_rng(seed)
    found = Gathered(state=Organisation(""), ends=5 * YEAR)
    people = names(150)
    for place, who in enumerate(people):
        found.present[who].append([[int(4.5 * YEAR), 3 * YEAR, 1][place % 3], 0])
    weights = np.array([part, 1.0, 1.0] * 50)
    for who, times in zip(people, random.multinomial(900, weights / weights.sum()), strict=True):
        found.said += [(int(4.75 * YEAR), who)] * int(times)
    return found


def test_newcomers_who_are_not_heard_are_seen():
    """In the last half year all three thirds were there; a mandate counts in the years one had then."""
    silent = next(
        one
        for one in of_composition(newcomers(0.2, 1), int(4.5 * YEAR))
        if one.code == "speech-by-seniority"
    )
    assert [part.name for part in silent.parts] == ["under-1", "1-to-3", "over-3"]
    assert silent.low > silent.chance
    assert silent.parts[0].high < 0.5
    alike = [
        next(
            one
            for one in of_composition(newcomers(1, seed), int(4.5 * YEAR))
            if one.code == "speech-by-seniority"
        )
        for seed in range(40)
    ]
    assert sum(one.low > one.chance for one in alike) <= 3


def test_time_in_a_group_is_the_part_that_falls_to_it():
    """Who came in half a year ago has half a year of it: nobody expects a whole year of them."""
    groups = groups_by(newcomers(1, 1), "seniority", 4 * YEAR)
    assert groups is not None
    assert groups.parts == pytest.approx((0.5 / 2.5, 1 / 2.5, 1 / 2.5), abs=0.01)


def test_other_names_change_nothing_in_it():
    found = invented(80, {4: 0.3}, 200, 2, heavy=1.5)
    order, old = np.random.default_rng(1).permutation(80), names(80)
    other = renamed(found, {old[place]: old[to] for place, to in enumerate(order)})
    first, second = ([one.to_data() for one in of_composition(each, 0)] for each in (found, other))
    assert first == second


def test_it_is_no_matter_of_a_body_and_of_few_not_told():
    found = invented(80, {}, 100, 1)
    found.body = 1
    codes = {one.code for one in measures_of(found) if "-by-" in one.code}
    assert {code for code in codes if code.endswith(("trade", "region"))} == set()
    few = told(speech(invented(9, {}, 20, 1)))
    assert (few.value, few.parts, few.acts) == (None, (), 20)
