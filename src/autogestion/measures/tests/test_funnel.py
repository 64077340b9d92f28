"""The funnel from the right to the effect, counted by hand on a few invented matters (S9)."""

import pytest

from autogestion.measures.funnel import funnels, of_funnel
from autogestion.measures.gathering import DAY, Gathered, VoteSeen
from autogestion.rules.state import (
    Council,
    Decision,
    Demand,
    Inquiry,
    Option,
    Organisation,
    Piece,
    Question,
    Recall,
    Term,
    Vote,
)

PEOPLE = [f"m{number:02}" for number in range(20)]


def organisation() -> Gathered:
    found = Gathered(
        ends=100 * DAY, state=Organisation("", councils={9: Council(9, "", {}, 1, [])})
    )
    for member in PEOPLE:
        found.present[member].append([0, 0])
    found.places = {1: found.present}
    return found


def matter(
    found: Gathered, by: str, cast: list[str], *, without: list[str] | None = None
) -> Question:
    number = len(found.votes) + 1
    question = Question(number, 1, "ordinary", "own", [1], by, DAY, {}, {}, opened_at=DAY)
    found.state.questions[number] = question
    is_council = without is not None
    found.state.votes[number] = Vote(
        number, "ordinary", 1, "majority", 2, [], 1, DAY, DAY, 0, dict.fromkeys(PEOPLE, 1)
    )
    found.votes.append(
        VoteSeen(
            number, "ordinary", DAY, DAY, frozenset(() if is_council else PEOPLE), is_council, {},
            "majority", dict.fromkeys(cast, 1), 2 * DAY, {}, 1, without=frozenset(without or ()),
        )
    )  # fmt: skip
    return question


def decided(
    found: Gathered, question: Question, *, adopted: bool = True, option: int = 1
) -> Decision:
    one = Decision(question.number, question.number, 1, adopted, option, 1, 2 * DAY, 9 * DAY)
    found.state.decisions[one.number] = one
    return one


def test_who_makes_something_and_who_changes_something_by_it():
    found = organisation()
    plain = matter(found, "m00", PEOPLE[:10])
    decided(found, plain)
    ranked = matter(found, "m00", PEOPLE[:10])
    ranked.options = [Option(1, "", "m00", ""), Option(2, "", "m01", "")]
    decided(found, ranked, option=2)
    lost = matter(found, "m02", PEOPLE[:10])
    lost.arguments.append(Piece(1, "", "m03", DAY, side="for"))
    lost.rewordings = [Piece(1, "", "m04", DAY), Piece(2, "", "m05", DAY, taken_at=DAY)]
    lost.facts = [Piece(1, "", "m06", DAY, answers=1), Piece(2, "", "m07", DAY)]
    decided(found, lost, adopted=False)
    creating, _controlling = funnels(found, 0)
    assert creating.concerned == dict.fromkeys(PEOPLE, 3)
    assert creating.reach == dict.fromkeys(PEOPLE[:10], 3)
    assert creating.use == {
        "m00": 2, "m01": 1, "m02": 1, "m03": 1, "m04": 1, "m05": 1, "m06": 1, "m07": 1,
    }  # fmt: skip
    assert creating.effect == {"m00": 1, "m01": 1, "m05": 1, "m06": 1}


def test_who_controls_before_and_after_and_whose_delegates_answer():
    found = organisation()
    question = matter(found, "m00", PEOPLE[:10])
    question.seconds = ["m01"]
    question.demands = [Demand(1, "", "m02", DAY, ["m03"], DAY), Demand(2, "", "m04", DAY)]
    one = decided(found, question)
    one.reopeners = ["m05"]
    found.state.terms[1] = Term(1, 9, 1, 1, "m19", 1, 0, 90 * DAY)
    found.state.inquiries[1] = Inquiry(1, 1, "m06", DAY, "", answered_at=DAY)
    found.state.inquiries[2] = Inquiry(2, 1, "m07", DAY, "")
    found.state.recalls[1] = Recall(1, 9, 1, [1], "m08", DAY)
    _creating, controlling = funnels(found, 0)
    # The vote, and the term of the delegate.
    assert controlling.concerned == dict.fromkeys(PEOPLE, 2)
    assert set(controlling.use) == {f"m0{number}" for number in range(1, 9)}
    assert set(controlling.effect) == {"m01", "m02", "m03", "m06"}


def test_what_a_council_decides_without_asking_concerns_those_who_had_no_right_to_decide_it():
    found = organisation()
    matter(found, "m00", PEOPLE)
    matter(found, "m19", ["m19"], without=PEOPLE[:10])
    creating, _controlling = funnels(found, 0)
    assert creating.right == dict.fromkeys(PEOPLE, 1)
    assert creating.concerned == {**dict.fromkeys(PEOPLE, 1), **dict.fromkeys(PEOPLE[:10], 2)}
    one = next(of_funnel(found, 0))
    right = one.funnel[0]
    assert (right.name, right.mean, right.lowest) == ("right", 0.75, 0.5)


def test_the_lowest_tenth_is_told_beside_the_mean():
    found = organisation()
    for _time in range(4):
        matter(found, "m00", PEOPLE[2:])
    one = next(of_funnel(found, 0))
    stages = {stage.name: stage for stage in one.funnel}
    assert stages["reach"].mean == pytest.approx(0.9)
    assert stages["reach"].lowest == 0
    assert stages["reach"].people == 18
    assert stages["use"].people == 1
    assert one.value == 0  # Nothing was decided, so nothing had an effect.


def test_of_fewer_than_ten_there_is_no_funnel():
    found = organisation()
    found.votes = []
    assert next(of_funnel(found, 0)).funnel == ()
