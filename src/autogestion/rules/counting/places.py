"""Places: options from first to last, those that the count cannot separate sharing one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from autogestion.rules.counting.filling import Seats
from autogestion.rules.counting.limits import are_within, is_full
from autogestion.rules.counting.ties import ALL, GIVEN, Tie

Ranking = tuple[tuple[int, ...], ...]
"""From the first place down, the option numbers that share the place, rising."""


def by_votes(votes: Sequence[int]) -> Ranking:
    """votes[i] is what option i + 1 has; more is better, equal shares the place."""
    levels = sorted(set(votes), reverse=True)
    return tuple(tuple(n for n, own in enumerate(votes, 1) if own == level) for level in levels)


def by_defeats(options: Sequence[int], defeats: Callable[[int, int], bool]) -> Ranking:
    """Places by defeats without a circle: those that nobody defeats, then again without them."""
    ranking = []
    left = list(options)
    while left:
        place = tuple(a for a in left if not any(defeats(b, a) for b in left))
        ranking.append(place)
        left = [a for a in left if a not in place]
    return tuple(ranking)


@dataclass(frozen=True)
class Seating:
    """Seats filled from places. passed_over: who would have been one too many of a group."""

    elected: tuple[int, ...]
    ties: tuple[Tie, ...]
    passed_over: tuple[int, ...] = ()


def seated(ranking: Ranking, seats: Seats) -> Seating:
    """Fill seats from the first place down, passing over options whose group has its most.

    A place that has more options than there are seats left, or than its groups may have, is a tie:
    the order given beforehand breaks it; without one it is open, and the seats from there on stay
    empty until it is settled.
    """
    elected: list[int] = []
    ties: list[Tie] = []
    passed_over: list[int] = []
    for place in ranking:
        if len(elected) == seats.number:
            break
        able = [n for n in place if not is_full(n, elected, seats.limits)]
        passed_over += (n for n in place if n not in able)
        fits = len(able) <= seats.number - len(elected)
        fits = fits and are_within(able, elected, seats.limits)
        how = ALL if fits else GIVEN if seats.tie_order else None
        if len(able) > 1:
            ties.append(Tie(len(elected) + 1, tuple(able), how))
        if how is None:
            break
        elected += able if fits else _in_order(able, elected, seats)
    return Seating(tuple(elected), tuple(ties), tuple(passed_over))


def _in_order(able: Sequence[int], elected: Sequence[int], seats: Seats) -> list[int]:
    """Those of one place who find a seat, in the order given beforehand."""
    found: list[int] = []
    for option in sorted(able, key=list(seats.tie_order).index):
        have = [*elected, *found]
        if len(have) < seats.number and not is_full(option, have, seats.limits):
            found.append(option)
    return found
