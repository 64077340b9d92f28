"""The finished text is what the rule says, whoever did what in which order."""

import random
from contextlib import suppress

from hypothesis import given
from hypothesis import strategies as st

from autogestion.rules import amending, passages
from autogestion.rules.counting import apart
from autogestion.rules.passages import Passage, Standing
from autogestion.rules.refusals import RuleBroken
from autogestion.rules.state import Amendment, Draft, Question

MEMBERS = ("awa", "bruno", "chidi", "dora")
NEEDED = 1


def question_with(text: list[str]) -> Question:
    question = Question(1, 1, "ordinary", "own", [1], "awa", 0, {}, {})
    question.drafts = [Draft(1, text, 0, "awa")]
    return question


def an_amendment(
    number: int, first: int, last: int, *words: str, by: str = "bruno", version: int = 1
):
    return Amendment(number, version, first, last, list(words), "", "", by, 0)


def test_what_overlaps_conflicts_and_what_stands_side_by_side_does_not():
    a, b, gap = Passage(2, 3), Passage(3, 4), Passage(3, 2)
    assert passages.overlap(a, b)
    assert passages.overlap(a, gap)
    assert not passages.overlap(b, gap)
    assert not passages.overlap(Passage(1, 1), Passage(2, 2))
    assert passages.overlap(gap, Passage(3, 2))
    assert not passages.overlap(Passage(1, 0), Passage(1, 2))


def test_a_passage_is_carried_along_and_a_changed_one_no_longer_fits():
    then = ["a", "b", "c", "d"]
    now = ["x", "a", "b", "y", "d"]
    assert passages.fitting(Passage(1, 2), then=then, now=now) == (2, 3)
    assert passages.fitting(Passage(3, 3), then=then, now=now) is None
    assert passages.fitting(Passage(2, 1), then=then, now=now) == (3, 2)
    assert passages.fitting(Passage(3, 2), then=then, now=now) is None
    assert passages.fitting(Passage(1, 0), then=then, now=now) is None
    assert passages.fitting(Passage(5, 4), then=then, now=now) == (6, 5)


def test_of_three_in_a_chain_the_two_that_do_not_conflict_both_come_in():
    stand = [
        Standing(an_amendment(n, *place, f"w{n}"), Passage(*place))
        for n, place in enumerate([(1, 2), (2, 3), (3, 4)], 1)
    ]
    ballots = [((1, 2, 1, 3), 3), ((3, 1, 3, 2), 2)]
    count = apart.count(4, ballots).to_data()
    assert passages.groups(stand) == [[1, 2, 3]]
    assert passages.accepted(stand, count) == [1, 3]
    taken = [stand[0], stand[2]]
    assert passages.finished(["a", "b", "c", "d"], taken) == ["w1", "w3"]


def test_a_tie_between_two_that_conflict_leaves_their_passage_as_it_stands():
    stand = [Standing(an_amendment(n, 1, 1, f"w{n}"), Passage(1, 1)) for n in (1, 2)]
    count = apart.count(3, [((1, 2, 3), 1), ((2, 1, 3), 1)]).to_data()
    assert count["carried"] == [1, 2]
    assert passages.accepted(stand, count) == []


def placings(text: int) -> st.SearchStrategy[tuple[int, int]]:
    """First and last of a passage in a text of so many paragraphs."""
    return st.integers(1, text + 1).flatmap(
        lambda first: st.tuples(st.just(first), st.integers(first - 1, min(text, first + 2)))
    )


@given(st.lists(placings(6), max_size=8), st.randoms(use_true_random=False))
def test_the_order_in_which_accepted_amendments_are_applied_does_not_matter(places, chance):
    text = [f"p{n}" for n in range(1, 7)]
    taken: list[Standing] = []
    for number, place in enumerate(places, 1):
        passage = Passage(*place)
        if not any(passages.overlap(passage, one.passage) for one in taken):
            taken.append(Standing(an_amendment(number, *place, f"n{number}"), passage))
    shuffled = chance.sample(taken, len(taken))
    at_once = passages.finished(text, taken)
    assert passages.finished(text, shuffled) == at_once
    assert one_after_the_other(text, shuffled) == at_once


def one_after_the_other(text: list[str], taken: list[Standing]) -> list[str]:
    """Each by itself, carried along through what came before it, as authors take amendments over.

    What only puts in comes first: it lies between paragraphs that the others change.
    """
    now = list(text)
    for one in sorted(taken, key=lambda one: not one.passage.is_gap):
        passage = passages.fitting(one.passage, then=text, now=now)
        assert passage is not None
        now = passages.finished(now, [Standing(one.amendment, passage)])
    return now


class Anybody:
    """Members do what comes to their mind to one text, admitted or refused."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.question = question_with([f"p{n}" for n in range(1, chance.randint(2, 7))])
        self.words = 0

    def one(self) -> Amendment:
        if not self.question.amendments:
            raise RuleBroken("there is none")
        amendment = self.chance.choice(self.question.amendments)
        fits = amending.where(amendment, self.question.drafts) is not None
        amending.check_pending(amendment, fits=fits)
        return amendment

    def propose(self, by: str) -> None:
        text = amending.current(self.question)
        first = self.chance.randint(1, len(text) + 1)
        last = self.chance.randint(first - 1, first + 2)
        words = [self.new() for _one in range(self.chance.randint(0, 2))]
        amendments = self.question.amendments
        amending.check_amending(
            Passage(first, last), words, text=text, amendments=amendments, by=by, is_late=False
        )
        version = len(self.question.drafts)
        amendments.append(
            an_amendment(len(amendments) + 1, first, last, *words, by=by, version=version)
        )

    def new(self) -> str:
        self.words += 1
        return f"n{self.words}"

    def second(self, by: str) -> None:
        amendment = self.one()
        amending.check_seconding(amendment, by=by)
        amendment.seconds.append(by)

    def withdraw(self, by: str) -> None:
        amendment = self.one()
        amending.check_withdrawal(amendment, by=by)
        amendment.withdrawn_at = 1

    def take(self, by: str) -> None:
        amendment = self.one()
        passage = amending.where(amendment, self.question.drafts)
        amending.check_taking(
            amendment, passage, is_author=by == self.question.by, others=self.standing()
        )
        self.write([Standing(amendment, passage)])

    def standing(self) -> list[Standing]:
        question = self.question
        return amending.standing(question.drafts, question.amendments, needed=NEEDED)

    def write(self, taken: list[Standing]) -> None:
        text = passages.finished(amending.current(self.question), taken)
        for one in taken:
            one.amendment.taken_at = 1
        numbers = [one.amendment.number for one in taken]
        self.question.drafts.append(Draft(len(self.question.drafts) + 1, text, 1, None, numbers))

    def vote(self, ballots: int) -> tuple[list[Standing], list[Standing]]:
        """Random ballots on what stands; answers what stood and what was accepted."""
        stand = self.standing()
        cast = [
            (tuple(self.chance.randint(1, len(stand) + 1) for _one in (*stand, 0)), 1)
            for _ballot in range(ballots)
        ]
        count = apart.count(len(stand) + 1, cast).to_data()
        taken = amending.settled(stand, {"quorate": True, "count": count})
        self.carried(stand, taken, count)
        self.write(taken)
        return stand, taken

    def carried(self, stand: list[Standing], taken: list[Standing], count: dict) -> None:
        """More were for each than against it; none conflict; what was left out lost, or conflicts."""
        last, pairs = len(stand), count["pairwise"]
        for place, one in enumerate(stand):
            is_for = pairs[place][last] > pairs[last][place]
            conflicts = any(
                passages.overlap(one.passage, other.passage) for other in stand if other is not one
            )
            if one in taken:
                assert is_for
            elif is_for:
                assert conflicts
        for one in taken:
            for other in taken:
                assert one is other or not passages.overlap(one.passage, other.passage)


@given(st.randoms(use_true_random=False))
def test_whatever_members_do_each_paragraph_comes_from_an_accepted_text(chance):
    anybody = Anybody(chance)
    question = anybody.question
    for _deed in range(chance.randint(0, 40)):
        deed = chance.choice((anybody.propose, anybody.propose, anybody.second, anybody.second,
                              anybody.withdraw, anybody.take))  # fmt: skip
        with suppress(RuleBroken):
            deed(chance.choice(MEMBERS))
    before = amending.current(question)
    stand, taken = anybody.vote(chance.randint(0, 9))

    text = amending.current(question)
    accepted = {word for one in question.amendments if one.taken_at for word in one.paragraphs}
    assert set(text) <= {*question.drafts[0].paragraphs, *accepted}
    assert len(set(text)) == len(text)
    touched = {
        before[place - 1]
        for one in taken
        for place in range(one.passage.first, one.passage.last + 1)
    }
    kept = [word for word in before if word not in touched]
    assert [word for word in text if word in kept] == kept
    put_in = {word for one in taken for word in one.amendment.paragraphs}
    assert set(text) == {*kept, *put_in}
    assert all(one.amendment.taken_at is None for one in stand if one not in taken)
