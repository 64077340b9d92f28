"""What is passed on across assemblies, through whom, and how close they are: against enumeration and closed forms."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autogestion.measures.gatekeeping import between, closeness
from autogestion.measures.gathering import Gathered
from autogestion.measures.passing import (
    ROLES,
    of_passing,
    passed,
    role,
    roles,
    roles_by_chance,
    through,
)
from autogestion.rules.state import (
    Amendment,
    Demand,
    Inquiry,
    Member,
    Organisation,
    Piece,
    Question,
    Term,
)

steps = st.sets(
    st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef")).filter(
        lambda one: one[0] != one[1]
    )
)


@given(steps)
def test_every_way_through_somebody_is_found_once(ties):
    ways = through(ties)
    tried = [
        way
        for way in permutations("abcdef", 3)
        if way[:2] in ties and way[1:] in ties and (way[0], way[2]) not in ties
    ]
    assert sorted(ways) == sorted(tried)


@pytest.mark.parametrize(
    ("groups", "what"),
    [
        ((1, 1, 1), "coordinator"), ((1, 2, 1), "consultant"), ((1, 2, 2), "gatekeeper"),
        ((1, 1, 2), "representative"), ((1, 2, 3), "liaison"),
    ],
)  # fmt: skip
def test_each_role_is_that_of_gould_and_fernandez(groups, what):
    assert role(*groups) == what


@given(st.lists(st.integers(1, 3), min_size=3, max_size=6))
def test_chance_is_what_dealing_three_people_in_every_way_gives(groups):
    people = dict(enumerate(groups))
    ways = list(permutations(people, 3))
    counted = roles(ways, people)
    sizes = {group: groups.count(group) for group in groups}
    expected = roles_by_chance(sizes)
    assert sum(expected.values()) == pytest.approx(1)
    for name in ROLES:
        assert counted[name] / len(ways) == pytest.approx(expected[name])


def star(number: int) -> dict:
    return {"middle": frozenset(range(1, number + 1))}


def line(number: int) -> dict:
    return {f"{n}": frozenset({n, n + 1}) for n in range(1, number)}


def ring(number: int) -> dict:
    return {**line(number), "last": frozenset({number, 1})}


@pytest.mark.parametrize("number", [5, 6, 9])
def test_a_star_a_line_and_a_ring_are_as_close_as_can_be_worked_out(number):
    bodies = list(range(1, number + 1))
    pairs = number * (number - 1)
    assert closeness(star(number), bodies) == pytest.approx(1)
    on_line = sum(1 / abs(a - b) for a in bodies for b in bodies if a != b) / pairs
    assert closeness(line(number), bodies) == pytest.approx(on_line)
    on_ring = sum(
        1 / min(abs(a - b), number - abs(a - b)) for a in bodies for b in bodies if a != b
    )
    assert closeness(ring(number), bodies) == pytest.approx(on_ring / pairs)
    assert closeness({}, bodies) == 0
    # Of a line, the one after k assemblies lies on all ways from them to the others.
    passing = between(line(number), bodies)
    for k in range(1, number):
        assert passing[str(k)] == pytest.approx(k * (number - k) * 2 / pairs)
    assert len({round(one, 9) for one in between(ring(number), bodies).values()}) == 1


def played(people: int = 12) -> Gathered:
    """Two assemblies of six; one delegate answers across, and everything else stays within."""
    names = [f"{n:x}" for n in range(people)]
    state = Organisation(
        "", members={who: Member(who, 1 + (n >= 6)) for n, who in enumerate(names)}
    )
    state.terms[1] = Term(1, 9, 1, 1, names[0], 1, 0, 100)
    for number, who in enumerate(names[6:], start=1):
        state.inquiries[number] = Inquiry(number, 1, who, 1, "", answered_at=5)
    question = Question(1, 1, "ordinary", "own", [1], names[0], 1, {}, {})
    question.rewordings = [Piece(n, "", who, 1, taken_at=5) for n, who in enumerate(names[1:4])]
    question.rewordings.append(Piece(9, "", names[0], 1, taken_at=5))  # One's own is no step.
    question.demands = [Demand(1, "", names[4], 1, answered_at=5)]
    question.facts = [Piece(1, "", names[5], 5, answers=1)]
    question.amendments = [Amendment(1, 1, 1, 1, [], "", "", names[5], 2)]  # Not taken over.
    state.questions[1] = question
    return Gathered(state=state, ends=10)


def test_what_goes_across_and_through_whom_is_counted():
    found = played()
    assert len(list(passed(found, 0))) == 6 + 3 + 1
    assert list(passed(found, 6)) == []
    measures = {one.code: one for one in of_passing(found, 0)}
    across, brokers = measures["passed-across"], measures["through-delegates"]
    assert across.value == pytest.approx(6 / 10)
    assert across.chance == pytest.approx(1 - (10 * 4 + 0 * 6) / 100)
    assert (brokers.value, brokers.acts) == (1, 3 * 6)
    also = {one.name: one.value for one in brokers.also}
    assert also == {**dict.fromkeys(ROLES, 0), "representative": 1}


def test_where_all_are_in_one_assembly_nothing_is_said_of_across():
    found = played()
    for member in found.state.members.values():
        member.base = 1
    assert [one.value for one in of_passing(found, 0)] == [None, None]
