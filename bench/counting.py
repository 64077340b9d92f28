"""How long it takes to count 100,000 different ballots, beside a plain loop over the same ones.

Processor time of one core. Where the package pyrankvote is installed, its transferable vote counts
the same ballots beside ours; it is no dependency of ours.
"""

import random
from collections.abc import Callable, Iterator, Sequence
from time import process_time
from typing import Any

from autogestion.rules.counting import irv, ranked_pairs, schulze, stv_meek, stv_scottish, stv_wigm
from autogestion.rules.counting.filling import Seats
from bench.table import Measure, at_most, beside

VOTERS, VOTERS_QUICK = 100_000, 2_000
SEED = 1
SCHULZE_SECONDS_MAX = 1.0
TRANSFERS_SECONDS_MAX = 3.0
SEATS = 7

Ballots = list[tuple[list[int | None], int]]


def measures(*, quick: bool) -> Iterator[Measure]:
    """Rankings over ten options, and transferable votes over twenty."""
    voters = VOTERS_QUICK if quick else VOTERS
    chance = random.Random(SEED)
    ten, twenty = profile(chance, 10, voters), profile(chance, 20, voters)
    loop = seconds(lambda: plain_pairs(10, ten))
    for name, count in (("schulze", schulze.count), ("ranked-pairs", ranked_pairs.count)):
        took = seconds(call(count, 10, ten))
        yield at_most(SCHULZE_SECONDS_MAX, f"{name}, {voters:,} ballots, 10 options", took, "s CPU")
        yield beside("a plain loop over pairs", loop, "  the same", took, "s CPU")
    took = seconds(call(irv.count, 20, twenty))
    yield at_most(TRANSFERS_SECONDS_MAX, f"irv, {voters:,} ballots, 20 candidates", took, "s CPU")
    for name, count in (
        ("stv-scottish", stv_scottish.count),
        ("stv-wigm", stv_wigm.count),
        ("stv-meek", stv_meek.count),
    ):
        took = seconds(call(count, 20, twenty, seats=Seats(SEATS)))
        yield at_most(TRANSFERS_SECONDS_MAX, f"{name}, 20 candidates, {SEATS} seats", took, "s CPU")
    if (pyrankvote := by_pyrankvote(twenty)) is not None:
        yield beside("pyrankvote", seconds(pyrankvote), f"  {name}", took, "s CPU")


def call(count: Callable[..., Any], *args: Any, **more: Any) -> Callable[[], Any]:
    """The count, to be made later."""
    return lambda: count(*args, **more)


def seconds(work: Callable[[], Any]) -> float:
    """Processor time of doing it once."""
    before = process_time()
    work()
    return process_time() - before


def profile(chance: random.Random, options: int, voters: int) -> Ballots:
    """Ballots that rank three or more options, the first options more often high than the last."""
    weights = [1 / (n + 1) ** 0.5 for n in range(options)]
    return [(ranks(chance, weights), 1) for _ in range(voters)]


def ranks(chance: random.Random, weights: Sequence[float]) -> list[int | None]:
    """One ballot: a draw without replacement, as many as the voter cares to rank."""
    order = sorted(range(len(weights)), key=lambda n: -(chance.random() ** (1 / weights[n])))
    found: list[int | None] = [None] * len(weights)
    for rank, option in enumerate(order[: chance.randint(3, len(weights))], 1):
        found[option] = rank
    return found


def plain_pairs(options: int, ballots: Ballots) -> list[list[int]]:
    """Every pair on every ballot, one after the other."""
    table = [[0] * options for _ in range(options)]
    for choice, weight in ballots:
        for a, first in enumerate(choice):
            for b, second in enumerate(choice):
                if first is not None and (second is None or first < second):
                    table[a][b] += weight
    return table


def by_pyrankvote(ballots: Ballots) -> Callable[[], Any] | None:
    """The same transferable vote by another package, if it is there; it reads the ranks as ours does."""
    try:
        import pyrankvote
    except ImportError:
        return None
    candidates = [pyrankvote.Candidate(str(n)) for n in range(20)]

    def count() -> Any:
        papers = [
            pyrankvote.Ballot(
                [candidates[n] for rank, n in sorted((r, n) for n, r in enumerate(choice) if r)]
            )
            for choice, _ in ballots
        ]
        return pyrankvote.single_transferable_vote(candidates, papers, SEATS)

    return count
