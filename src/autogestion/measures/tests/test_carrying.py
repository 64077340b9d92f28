"""A planted division of directors and executants: seen where it is, and not where it is not (D1)."""

import numpy as np
import pytest

from autogestion.measures.carrying import of_carrying
from autogestion.measures.gathering import Gathered, VoteSeen
from autogestion.rules.state import Undertaking

PEOPLE = [f"{number:016x}" for number in range(60)]


def invented(doing: list[str], *, tasks: int = 120, seed: int = 1) -> Gathered:
    """Everybody votes on everything; what is done falls on some at random, each time on two of them."""
    random, found = np.random.default_rng(seed), Gathered()
    for member in PEOPLE:
        found.present[member].append([0, 0])
    for number in range(1, 21):
        roll = frozenset(PEOPLE)
        vote = VoteSeen(number, "ordinary", 1, 1, roll, False, {}, "majority")
        vote.cast, vote.closed_at = dict.fromkeys(PEOPLE, 1), 2
        found.votes.append(vote)
    for number in range(1, tasks + 1):
        hands = [str(one) for one in random.choice(doing, 2, replace=False)]
        found.state.undertakings[number] = Undertaking(number, 1, 3, 9, hands, done_at=4)
    found.ends = 5
    return found


def measured(found: Gathered) -> dict:
    return {one.code: one for one in of_carrying(found, 0)}


def test_where_everybody_decides_and_does_there_is_hardly_a_split():
    one = measured(invented(PEOPLE))["directors-and-executants"]
    assert one.value < 0.25
    assert one.excess < 0.1
    assert measured(invented(PEOPLE))["executants-only"].value == 0


def test_where_six_do_what_sixty_decide_it_is_seen():
    found = measured(invented(PEOPLE[:6]))
    one = found["directors-and-executants"]
    assert one.value == pytest.approx(0.9)
    assert one.low > one.chance
    assert found["directors-only"].value == pytest.approx(0.9)
    assert found["directors-only"].chance < 0.2


def test_who_carries_out_and_never_decides_is_counted_without_a_name():
    found = invented(PEOPLE[:20])
    for vote in found.votes:
        vote.cast = dict.fromkeys(PEOPLE[10:], 1)
    one = measured(found)["executants-only"]
    assert (one.value, one.people) == (0.5, 20)


def test_other_names_leave_every_number_as_it_is():
    found, other = invented(PEOPLE[:6]), invented(PEOPLE[:6])
    renamed = {old: f"{int(old, 16) + 7_000:016x}" for old in PEOPLE}
    other.present = type(other.present)(list, {renamed[k]: v for k, v in other.present.items()})
    for vote in other.votes:
        vote.cast = {renamed[k]: v for k, v in vote.cast.items()}
    for one in other.state.undertakings.values():
        one.holders = [renamed[holder] for holder in one.holders]
    assert [one.to_data() for one in of_carrying(found, 0)] == [
        one.to_data() for one in of_carrying(other, 0)
    ]


def test_where_nothing_was_carried_out_nothing_is_said():
    found = measured(invented(PEOPLE, tasks=0))
    assert [one.value for one in found.values()] == [None, None, None]
