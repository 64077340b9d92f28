"""What it costs to measure a record, beside replaying it, and how often an interval holds what is true.

Speed: the record of `bench/verify.py`, followed quarter by quarter; the replay alone runs in turns with it.
Then one more question is decided, and only that is read. Truth: people are drawn from a law whose inequality is
known, a thousand times; and people who are all alike, where a warning would be false.
"""

import json
from collections.abc import Callable, Iterator
from time import process_time
from typing import Any

import numpy as np

from autogestion.measures.chance import by_chance, gini_interval
from autogestion.measures.history import Following
from autogestion.measures.panels import measures_of
from autogestion.measures.spread import Counts, gini
from autogestion.measures.windows import SPANS
from autogestion.rules.replay import Replay
from bench.table import Measure, at_least, at_most, beside
from bench.verify import Author

ENTRIES, ENTRIES_QUICK = 200_000, 3_000
MEMBERS, MEMBERS_QUICK = 2_000, 200
ROUNDS, ROUNDS_QUICK = 3, 1
REPLAY_RATIO_MAX = 2.6
"""With three histories: the twelve months up to each quarter are measured beside quarters and years."""
UPDATE_RATIO_MAX = 0.15
TRIALS, TRIALS_QUICK = 1_000, 20
LAW_PEOPLE = 2_000_000
COVERED_LEAST = {10: 0.92, 12: 0.92, 15: 0.93, 20: 0.93, 30: 0.93, 100: 0.93, 300: 0.93}
"""Of so many people, in how many of the trials at least the interval holds what is true."""
FALSE_ALARMS_MAX = 0.05
LAWS: dict[str, Callable[[np.random.Generator, int], Counts]] = {
    "unequal": lambda random, people: random.negative_binomial(1, 0.2, people),
    "alike, 2 acts each": lambda random, people: random.poisson(2, people),
    "most do nothing": lambda random, people: random.negative_binomial(0.3, 0.1, people),
}
"""How many acts a person does."""


def measures(*, quick: bool) -> Iterator[Measure]:
    """Speed, then truth."""
    yield from speed(*((ENTRIES_QUICK, MEMBERS_QUICK) if quick else (ENTRIES, MEMBERS)), quick)
    trials = TRIALS_QUICK if quick else TRIALS
    for law in LAWS:
        yield from coverage(law, trials)
    for people in (10, 15, 30, 300, 3_000):
        yield false_alarms(people, trials)


def speed(entries: int, members: int, quick: bool) -> Iterator[Measure]:
    """Everything against the replay alone, and one more question against everything."""
    author = Author(members)
    author.found()
    number = 0
    while len(author.lines) < entries:
        number += 1
        author.decide(number)
    lines = [json.loads(line) for line in author.lines]
    author.decide(number + 1)
    new = [json.loads(line) for line in author.lines[len(lines) :]]
    replay = whole = update = float("inf")
    for _ in range(ROUNDS_QUICK if quick else ROUNDS):
        replay = min(replay, seconds(replayed, lines))
        by_chance.cache_clear()
        following = Following(SPANS)
        whole = min(whole, seconds(measured, following, lines))
        update = min(update, seconds(measured, following, new))
    what = f"measure {len(lines):,} lines, against replaying them"
    yield at_most(REPLAY_RATIO_MAX, what, whole / replay, "times")
    yield beside("replay", replay, "  the same", whole, "s CPU")
    what = f"measure {len(new):,} lines more, against all"
    yield at_most(UPDATE_RATIO_MAX, what, update / whole, "times")


def replayed(lines: list[dict[str, Any]]) -> None:
    """The least that believes nobody."""
    replay = Replay(keeps_ballots=False)
    for line in lines:
        replay.feed(line)


def measured(following: Following, lines: list[dict[str, Any]]) -> None:
    """Windows that are over, those that run, and everything."""
    for line in lines:
        following.feed(line)
    following.running()
    measures_of(following.found)


def coverage(law: str, trials: int) -> Iterator[Measure]:
    """In how many trials the interval of the inequality holds that of the law."""
    draw = LAWS[law]
    random = np.random.default_rng(3)
    true = gini(draw(random, LAW_PEOPLE))
    for people, least in COVERED_LEAST.items():
        covered = 0
        for trial in range(trials):
            low, high = gini_interval(draw(random, people), seed=trial)
            covered += low <= true <= high
        what = f"95 in 100 holds, {people} people, {law}"
        yield at_least(least, what, covered / trials, "of all")


def false_alarms(people: int, trials: int) -> Measure:
    """In how many trials people who are all alike are called more unequal than chance; the worst of some loads."""
    random, worst = np.random.default_rng(5), 0.0
    for acts_each in (1, 5):
        acts = people * acts_each
        chance, alarms = by_chance(gini, people, acts), 0
        for _trial in range(trials):
            low, _high = gini_interval(random.multinomial(acts, np.full(people, 1 / people)))
            alarms += low > chance
        worst = max(worst, alarms / trials)
    return at_most(FALSE_ALARMS_MAX, f"false alarms, {people:,} people all alike", worst, "of all")


def seconds(work: Any, *args: Any) -> float:
    """Processor time of one call."""
    begin = process_time()
    work(*args)
    return process_time() - begin
