"""Which way it flows: planted questions from assemblies and from a council."""

from autogestion.measures.flow import WAITS, of_flow
from autogestion.measures.gathering import Gathered
from autogestion.measures.measure import Measure, told
from autogestion.rules.state import Council, Decision, Organisation, Question

HALL, DEPOT, COUNCIL = 1, 2, 3


def organisation() -> Gathered:
    state = Organisation("", councils={COUNCIL: Council(COUNCIL, "", {}, 100, [HALL, DEPOT])})
    found = Gathered(state=state, ends=2 * WAITS)
    for member in range(20):
        found.present[f"m{member}"].append([0, 0])
    return found


def put(
    found: Gathered, body: int, scope: str = "own", *, by: str | None = "m1", at: int = 1,
    opened: bool = True, adopted: bool | None = True, **subject: int,
) -> Question:  # fmt: skip
    number = len(found.state.questions) + 1
    question = Question(
        number, body, "ordinary", scope, [], by, at, {}, dict(subject), opened_at=at if opened else None
    )  # fmt: skip
    found.state.questions[number] = question
    if opened and adopted is not None:
        found.state.decisions[number] = Decision(number, number, body, adopted, 1, 1, at, at + 100)
    return question


def flow(found: Gathered, since: int = 0) -> dict[str, Measure]:
    return {one.code: told(one) for one in of_flow(found, since)}


def test_common_decisions_that_began_below_are_told_from_those_of_the_council():
    found = organisation()
    put(found, HALL, "whole")
    put(found, DEPOT, "several")
    put(found, DEPOT, "whole", adopted=False)  # Not adopted.
    put(found, HALL)  # Of the hall alone.
    laid = put(found, COUNCIL)
    put(found, HALL, by=None, laid=laid.number)  # Part of the council's question.
    put(found, COUNCIL, "own")
    measured = flow(found)["common-from-below"]
    assert (measured.value, measured.acts) == (0.5, 4)


def test_what_was_called_back_from_a_council_began_there():
    found = organisation()
    begun = put(found, COUNCIL, adopted=None)
    put(found, HALL, "several", by=None, calls=begun.number)
    measured = flow(found)["common-from-below"]
    assert (measured.value, measured.acts) == (0, 1)


def test_what_arises_by_itself_was_put_by_nobody():
    found = organisation()
    put(found, HALL, "whole", by=None)
    assert flow(found)["common-from-below"].value is None


def test_questions_that_came_to_a_vote_are_told_from_those_that_wait_or_were_taken_back():
    found = organisation()
    for _time in range(3):
        put(found, HALL)
    put(found, HALL, opened=False)  # Waits for ever.
    put(found, HALL, opened=False, at=found.ends - 5)  # Has only just been put.
    back = put(found, HALL, opened=False, at=found.ends - 5)
    back.withdrawn_at = found.ends - 4
    put(found, COUNCIL)
    measured = flow(found)["questions-voted-on"]
    assert (measured.value, measured.acts) == (0.6, 5)


def test_what_lies_before_the_window_is_not_counted():
    found = organisation()
    put(found, HALL, "whole")
    assert {one.acts for one in flow(found, since=2).values()} == {0}
