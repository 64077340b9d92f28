"""Debian's votes, as they stand in tests/real/data/debian: tally sheets and published results."""

import json
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from autogestion.count.formats import debian as tally_sheet
from autogestion.rules.counting.debian import fewest_over

DATA = Path(__file__).parent / "data" / "debian"

QUORUM = Fraction(3, 2)
"""Debian's quorum: three halves of the square root of the number of its developers."""


@dataclass(frozen=True)
class Published:
    """A result as Debian's secretary published it.

    electors: developers entitled to vote, recovered from quorum_exact, which is published: three
    halves of their square root. quorum: the fewest votes above it. ratios: one per option but the
    default, which is last. pairwise: with the diagonal (0) put back. dropped, winner: option numbers.
    """

    name: str
    options: tuple[str, ...]
    ballots: int
    electors: int
    quorum: int
    quorum_exact: float
    ratios: tuple[int, ...]
    pairwise: tuple[tuple[int, ...], ...]
    dropped: tuple[int, ...]
    winner: int


def names() -> list[str]:
    """Every vote that has a tally sheet, in order of time."""
    return sorted(path.name.removesuffix(".tally.txt") for path in DATA.glob("tally/*.txt"))


def names_with_result() -> list[str]:
    """Every vote whose result is published in a form to compare with."""
    return sorted(path.stem for path in DATA.glob("expected/*.json"))


def load_ballots(name: str) -> tuple[list[str], list[tuple[list[int | None], int]]]:
    """Names of the options (the default last), and each ballot as (ranks, 1)."""
    election = tally_sheet.read((DATA / "tally" / f"{name}.tally.txt").read_text("ascii"))
    return election.names, election.ballots


def load_published(name: str) -> Published:
    """The published result of one vote."""
    data = json.loads((DATA / "expected" / f"{name}.json").read_text("ascii"))
    electors = round((data["quorum_strictly_more_than"] / 1.5) ** 2)
    return Published(
        name=name,
        options=tuple(load_ballots(name)[0]),
        ballots=data["ballots"],
        electors=electors,
        quorum=fewest_over(QUORUM, electors),
        quorum_exact=data["quorum_strictly_more_than"],
        ratios=tuple(data["majority_ratio"][:-1]),
        pairwise=tuple(_with_diagonal(data["pairwise_published"])),
        dropped=tuple(data["dropped_published"]),
        winner=data["winner_published"][0],
    )


def _with_diagonal(rows: list[list[int]]) -> list[tuple[int, ...]]:
    return [(*row[:own], 0, *row[own:]) for own, row in enumerate(rows)]
