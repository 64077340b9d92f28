"""Whose words are in what was decided, and whether delegates agree with those who sent them."""

from collections import Counter
from dataclasses import replace

import pytest

from autogestion.measures.agreeing import kappa, of_agreeing
from autogestion.measures.gathering import Gathered, VoteSeen
from autogestion.measures.wording import of_wording
from autogestion.rules.state import (
    Amendment,
    ArticleDraft,
    CameOf,
    Contribution,
    Decision,
    Demand,
    Draft,
    Option,
    Organisation,
    Piece,
    Question,
    Term,
)

AUTHOR, MEMBER, DELEGATE = "a", "m", "d"


def decided(**differs: object) -> Gathered:
    """One question that the author put and that was adopted; a delegate has a seat all the time."""
    state = Organisation("")
    state.terms[1] = Term(1, 9, 1, 7, DELEGATE, 1, 0, 100)
    question = Question(1, 1, "ordinary", "own", [1], AUTHOR, 1, {}, {})
    for name, value in differs.items():
        setattr(question, name, value)
    state.questions[1] = question
    state.decisions[1] = Decision(1, 1, 1, True, 1, 1, 5, 100)
    return Gathered(state=state, ends=10)


def amendment(by: str, taken_at: int | None = None) -> Amendment:
    return Amendment(1, 1, 1, 1, [], "", "", by, 2, taken_at=taken_at)


def below(found: Gathered) -> float | None:
    (one,) = of_wording(found, 0)
    return one.value


@pytest.mark.parametrize(
    ("differs", "value"),
    [
        ({}, 0),
        ({"rewordings": [Piece(1, "", MEMBER, 1, taken_at=2)]}, 1),
        ({"rewordings": [Piece(1, "", MEMBER, 1)]}, 0),
        ({"rewordings": [Piece(1, "", AUTHOR, 1, taken_at=2)]}, 0),
        ({"rewordings": [Piece(1, "", DELEGATE, 1, taken_at=2)]}, 0),
        ({"amendments": [amendment(MEMBER, 3)]}, 1),
        ({"amendments": [amendment(MEMBER)]}, 0),
        ({"amendments": [amendment(MEMBER)], "drafts": [Draft(2, [], 3, None, [1])]}, 1),
        ({"options": [Option(1, "", MEMBER, ""), Option(2, "", AUTHOR, "")]}, 1),
        ({"options": [Option(1, "", AUTHOR, ""), Option(2, "", MEMBER, "")]}, 0),
        ({"demands": [Demand(1, "", MEMBER, 1, answered_at=2)]}, 1),
        ({"demands": [Demand(1, "", MEMBER, 1)]}, 0),
        ({"subject": {"draft": 3, "change": "new"}}, 1),
        ({"subject": {"draft": 99}}, 0),
    ],
)
def test_words_come_from_below_where_somebody_else_without_a_seat_wrote_them(differs, value):
    found = decided(**differs)
    found.state.drafts[3] = ArticleDraft(3, None, MEMBER, 1, 1, {})
    assert below(found) == value


def test_a_contribution_without_a_name_is_from_below_too():
    found = decided()
    sent = Contribution(1, None, None, 1, "letter", "en", None, None, True, "", "", "", "")
    sent.came_of_it.append(CameOf(1, AUTHOR, 2, "fact", 1, 0))
    found.state.contributions[1] = sent
    assert below(found) == 0
    sent.came_of_it.append(CameOf(2, AUTHOR, 2, "question", 1, 0))
    assert below(found) == 1


def test_what_was_refused_or_put_by_nobody_is_left_out():
    found = decided()
    found.state.decisions[1].adopted = False
    assert below(found) is None
    assert below(decided(by=None)) is None


def test_kappa_is_that_of_the_textbook():
    """Fifty cases: 20 both yes, 5 and 10 apart, 15 both no: 0.7 seen, 0.5 by chance."""
    pairs = Counter({("y", "y"): 20, ("y", "n"): 5, ("n", "y"): 10, ("n", "n"): 15})
    assert kappa(pairs) == pytest.approx(0.4)
    assert kappa(Counter()) is None
    assert kappa(Counter({("y", "y"): 9})) is None  # Where all is one, chance agrees as well.
    assert kappa(Counter({("y", "n"): 5, ("n", "y"): 5})) == pytest.approx(-1)


def council(kept: float, people: int = 12, votes: int = 20) -> Gathered:
    """Delegates who vote as their mandate in so many votes, half of which say yes."""
    found = Gathered(ends=100)
    roll = [f"{n:x}" for n in range(people)]
    for number in range(votes):
        mandate = 1 + number % 2
        choice = mandate if number < kept * votes else 3 - mandate
        found.votes.append(
            VoteSeen(
                number, "ordinary", number, None, frozenset(roll), True, dict.fromkeys(roll, mandate), "majority",
                dict.fromkeys(roll, choice), number + 1,
            )
        )  # fmt: skip
    return found


@pytest.mark.parametrize(("kept", "value"), [(1, 1), (0.5, 0), (0, -1)])
def test_agreement_is_nothing_where_half_is_kept(kept, value):
    (one,) = of_agreeing(council(kept), 0)
    assert one.value == pytest.approx(value)
    assert one.low <= value <= one.high
    assert one.acts == 240


def test_of_few_delegates_and_ranked_votes_nothing_is_said():
    (few,) = of_agreeing(council(1, people=9), 0)
    assert (few.value, few.people) == (None, 9)
    found = council(1)
    found.votes = [replace(vote, method="schulze") for vote in found.votes]
    (ranked,) = of_agreeing(found, 0)
    assert (ranked.value, ranked.acts) == (None, 0)
