"""People on whom links between assemblies hang: against trying every leaving and every way."""

from collections import deque
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autogestion.measures.gatekeeping import between, centralisation, hanging, of_gates
from autogestion.measures.gathering import Gathered
from autogestion.measures.measure import told
from autogestion.rules.state import Body, Council, Organisation

some_links = st.dictionaries(
    st.sampled_from("abcdefgh"), st.frozensets(st.integers(1, 7), min_size=2, max_size=4), max_size=8
)  # fmt: skip
ASSEMBLIES = [1, 2, 3, 4, 5]
"""6 and 7 are councils."""


def reaches(links: dict, source: int, target: int) -> bool:
    seen, waiting = {source}, deque([source])
    while waiting:
        body = waiting.popleft()
        for bodies in links.values():
            if body in bodies:
                waiting += bodies - seen
                seen |= bodies
    return target in seen


@given(links=some_links)
def test_what_hangs_on_one_is_what_trying_every_leaving_gives(links):
    pairs = [pair for pair in combinations(ASSEMBLIES, 2) if reaches(links, *pair)]
    single = [
        pair
        for pair in pairs
        if any(
            not reaches({one: links[one] for one in links if one != who}, *pair) for who in links
        )
    ]
    assert hanging(links, ASSEMBLIES) == (len(pairs), len(single))


def shortest_ways(links: dict, source: int, target: int) -> list[list[str]]:
    """The people on each shortest way, by looking at every way without a repetition."""
    found: list[list[str]] = []

    def walk(body: int, people: list[str], bodies: list[int]) -> None:
        if body == target:
            found.append(people)
            return
        for who, places in links.items():
            if body in places and who not in people:
                for further in places - set(bodies):
                    walk(further, [*people, who], [*bodies, further])

    walk(source, [], [source])
    least = min(map(len, found), default=0)
    return [people for people in found if len(people) == least]


@given(links=some_links)
def test_what_passes_one_is_what_looking_at_every_way_gives(links):
    passing, pairs = dict.fromkeys(links, 0.0), 0
    for pair in combinations(ASSEMBLIES, 2):
        ways = shortest_ways(links, *pair)
        pairs += bool(ways)
        for people in ways:
            for who in people:
                passing[who] += 1 / len(ways)
    expected = {who: count / pairs if pairs else 0 for who, count in passing.items()}
    assert between(links, ASSEMBLIES) == pytest.approx(expected)


def test_centralisation_is_all_where_all_passes_one_and_none_where_all_pass_alike():
    assert centralisation([1, 0, 0, 0]) == 1
    assert centralisation([0.4, 0.4, 0.4]) == 0
    assert centralisation([1]) is None


def federation(seats: dict[int, list[str]], *, size: int = 12) -> Organisation:
    """Six assemblies of a dozen, with these of their members in a council (number 9)."""
    state = Organisation("")
    for number in range(1, 7):
        members = {f"{number}-{place}": 0 for place in range(size)}
        state.bodies[number] = Body(number, "", None, 0, joined_at=0, members=members)
    delegates = {who: 0 for people in seats.values() for who in people}
    state.bodies[9] = Body(9, "", None, 0, founded_at=0, members=delegates)
    state.councils[9] = Council(9, "", {}, 100, [])
    return state


def gates(state: Organisation) -> dict:
    return {one.code: told(one) for one in of_gates(Gathered(state=state))}


def test_one_delegate_each_is_a_gate_and_two_are_none():
    single = gates(federation({n: [f"{n}-0"] for n in range(1, 7)}))
    assert single["links-through-one"].value == 1
    assert single["links-through-one"].acts == 15
    assert single["ways-through-few"].value is None  # Six people: counts only.
    double = gates(federation({n: [f"{n}-0", f"{n}-1"] for n in range(1, 7)}))
    assert double["links-through-one"].value == 0
    assert double["ways-through-few"].value == pytest.approx(0)


def test_of_few_assemblies_or_links_nothing_is_said():
    state = federation({n: [f"{n}-0"] for n in range(1, 7)})
    for number in (3, 4, 5, 6):
        del state.bodies[number]
    assert {one.value for one in gates(state).values()} == {None}
    assert gates(federation({}))["links-through-one"].value is None
