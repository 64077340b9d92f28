"""Who frames, who supervises, what is added below, who sits again: counted by hand on invented matters."""

import pytest

from autogestion.measures.agenda import of_agenda
from autogestion.measures.gathering import DAY, Gathered, VoteSeen
from autogestion.measures.measure import Measure
from autogestion.measures.renewing import of_renewing
from autogestion.measures.seats import of_seats
from autogestion.rules.state import (
    Admission,
    Council,
    Decision,
    Demand,
    Option,
    Organisation,
    Piece,
    Question,
    Recall,
    Regard,
    Report,
    Term,
    Vote,
)

PEOPLE = [f"m{number:02}" for number in range(20)]
COUNCIL = 9


def organisation() -> Gathered:
    council = Council(COUNCIL, "", {}, 365, [1, 2], {1: 0, 2: 0})
    found = Gathered(ends=400 * DAY, state=Organisation("", councils={COUNCIL: council}))
    for member in PEOPLE:
        found.present[member].append([0, 0])
    return found


def matter(
    found: Gathered,
    by: str | None,
    *,
    body: int = 1,
    kind: str = "ordinary",
    adopted: bool | None = None,
    at: int = DAY,
) -> Question:
    state, number = found.state, len(found.state.questions) + 1
    question = Question(number, body, kind, "own", [body], by, at, {}, {}, opened_at=at)
    state.questions[number] = question
    state.votes[number] = Vote(
        number, kind, 1, "majority", 2, [], body, at, at, 0, dict.fromkeys(PEOPLE, 1)
    )
    found.votes.append(
        VoteSeen(
            number, kind, at, None, frozenset(PEOPLE), body == COUNCIL, {}, "majority",
            dict.fromkeys(PEOPLE, 1), at, {}, body,
        )
    )  # fmt: skip
    if adopted is not None:
        state.decisions[number] = Decision(number, number, 1, adopted, 1, 1, at, at + 365 * DAY)
    return question


def agenda(found: Gathered) -> dict[str, Measure]:
    return {one.code: one for one in of_agenda(found, 0)}


def seats(found: Gathered) -> dict[str, Measure]:
    return {one.code: one for one in of_seats(found, 0)}


def renewing(found: Gathered, since: int = 0) -> dict[str, Measure]:
    return {one.code: one for one in of_renewing(found, since)}


def test_alternatives_and_where_a_question_began():
    found = organisation()
    matter(found, "m00").options = [Option(1, "", "m00", ""), Option(2, "", "m01", "")]
    matter(found, "m00")
    matter(found, "m01", body=COUNCIL)
    matter(found, None)
    measured = agenda(found)
    assert (measured["real-alternatives"].value, measured["real-alternatives"].acts) == (1 / 3, 3)
    assert measured["voted-from-below"].value == 2 / 3


def test_where_only_those_who_framed_it_look_at_it_again_it_is_a_monopoly():
    found = organisation()
    for number in range(1, 5):
        matter(found, "m00", adopted=True)
        found.state.regards[number] = {"m00": Regard("agree", "", DAY)}
    alone = agenda(found)["monopoly"]
    assert (alone.value, alone.acts) == (1, 4)
    assert alone.chance == pytest.approx(1 / 20)
    assert alone.low > alone.chance
    found.state.regards[1]["m05"] = Regard("object", "", DAY)
    found.state.decisions[2].reopeners = ["m06"]
    assert agenda(found)["monopoly"].value == 0.5
    matter(found, "m01", adopted=True)  # Nobody looked at it: of it nothing is said.
    assert agenda(found)["monopoly"].acts == 4


def test_what_those_with_a_seat_put_is_compared_with_what_all_put():
    found = organisation()
    found.state.terms[1] = Term(1, COUNCIL, 1, 1, "m00", 1, 0, 300 * DAY)
    for adopted in (True, True, True):
        matter(found, "m00", adopted=adopted)
    for adopted in (True, False, False):
        matter(found, "m01", adopted=adopted)
    one = agenda(found)["adopted-of-delegates"]
    assert (one.value, one.chance, one.acts) == (1, 4 / 6, 3)


def test_an_answer_of_the_base_without_a_word_is_an_echo():
    found = organisation()
    matter(found, None, kind="mandate")
    matter(found, None, kind="mandate").arguments.append(Piece(1, "", "m03", DAY))
    asked, unasked = matter(found, "m00", body=COUNCIL), matter(found, "m00", body=COUNCIL)
    found.state.votes[asked.number].laid = [1, 2]
    measured = agenda(found)
    assert (measured["echo"].value, measured["echo"].acts) == (0.5, 2)
    assert (measured["laid-before-the-base"].value, measured["laid-before-the-base"].acts) == (
        0.5,
        2,
    )
    assert unasked.number == 4


def test_what_others_gave_to_a_question_and_what_came_of_it():
    found = organisation()
    question = matter(found, "m00", adopted=True)
    question.options = [Option(1, "", "m04", ""), Option(2, "", "m05", "")]
    question.rewordings = [Piece(1, "", "m01", DAY, taken_at=DAY), Piece(2, "", "m02", DAY)]
    question.demands = [Demand(1, "", "m03", DAY), Demand(2, "", "m00", DAY, answered_at=DAY)]
    one = agenda(found)["changed-by-others"]
    assert (one.value, one.acts) == (2 / 5, 5)  # The author's own demand is none of theirs.


def test_what_comes_from_above_against_what_goes_up():
    found = organisation()
    matter(found, "m00", body=COUNCIL).laid_until = 2 * DAY
    found.state.reports = {number: Report(number, 1, DAY, {}) for number in (1, 2)}
    found.asked = {1: DAY}
    matter(found, "m01").scope = "whole"
    one = agenda(found)["flow-downwards"]
    assert (one.value, one.acts) == (3 / 5, 5)


def elected(found: Gathered, candidates: list[str], winner: str, at: int) -> None:
    question = matter(found, None, kind="election", at=at)
    question.subject["council"] = COUNCIL
    vote = found.state.votes[question.number]
    vote.seats, vote.candidates = 1, candidates
    for term in found.state.terms.values():
        if term.ended_at is None:
            term.ended_at = at
    number = len(found.state.terms) + 1
    found.state.terms[number] = Term(
        number, COUNCIL, 1, 1, winner, question.number, at, at + 90 * DAY
    )


def test_who_stands_again_is_compared_with_a_draw_among_all_who_stand():
    found = organisation()
    elected(found, ["m00", "m01"], "m00", 10 * DAY)  # Nobody had the seat before.
    elected(found, ["m00", "m01"], "m00", 100 * DAY)
    elected(found, ["m00", "m01", "m02"], "m02", 200 * DAY)
    elected(found, ["m00", "m02"], "m02", 300 * DAY)  # Hers was the seat; his was it long ago.
    one = seats(found)["incumbents-elected"]
    assert (one.value, one.acts) == (2 / 3, 3)
    assert one.chance == pytest.approx((1 / 2 + 1 / 3 + 1 / 2) / 3)


def test_delegates_who_leave_their_mandate_in_silence_are_told_from_those_who_are_recalled():
    found = organisation()
    for number, member in enumerate(("m00", "m01", "m02"), start=1):
        found.state.terms[number] = Term(number, COUNCIL, number, 1, member, 1, 0, 365 * DAY)
    mandates = dict.fromkeys(("m00", "m01", "m02"), 1)
    for number in range(50, 54):
        cast = {"m00": 1, "m01": 2, "m02": 2}
        found.votes.append(
            VoteSeen(
                number, "ordinary", DAY, DAY, frozenset(mandates), True, mandates, "majority", dict(cast), DAY, {},
                COUNCIL,
            )
        )  # fmt: skip
    assert (seats(found)["silent-gap"].value, seats(found)["silent-gap"].acts) == (1, 2)
    found.state.recalls[1] = Recall(1, COUNCIL, 2, [2], "m09", 2 * DAY)
    assert seats(found)["silent-gap"].value == 0.5


def test_a_decision_reopened_by_its_author_is_told_from_one_that_others_reopen():
    found = organisation()
    for _time in range(2):
        matter(found, "m00", adopted=True)
    matter(found, None)
    for number, who in ((1, ["m00", "m01"]), (2, ["m02", "m03"])):
        found.state.decisions[number].reopeners, found.state.decisions[number].reopened_as = who, 3
    one = renewing(found)["reopened-by-others"]
    assert (one.value, one.acts) == (0.5, 2)


def test_leaving_stands_against_speaking_up_and_coming_beside_it():
    found = organisation()
    found.present["m00"][0][1] = 50 * DAY
    found.present["m01"][0][0] = 60 * DAY
    found.controlled = [(DAY, "m02"), (70 * DAY, "m03"), (80 * DAY, "m03")]
    measured = renewing(found, since=40 * DAY)
    assert (measured["exit-and-voice"].value, measured["exit-and-voice"].acts) == (1 / 3, 3)
    assert (measured["members-come"].value, measured["members-come"].people) == (1 / 20, 20)
    assert measured["days-a-member"].acts == 1


def test_who_asks_to_come_in_and_is_answered_by_nobody_is_counted():
    found = organisation()
    found.state.admissions = {
        1: Admission(1, 1, "x1", "", DAY, {"m00": True}),
        2: Admission(2, 1, "x2", "", DAY, ended_at=30 * DAY),
        3: Admission(3, 1, "x3", "", DAY),
    }
    one = renewing(found)["requests-answered"]
    assert (one.value, one.acts) == (0.5, 2)  # The third still waits.
