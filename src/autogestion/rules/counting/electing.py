"""Electing by any of the methods: names of candidates stay outside, numbers go in and come out.

The one way in for whoever holds an election: `elect(method, options, ballots, seats=…)`. It answers
in one shape for all methods: who is elected, which ties are open, and every step to follow. A tie
that the method does not break leaves seats empty; an order drawn for it (`rules.draw`) goes into
`Seats.tie_order`, and the same ballots are counted once more. See spec/counting/electing.md.
"""

from dataclasses import dataclass
from typing import Any

from autogestion.rules.counting import ballots as choices
from autogestion.rules.counting.by_method import BY_PLACES, BY_ROUNDS, Counted, Settings
from autogestion.rules.counting.filling import Seats
from autogestion.rules.counting.pairwise import Matrix
from autogestion.rules.counting.places import Ranking, seated
from autogestion.rules.counting.stv import RoundsResult
from autogestion.rules.counting.ties import Tie
from autogestion.rules.refusals import RuleBroken
from autogestion.rules.words import gettext_noop as _

BALLOTS = {
    "majority": "numbers",
    "approval": "sets",
    "score": "scores",
    "schulze": "ranks",
    "ranked-pairs": "ranks",
    "debian": "ranks",
    "irv": "ranks",
    "stv-scottish": "ranks",
    "stv-wigm": "ranks",
    "stv-meek": "ranks",
}
"""The methods, and what a ballot says to each: see `ballots` for what the words mean."""

ONE_SEAT = ("debian", "irv")
PROPORTIONAL = ("stv-scottish", "stv-wigm", "stv-meek")
"""Those by which every group of voters large enough has its share of several seats."""


@dataclass(frozen=True)
class Answer:
    """A count in option numbers, in one shape for all methods.

    elected: shorter than seats where a tie is left open, or where there is nobody else. rounds:
    what each step says, in the words of spec/counting. pairwise, dropped: empty where the method
    has none.
    """

    method: str
    seats: int
    valid: int
    abstentions: int
    elected: tuple[int, ...]
    ranking: Ranking
    ties: tuple[Tie, ...]
    rounds: tuple[dict[str, Any], ...]
    pairwise: Matrix = ()
    dropped: tuple[tuple[int, str], ...] = ()

    @property
    def open_ties(self) -> tuple[Tie, ...]:
        """Those that the ballots leave to a new vote or a draw, whichever the charter names."""
        return tuple(tie for tie in self.ties if tie.resolved_by is None)

    def to_data(self) -> dict[str, Any]:
        """The answer as it stands in the record."""
        return {
            "method": self.method,
            "seats": self.seats,
            "cast": self.valid,
            "abstentions": self.abstentions,
            "elected": list(self.elected),
            "ranking": [list(place) for place in self.ranking],
            "ties": [tie.to_data() for tie in self.ties],
            "rounds": list(self.rounds),
            "pairwise": [list(row) for row in self.pairwise],
            "dropped": [list(dropped) for dropped in self.dropped],
        }


def elect(
    method: str,
    options: int,
    ballots: choices.Ballots,
    *,
    seats: Seats,
    settings: Settings | None = None,
) -> Answer:
    """Count the ballots and fill the seats. RuleBroken where the method cannot do what is asked."""
    settings = settings or Settings()
    check_method(method, seats.number, has_default=bool(settings.default))
    if method in BY_ROUNDS:
        return by_rounds(BY_ROUNDS[method](options, ballots, seats, settings), seats)
    counted = BY_PLACES[method](options, _standing(method, ballots, seats), settings)
    return _seated(method, counted, seats, settings.default)


def check_method(method: str, seats: int, *, has_default: bool = False) -> None:
    """Whether the method is known and fills so many seats, with an option "none of these" or not."""
    if method not in BALLOTS:
        raise RuleBroken(_("There is no way of counting called %(method)s."), method=method)
    if seats < 1:
        raise RuleBroken(_("There is at least one seat to fill."))
    if method == "debian" and seats != 1:
        raise RuleBroken(_("This method decides one question: it fills one seat."))
    if method == "irv" and seats != 1:
        raise RuleBroken(_("Instant run-off fills one seat; stv-scottish fills several."))
    if has_default and method in BY_ROUNDS:
        raise RuleBroken(_("This method fills seats round by round and has no “none of these”."))


def by_rounds(result: RoundsResult, seats: Seats) -> Answer:
    """Places: the elected in order, those whom a tie leaves open together, the excluded last."""
    placed = {*result.elected, *result.excluded, *seats.withdrawn}
    left = tuple(n for n in range(1, result.options + 1) if n not in placed)
    ranking = (
        *((n,) for n in result.elected),
        *((left,) if left else ()),
        *((n,) for n in reversed(result.excluded) if n not in result.elected),
    )
    return Answer(
        method=result.method,
        seats=result.seats,
        valid=result.cast,
        abstentions=result.abstentions,
        elected=result.elected,
        ranking=ranking,
        ties=result.ties,
        rounds=tuple(step.to_data() for step in result.rounds),
    )


def _seated(method: str, counted: Counted, seats: Seats, default: int) -> Answer:
    """The places of those who stand, and seats filled from the first place down."""
    standing = (tuple(n for n in place if n not in seats.withdrawn) for place in counted.ranking)
    ranking = tuple(place for place in standing if place)
    filled = seated(_above(default, ranking), seats)
    rounds = counted.rounds
    if filled.passed_over:
        step = {"action": "passed over by the limit", "candidates": list(filled.passed_over)}
        rounds = (*rounds, step)
    return Answer(
        method=method,
        seats=seats.number,
        valid=counted.cast,
        abstentions=counted.abstentions,
        elected=filled.elected if counted.cast else (),
        ranking=ranking,
        ties=filled.ties if counted.cast else (),
        rounds=rounds,
        pairwise=counted.pairwise,
        dropped=counted.dropped,
    )


def _above(default: int, ranking: Ranking) -> Ranking:
    """The places before that of the default; all of them where there is none."""
    numbers = [n for n, place in enumerate(ranking) if default in place]
    return ranking[: numbers[0]] if numbers else ranking


def _standing(method: str, ballots: choices.Ballots, seats: Seats) -> choices.Ballots:
    """Ranks of those who stand: who withdrew comes last everywhere, and leads to nobody."""
    if not seats.withdrawn or BALLOTS[method] != "ranks":
        return ballots
    gone = seats.withdrawn
    return [
        (
            [None if n in gone else rank for n, rank in enumerate(choice, 1)]
            if isinstance(choice, (list, tuple))
            else choice,
            weight,
        )
        for choice, weight in ballots
    ]
