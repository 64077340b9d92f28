"""What a ballot says to each method, whatever the file says it in."""

from collections.abc import Sequence
from typing import Any

from autogestion.count.election import Election, MalformedError
from autogestion.rules.counting.rctab_papers import OVERVOTE

Ballots = list[tuple[Any, int]]
Ranks = list[int | None]


def ranks(election: Election) -> Ballots:
    """A rank or None per option. Marked papers: by the first mark of each option, until an
    overvote that does not say of whom. Points: more are better. An approval is a first rank.
    """
    make = {
        "ranks": lambda choice: choice,
        "scores": _from_scores,
        "positions": lambda choice: _from_positions(choice, len(election.names)),
        "sets": lambda choice: [1 if n in choice else None for n in _numbers(election)],
        "numbers": lambda choice: [1 if n == choice else None for n in _numbers(election)],
    }[election.kind]
    return [(_or_abstain(choice, make), weight) for choice, weight in election.ballots]


def numbers(election: Election) -> tuple[Ballots, int]:
    """The one option that each ballot puts first, and how many ballots put none alone first."""
    if election.kind == "numbers":
        return election.ballots, 0
    named, invalid = [], 0
    for choice, weight in ranks(election):
        best = min((rank for rank in choice or () if rank is not None), default=None)
        first = [] if best is None else [n for n, r in enumerate(choice, 1) if r == best]
        if len(first) == 1 or choice == 0:
            named.append((first[0] if first else 0, weight))
        else:
            invalid += weight
    return named, invalid


def sets(election: Election) -> Ballots:
    """The options approved: those with points, or those ranked.

    Where a ballot ranks every option, those on its last place are not approved.
    """
    if election.kind == "sets":
        return election.ballots
    if election.scores is not None:
        return [
            ([n for n, points in enumerate(given, 1) if points], weight)
            for given, weight in election.scores
        ]
    return [(_or_abstain(choice, _approved), weight) for choice, weight in ranks(election)]


def scores(election: Election) -> Ballots:
    """Points per option; only a file that has points can be counted by them."""
    if election.kind == "scores":
        return election.ballots
    if election.scores is None:
        raise MalformedError(0, "This file gives no points, so it cannot be counted by score.")
    return election.scores


def positions(election: Election) -> Ballots:
    """Marked papers: for each rank in turn the options on it. A blank paper marks nothing."""
    if election.kind == "positions":
        return election.ballots
    return [(_positions(choice), weight) for choice, weight in ranks(election)]


def _or_abstain(choice: Any, make: Any) -> Any:
    return 0 if type(choice) is int and choice == 0 else make(choice)


def _numbers(election: Election) -> range:
    return range(1, len(election.names) + 1)


def _from_scores(choice: Sequence[int | None]) -> Ranks:
    levels = sorted({points for points in choice if points is not None}, reverse=True)
    return [None if points is None else levels.index(points) + 1 for points in choice]


def _from_positions(choice: Sequence[Sequence[int]], options: int) -> Ranks:
    found: Ranks = [None] * options
    rank = 0
    for marked in choice:
        if OVERVOTE in marked:
            break
        new = [option for option in marked if found[option - 1] is None]
        rank += bool(new)
        for option in new:
            found[option - 1] = rank
    return found


def _approved(choice: Ranks) -> list[int]:
    ranked = [rank for rank in choice if rank is not None]
    last = max(ranked, default=0) if len(ranked) == len(choice) else len(choice) + 1
    return [n for n, rank in enumerate(choice, 1) if rank is not None and rank < last]


def _positions(choice: Any) -> tuple[tuple[int, ...], ...]:
    if choice == 0:
        return ()
    given = sorted({rank for rank in choice if rank is not None})
    return tuple(tuple(n for n, r in enumerate(choice, 1) if r == rank) for rank in given)
