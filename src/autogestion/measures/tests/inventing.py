"""An invented organisation whose truth is known: who begins, votes, carries out, sits and answers, and how often."""

from dataclasses import dataclass

import numpy as np

from autogestion.measures.gathering import DAY, Gathered, VoteSeen
from autogestion.rules.state import (
    Admission,
    Body,
    Council,
    Decision,
    Demand,
    Inquiry,
    Member,
    Option,
    Organisation,
    Piece,
    Question,
    Recall,
    Report,
    Task,
    Term,
    Undertaking,
    Vote,
)

YEAR = 365 * DAY
COUNCIL = 9


@dataclass(frozen=True)
class Truth:
    """`split`: a tenth puts and decides so much, beside its even part, and others carry out. The others are how often
    each thing happens."""

    split: float = 0.0
    turnout: float = 0.6
    adopted: float = 0.5
    alternatives: float = 0.5
    answered: float = 0.7
    missed: float = 0.3
    contested: float = 0.4
    kept: float = 0.8
    one_sided: float = 0.3
    asked_below: float = 0.5


NONE, SLIGHT, STRONG = (
    Truth(),
    Truth(0.3, 0.5, 0.6, 0.3, 0.5, 0.4, 0.3, 0.6, 0.5, 0.3),
    Truth(0.8, 0.3, 0.8, 0.1, 0.2, 0.7, 0.1, 0.3, 0.8, 0.1),
)
THINGS = 120
"""Votes, elections, accounts, questions to delegates: so many of each."""


def names(people: int) -> list[str]:
    return [f"{number:016x}" for number in range(people)]


def invented(people: int, truth: Truth, seed: int) -> Gathered:
    """A year of an assembly of so many, with a council above it."""
    random, members = np.random.default_rng(seed), names(people)
    council = Council(COUNCIL, "", {}, 365, [1], {1: 0})
    state = Organisation(
        "", councils={COUNCIL: council}, bodies={1: Body(1, "", None, 0, joined_at=0)}
    )
    found = Gathered(state=state, ends=YEAR)
    for member in members:
        found.present[member].append([0, 0])
        state.bodies[1].members[member] = 0
        state.members[member] = Member(member, 1)
    found.places = {1: found.present}
    leading = max(1, people // 10)
    even = np.full(people, (1 - truth.split) / people)
    begins = even + np.where(np.arange(people) < leading, truth.split / leading, 0)
    does = even + np.where(np.arange(people) >= leading, truth.split / (people - leading), 0)
    state.bodies[COUNCIL] = Body(COUNCIL, "", None, 0, founded_at=0)
    for number, place in enumerate(random.choice(people, THINGS, p=begins), start=1):
        _voted_on(found, truth, random, members, number, members[place])
    # More are put than voted on: of 120 questions alone nothing could be seen of 3,000 people.
    found.posed += [
        (YEAR // 2, members[place]) for place in random.choice(people, 2 * people, p=begins)
    ]
    _carried_out(found, random, members, does, 5 * people)
    _delegates(found, truth, random, members)
    return found


def _voted_on(
    found: Gathered,
    truth: Truth,
    random: np.random.Generator,
    members: list[str],
    number: int,
    by: str,
) -> None:
    """One question from its posing to its decision."""
    state, at = found.state, number * YEAR // (THINGS + 1)
    options = (
        [Option(1, "", by, ""), Option(2, "", by, "")]
        if random.random() < truth.alternatives
        else []
    )
    question = Question(
        number, 1, "ordinary", "own", [1], by, at, {}, {}, options=options, opened_at=at
    )
    demand = Demand(1, "", members[random.integers(len(members))], at)
    if random.random() < truth.answered:
        demand.answered_at = at
        question.facts.append(Piece(1, "", by, at, answers=1))
    question.demands.append(demand)
    question.seconds.append(members[random.integers(len(members))])
    state.questions[number] = question
    came = [members[place] for place in np.flatnonzero(random.random(len(members)) < truth.turnout)]
    one_sided = random.random() < truth.one_sided
    result = {"for": len(came), "against": 0 if one_sided else 1, "cast": len(came)}
    state.votes[number] = Vote(
        number, "ordinary", 1, "majority", 2, [], 1, at, at + DAY, 0, dict.fromkeys(members, 1)
    )
    vote = VoteSeen(
        number, "ordinary", at, at - 3 * DAY, frozenset(members), False, {}, "majority",
        dict.fromkeys(came, 1), at + DAY, result, 1,
    )  # fmt: skip
    found.votes.append(vote)
    found.posed.append((at, by))
    adopted = random.random() < truth.adopted
    state.decisions[number] = Decision(number, number, 1, adopted, 1, 1, at + DAY, at + YEAR)
    if adopted:
        found.adopted.append((at + DAY, by))


def _carried_out(
    found: Gathered, random: np.random.Generator, members: list[str], does: np.ndarray, times: int
) -> None:
    found.state.tasks[1] = Task(1, 1, 1, "", members[0], 0, 0, 7, "turns", False)
    for number, place in enumerate(random.choice(len(members), times, p=does), start=1):
        at = number * YEAR // (times + 1)
        found.state.undertakings[number] = Undertaking(
            number, 1, at, at + DAY, [members[place]], done_at=at + DAY
        )


def _delegates(
    found: Gathered, truth: Truth, random: np.random.Generator, members: list[str]
) -> None:
    """Twelve delegates, whose accounts, answers and ballots are as the truth says."""
    state, sitting = found.state, members[:12]
    for number, member in enumerate(sitting, start=1):
        state.terms[number] = Term(number, COUNCIL, 1, number, member, 1, 0, YEAR)
    for number in range(1, THINGS + 1):
        at, term = number * YEAR // (THINGS + 1), int(random.integers(1, 13))
        if random.random() < truth.missed:
            found.missed.append(at)
        else:
            state.reports[number] = Report(number, term, at, {})
        state.inquiries[number] = Inquiry(
            number, term, members[random.integers(len(members))], at, ""
        )
        found.asked[number] = at
        if random.random() < truth.answered:
            found.answered[number] = state.inquiries[number].answered_at = at + DAY
        _council_votes(found, truth, random, sitting, 1_000 + number, at)
        _elected(found, truth, random, members, 2_000 + number, at)
        admission = Admission(number, 1, f"{number:x}".zfill(16)[::-1], "", at, ended_at=at + DAY)
        if random.random() < truth.answered:
            admission.answers[members[0]] = True
        state.admissions[number] = admission
    state.recalls[1] = Recall(1, COUNCIL, 1, [1], members[-1], YEAR // 2, seconds=[members[-2]])


def _council_votes(
    found: Gathered,
    truth: Truth,
    random: np.random.Generator,
    sitting: list[str],
    number: int,
    at: int,
) -> None:
    vote = Vote(
        number,
        "ordinary",
        1,
        "majority",
        2,
        [],
        COUNCIL,
        at,
        at + DAY,
        0,
        dict.fromkeys(sitting, 1),
    )
    if random.random() < truth.asked_below:
        vote.laid = [1]
    found.state.votes[number] = vote
    found.state.questions[number] = Question(
        number, COUNCIL, "ordinary", "own", [COUNCIL], None, at, {}, {}, opened_at=at
    )
    cast = {one: 1 if random.random() < truth.kept else 2 for one in sitting}
    vote_seen = VoteSeen(
        number, "ordinary", at, at - 5 * DAY, frozenset(sitting), True, dict.fromkeys(sitting, 1), "majority",
        dict(cast), at + DAY, {"cast": 0}, COUNCIL,
    )  # fmt: skip
    found.votes.append(vote_seen)


def _elected(
    found: Gathered,
    truth: Truth,
    random: np.random.Generator,
    members: list[str],
    number: int,
    at: int,
) -> None:
    standing = members[:2] if random.random() < truth.contested else members[:1]
    subject = {"council": COUNCIL}
    found.state.questions[number] = Question(
        number, 1, "election", "own", [1], None, at, {}, subject, opened_at=at
    )
    found.state.votes[number] = Vote(
        number, "election", 1, "schulze", 2, [], 1, at, at + DAY, 0, dict.fromkeys(members, 1), seats=1,
        candidates=standing,
    )  # fmt: skip
    found.votes.append(
        VoteSeen(
            number,
            "election",
            at,
            None,
            frozenset(),
            False,
            {},
            "schulze",
            {},
            at + DAY,
            {"cast": 0},
            1,
        )
    )
