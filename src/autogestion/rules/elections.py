"""What the ballots of an election amount to: who is elected, and which ties are open (S3)."""

from collections import Counter
from typing import Any

from autogestion.rules.charter import Kind
from autogestion.rules.counting.by_method import Settings
from autogestion.rules.counting.electing import Answer, elect
from autogestion.rules.counting.filling import Seats
from autogestion.rules.counting.limits import Limits, is_full
from autogestion.rules.counting.ties import Tie
from autogestion.rules.drawing import LOT
from autogestion.rules.votes import ABSTAIN, Ballots, Choice

Json = dict[str, Any]
WITH_NONE = ("approval", "ranked-pairs", "schulze")
"""Ways of counting in which 'none of these' stands on the ballot, after the last candidate."""


def ballot_options(method: str, candidates: int) -> int:
    """How many places the ballot has."""
    return candidates + 1 if method in WITH_NONE else candidates


def result(
    ballots: Ballots,
    *,
    kind: Kind,
    method: str,
    options: int,
    seats: int,
    electors: dict[str, int],
    limits: Limits | None = None,
    tie_order: tuple[int, ...] = (),
) -> Json:
    """The count of an election, in the shape of `votes.result`, with `elected`: places on the ballot.

    `tie_order`: all candidates as drawn, where ties are settled by a draw that was held.

    outcome 'adopted': somebody is elected, and what is tied stays vacant; 'tie': the ballots leave
    all seats open between equals; 'rejected': nobody was wanted.
    """
    choices = ballots.choices()
    cast, abstain = sum(choices.values()), choices.get(ABSTAIN, 0)
    entitled = sum(electors.values())
    quorate = kind.quorum.of == "options" or kind.quorum.reached(cast, entitled)
    if tie_order and method in WITH_NONE:
        tie_order = (*tie_order, options)
    wanted = Seats(min(seats, options), limits=limits or {}, tie_order=tie_order)
    answer = _answer(choices, method, options, wanted)
    quorate = quorate or method == LOT
    elected = [place for place in answer.elected if place <= candidates_of(method, options)]
    tied = sorted({place for tie in answer.open_ties for place in tie.candidates})
    return {
        "method": method,
        "entitled": entitled,
        "cast": cast,
        "abstain": abstain,
        "for": cast - abstain,
        "against": 0,
        "quorum": kind.quorum.needed(entitled),
        "quorate": quorate,
        "winner": elected[0] if elected else 0,
        "tied": tied,
        "passed_by": None,
        "outcome": _outcome(quorate=quorate, elected=elected, tied=tied),
        "count": answer.to_data(),
        "bodies": _by_body(ballots, electors),
        "elected": elected if quorate else [],
    }


def candidates_of(method: str, options: int) -> int:
    """How many of the places are candidates."""
    return options - 1 if method in WITH_NONE else options


def _answer(
    choices: Counter[Choice],
    method: str,
    options: int,
    wanted: Seats,
) -> Answer:
    if method == LOT:
        return _by_lot(options, wanted)
    settings = Settings(default=options if method in WITH_NONE else 0)
    return elect(method, options, choices.items(), seats=wanted, settings=settings)


def _by_lot(options: int, wanted: Seats) -> Answer:
    """Nobody votes: all who stand are elected where there is room, else all are tied until it is drawn."""
    everybody = tuple(range(1, options + 1))
    elected: tuple[int, ...] = everybody if options <= wanted.number else ()
    ties: tuple[Tie, ...] = ()
    if wanted.tie_order:
        chosen: list[int] = []
        for one in wanted.tie_order:
            if len(chosen) < wanted.number and not is_full(one, chosen, wanted.limits):
                chosen.append(one)
        elected = tuple(chosen)
    elif not elected:
        ties = (Tie(place=1, candidates=everybody, resolved_by=None),)
    return Answer(
        method=LOT,
        seats=wanted.number,
        valid=0,
        abstentions=0,
        elected=elected,
        ranking=tuple((one,) for one in wanted.tie_order) or (everybody,),
        ties=ties,
        rounds=(),
    )


def _outcome(*, quorate: bool, elected: list[int], tied: list[int]) -> str:
    if not quorate:
        return "not_quorate"
    if elected:
        return "adopted"
    return "tie" if tied else "rejected"


def _by_body(ballots: Ballots, electors: dict[str, int]) -> Json:
    rows = {
        int(body): {"entitled": count, "cast": 0, "abstain": 0} for body, count in electors.items()
    }
    for (body, choice), weight in ballots.by_body.items():
        rows[body]["cast"] += weight
        rows[body]["abstain"] += weight * (choice == ABSTAIN)
    return {str(body): rows[body] for body in sorted(rows)}


def substitute(result: Json, candidates: list[str], able: set[str]) -> str | None:
    """Who follows where a seat falls vacant: the next of an election, in the order of its count.

    `candidates`: in the order of the ballot. `able`: those who were not seated by it and still belong
    to the electors. None where the next place is shared, or 'none of these' comes before it: then
    the electors elect.
    """
    if not result or not result["quorate"]:
        return None
    for place in result["count"]["ranking"]:
        if any(option > len(candidates) for option in place):
            return None
        left = [candidates[option - 1] for option in place if candidates[option - 1] in able]
        if left:
            return left[0] if len(left) == 1 else None
    return None
