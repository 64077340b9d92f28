"""Ties in a count by rounds: played through every way, so that only those that matter are left.

A count is a function of the picks made at its ties so far. Where it meets one more, it stops with
`Undecided`. `settle` then plays every pick: if the same are elected either way, the tie needs
nobody; if not, only those elected whichever way are elected, and the tie is left to the charter.
"""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field, replace
from typing import Any

from autogestion.rules.counting.rounds import Round
from autogestion.rules.words import gettext_noop as _

SAME = _("either way the same are elected")
EARLIER = _("votes in an earlier round")
EMPTY = _("no votes to transfer")
GIVEN = _("the order given beforehand")
ALL = _("all of them are elected")


@dataclass(frozen=True)
class Tie:
    """Options that the count did not separate. place: the seat at stake, from 1.

    resolved_by: what separated them, or None: then the count does not say who is elected.
    """

    place: int
    candidates: tuple[int, ...]
    resolved_by: str | None

    def to_data(self) -> dict[str, Any]:
        """The tie as it stands in the record."""
        return {
            "place": self.place,
            "candidates": list(self.candidates),
            "resolved_by": self.resolved_by,
        }


@dataclass(frozen=True)
class Outcome:
    """What a count came to: elected in order, excluded in order, ties met, rounds to follow."""

    elected: tuple[int, ...]
    excluded: tuple[int, ...]
    ties: tuple[Tie, ...]
    rounds: tuple[Round, ...]

    @property
    def is_settled(self) -> bool:
        """Does the count say who is elected?"""
        return all(tie.resolved_by for tie in self.ties)


class Undecided(Exception):
    """The count cannot go on without a pick among tied options; `so_far` ends at the tie.

    state: everything that what follows depends on. Two counts that stop in the same state, by
    whichever picks, go on alike.
    """

    def __init__(self, tied: tuple[int, ...], so_far: Outcome, state: Hashable) -> None:
        super().__init__(tied)
        self.tied = tied
        self.so_far = so_far
        self.state = state


Picks = tuple[int, ...]

WAYS_SHOWN = 3
"""So many ways of an open tie are played and shown even if the first two already part."""


@dataclass
class Settling:
    """One count played with all the picks that matter; `plays_left` keeps it short.

    Past that many plays a tie is left open even if it might not matter.
    """

    play: Callable[[Picks], Outcome]
    plays_left: int
    known: dict[Hashable, Outcome] = field(default_factory=dict)

    def outcome(self, picks: Picks = ()) -> Outcome:
        """What the count comes to once these picks are made."""
        self.plays_left -= 1
        try:
            return self.play(picks)
        except Undecided as undecided:
            if undecided.state not in self.known:
                self.known[undecided.state] = self._every_way(undecided, picks)
            return self.known[undecided.state]

    def _every_way(self, undecided: Undecided, picks: Picks) -> Outcome:
        if self.plays_left < len(undecided.tied):
            return _left_open(undecided, [])
        ways: list[Outcome] = []
        for option in undecided.tied:
            ways.append(self.outcome((*picks, option)))
            if len(ways) >= WAYS_SHOWN and _is_hopeless(undecided, ways):
                break
        if all(way.is_settled for way in ways) and len({frozenset(w.elected) for w in ways}) == 1:
            return ways[0]
        return _left_open(undecided, ways)


def _is_hopeless(undecided: Undecided, ways: list[Outcome]) -> bool:
    """Do the ways so far already agree on nobody more than was elected before the tie?"""
    agreed = frozenset.intersection(*(frozenset(way.elected) for way in ways))
    return agreed <= frozenset(undecided.so_far.elected)


def _left_open(undecided: Undecided, ways: list[Outcome]) -> Outcome:
    """Those elected whichever way the tie goes, and the tie; its ways stand in the last round."""
    so_far, tied = undecided.so_far, undecided.tied
    sure = so_far.elected
    if ways:
        sure = tuple(n for n in ways[0].elected if all(n in way.elected for way in ways))
    leads_to = zip(tied, (way.elected for way in ways), strict=False)
    return replace(
        so_far,
        elected=sure,
        ties=(*so_far.ties, Tie(len(so_far.elected) + 1, tied, None)),
        rounds=(*so_far.rounds, so_far.rounds[-1].stopped_at(tied, tuple(leads_to))),
    )


def settle(play: Callable[[Picks], Outcome], *, papers: int) -> Outcome:
    """Play the count whichever way its ties go. papers: how much work one play is."""
    return Settling(play, plays_left=max(16, min(256, 2_000_000 // (papers + 1)))).outcome()
