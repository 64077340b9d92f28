"""Each method asked in the same way: options, ballots and settings in, places or rounds out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from autogestion.rules.counting import (
    approval,
    debian,
    irv,
    majority,
    ranked_pairs,
    schulze,
    score,
    stv_meek,
    stv_scottish,
    stv_wigm,
)
from autogestion.rules.counting import ballots as choices
from autogestion.rules.counting.filling import Seats
from autogestion.rules.counting.pairwise import Matrix
from autogestion.rules.counting.places import Ranking, by_votes
from autogestion.rules.counting.stv import RoundsResult


@dataclass(frozen=True)
class Settings:
    """What some methods leave to choose; each method reads its own and no other.

    strength, unranked: schulze, ranked-pairs. quorum, ratios: debian. lowest, highest: score.
    exact, hare: stv-wigm. default: the number of "none of these" (0: there is none): whoever does
    not stand above it is not elected.
    """

    strength: str = "winning"
    unranked: str = "last"
    quorum: int = 0
    ratios: Sequence[Fraction | int] = ()
    lowest: int = 0
    highest: int = 5
    exact: bool = False
    hare: bool = False
    default: int = 0


@dataclass(frozen=True)
class Counted:
    """Places of a count before seats are filled from them."""

    cast: int
    abstentions: int
    ranking: Ranking
    rounds: tuple[dict[str, Any], ...]
    pairwise: Matrix = ()
    dropped: tuple[tuple[int, str], ...] = ()


def _majority(options: int, ballots: choices.Ballots, _settings: Settings) -> Counted:
    result = majority.count(options, ballots)
    return _votes(result.cast, result.abstentions, result.votes)


def _approval(options: int, ballots: choices.Ballots, _settings: Settings) -> Counted:
    result = approval.count(options, ballots)
    return _votes(result.cast, result.abstentions, result.approvals)


def _score(options: int, ballots: choices.Ballots, settings: Settings) -> Counted:
    result = score.count(options, ballots, lowest=settings.lowest, highest=settings.highest)
    return _votes(result.cast, result.abstentions, result.points)


def _votes(cast: int, abstentions: int, votes: Sequence[int]) -> Counted:
    step = {"action": "counted", "votes": list(votes)}
    return Counted(cast, abstentions, by_votes(votes), (step,))


def _schulze(options: int, ballots: choices.Ballots, settings: Settings) -> Counted:
    result = schulze.count(options, ballots, strength=settings.strength, unranked=settings.unranked)
    step = {"action": "strongest chains", "paths": result.to_data()["paths"]}
    return Counted(
        result.cast, result.abstentions, result.ranking, (step,), pairwise=result.pairwise
    )


def _ranked_pairs(options: int, ballots: choices.Ballots, settings: Settings) -> Counted:
    result = ranked_pairs.count(
        options, ballots, strength=settings.strength, unranked=settings.unranked
    )
    steps = tuple({"action": "majorities", **step.to_data()} for step in result.steps)
    return Counted(result.cast, result.abstentions, result.ranking, steps, pairwise=result.pairwise)


def _debian(options: int, ballots: choices.Ballots, settings: Settings) -> Counted:
    result = debian.count(options, ballots, quorum=settings.quorum, ratios=settings.ratios)
    step = {
        "action": "strongest chains",
        "paths": result.to_data()["paths"],
        "contenders": list(result.contenders),
    }
    return Counted(
        result.cast,
        result.abstentions,
        result.ranking,
        (step,),
        pairwise=result.pairwise,
        dropped=tuple((dropped.option, dropped.reason) for dropped in result.dropped),
    )


BY_PLACES: dict[str, Callable[[int, choices.Ballots, Settings], Counted]] = {
    "majority": _majority,
    "approval": _approval,
    "score": _score,
    "schulze": _schulze,
    "ranked-pairs": _ranked_pairs,
    "debian": _debian,
}


def _wigm(options: int, ballots: choices.Ballots, seats: Seats, settings: Settings) -> RoundsResult:
    quota = "hare" if settings.hare else "droop"
    return stv_wigm.count(options, ballots, seats=seats, exact=settings.exact, quota=quota)


BY_ROUNDS: dict[str, Callable[[int, choices.Ballots, Seats, Settings], RoundsResult]] = {
    "irv": lambda options, ballots, seats, _: irv.count(options, ballots, seats=seats),
    "stv-scottish": lambda options, ballots, seats, _: stv_scottish.count(
        options, ballots, seats=seats
    ),
    "stv-wigm": _wigm,
    "stv-meek": lambda options, ballots, seats, _: stv_meek.count(options, ballots, seats=seats),
}
