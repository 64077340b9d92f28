"""Filling seats round after round: who is hopeful, elected, excluded, and how a tie is met.

`transfers` (papers passing on at a reduced value) and `stv_meek` (keep factors) count votes each in
its own way; what they share about seats stands here.
"""

from collections.abc import Collection, Hashable, Sequence
from dataclasses import dataclass, field

from autogestion.rules.counting import ties
from autogestion.rules.counting.ballots import Sheet
from autogestion.rules.counting.limits import Limits, are_within, is_full, most_seats
from autogestion.rules.counting.rounds import Round
from autogestion.rules.counting.ties import Outcome, Picks, Tie, Undecided
from autogestion.rules.counting.units import Amount, Unit

Gains = dict[int, Amount]
"""Votes that pass on, by the option that receives them."""


@dataclass(frozen=True)
class Seats:
    """What is to be filled.

    withdrawn: options that are passed over. tie_order: all options, the first of those tied is
    picked. limits: for each group of options the most seats that it may have.
    """

    number: int
    withdrawn: Collection[int] = ()
    tie_order: Sequence[int] = ()
    limits: Limits = field(default_factory=dict)


@dataclass
class Filling:
    """A count in progress. votes[n] are those of option n; votes[0] is not used.

    Each method of counting says its own `state`, `heirs` and `could_change_much`.
    """

    options: int
    sheet: Sheet
    seats: Seats
    unit: Unit
    picks: Picks = ()

    def __post_init__(self) -> None:
        everyone = range(1, self.options + 1)
        self.hopeful = {n for n in everyone if n not in self.seats.withdrawn}
        self.elected: list[int] = []
        self.excluded: list[int] = []
        self.ties: list[Tie] = []
        self.picks_used = 0
        self.rounds: list[Round] = []
        self.votes: list[Amount] = [0] * (self.options + 1)
        self.exhausted: Amount = 0
        self.quota: Amount = 0
        self.total = self.sheet.cast * self.unit.one

    def is_complete(self) -> bool:
        """Are all seats filled, or no more left than there are seats?"""
        open_seats = self.seats.number - len(self.elected)
        return open_seats <= 0 or len(self.hopeful) - len(self.barred()) <= open_seats

    def eligible(self) -> list[int]:
        """Who can still be elected: nobody once all seats are filled."""
        if len(self.elected) >= self.seats.number:
            return []
        return sorted(self.hopeful.difference(self.barred()))

    def barred(self) -> list[int]:
        """Hopeful candidates whose group has all the seats that it may have."""
        limits = self.seats.limits
        return sorted(n for n in self.hopeful if is_full(n, self.elected, limits))

    def expendable(self) -> list[int]:
        """Whom the lowest is looked for among: not those without whom a seat would stay empty.

        Limits alone make the difference: where all others together are too many of a group.
        """
        hopeful = sorted(self.hopeful)
        if not self.seats.limits:
            return hopeful
        wanted = self._seats_to_fill()
        return [n for n in hopeful if self._could_fill(wanted, self.hopeful - {n})]

    def elect(self, option: int) -> None:
        """Give the option a seat, at the end of the current round."""
        self.hopeful.remove(option)
        self.elected.append(option)
        self.rounds[-1] = self.rounds[-1].with_elected(option)

    def elect_while(self, candidates: Sequence[int]) -> None:
        """Elect those of the candidates that are eligible, most votes first."""
        while left := [n for n in self.eligible() if n in candidates]:
            self.elect(self._first_of(left))
        self._note_equals()

    def fill_last_seats(self) -> None:
        """As many as there are seats left are elected without the quota, and nothing passes on."""
        if self.eligible():
            self.close_round("last seats", ())
            self.elect_while(self.eligible())
        self.excluded += sorted(self.hopeful, key=lambda n: (self.votes[n], -n))

    def lowest(self, tied: list[int]) -> int:
        """The one of the tied to exclude."""
        if self._all_go(tied):
            empty = not any(self.votes[n] for n in tied)
            return self.resolved(tied, tied[0], ties.EMPTY if empty else ties.SAME)
        if self._all_lose(tied):
            return self.resolved(tied, tied[0], ties.SAME)
        return self.pick(tied)

    def state(self) -> Hashable:
        """Everything that the rest of the count depends on."""
        raise NotImplementedError

    def heirs(self, option: int) -> Gains:
        """Who would have the votes of this option if it were excluded, and how many of them."""
        raise NotImplementedError

    def could_change_much(self, tied: list[int], gains: Gains) -> bool:
        """Could votes that pass on do more than add up, whichever passes first?"""
        raise NotImplementedError

    def pick(self, tied: list[int]) -> int:
        """One of the tied by the order given beforehand, or by the picks of this play."""
        if self.seats.tie_order:
            first = min(tied, key=self.seats.tie_order.index)
            return self.resolved(tied, first, ties.GIVEN)
        if self.picks_used == len(self.picks):
            raise Undecided(tuple(tied), self.outcome(), self.state())
        self.picks_used += 1
        return self.resolved(tied, self.picks[self.picks_used - 1], ties.SAME)

    def resolved(self, tied: list[int], option: int, how: str) -> int:
        """Note how the tie was broken."""
        self.ties.append(Tie(len(self.elected) + 1, tuple(tied), how))
        return option

    def close_round(self, action: str, candidates: tuple[int, ...]) -> None:
        """Write down the votes as they stand now."""
        residue = self.total - self.exhausted - sum(self.votes)
        self.rounds.append(
            Round(
                unit=self.unit,
                action=action,
                candidates=candidates,
                votes=tuple(self.votes[1:]),
                exhausted=self.exhausted,
                residue=residue,
                quota=self.quota,
            )
        )

    def outcome(self) -> Outcome:
        """The count as it stands now."""
        return Outcome(
            tuple(self.elected), tuple(self.excluded), tuple(self.ties), tuple(self.rounds)
        )

    def _first_of(self, candidates: list[int]) -> int:
        """Equal votes among those elected together matter only where a limit parts them."""
        first = extreme(candidates, self.votes, highest=True)
        fit = are_within(first, self.elected, self.seats.limits)
        return first[0] if len(first) == 1 or fit else self.pick(first)

    def _note_equals(self) -> None:
        """Equal votes in one round of elections decide nothing but the order of the list."""
        together = self.rounds[-1].elected
        for votes in sorted({self.votes[n] for n in together}, reverse=True):
            equal = tuple(n for n in together if self.votes[n] == votes)
            is_noted = any(set(equal) <= set(tie.candidates) for tie in self.ties)
            if len(equal) > 1 and not is_noted:
                self.ties.append(Tie(self.elected.index(equal[0]) + 1, equal, ties.ALL))

    def _seats_to_fill(self) -> int:
        """As many of the open seats as the hopeful can fill within the limits."""
        most = most_seats(self.hopeful, self.elected, self.seats.limits)
        return min(self.seats.number - len(self.elected), most)

    def _could_fill(self, seats: int, hopeful: Collection[int]) -> bool:
        """Could these fill so many seats within the limits?"""
        return most_seats(hopeful, self.elected, self.seats.limits) >= seats

    def _all_lose(self, tied: list[int]) -> bool:
        """With one seat: even all votes of the tied together would leave them last."""
        others = [self.votes[n] for n in self.hopeful if n not in tied]
        together = sum(self.votes[n] for n in tied)
        return self.seats.number == 1 and bool(others) and together < min(others)

    def _all_go(self, tied: list[int]) -> bool:
        """Will all of them be excluded one after the other, and will it come to the same?

        So it is where there are enough others for the seats, none of the tied gains by another's
        exclusion, and what passes on does no more than add up.
        """
        open_seats = self.seats.number - len(self.elected)
        if len(self.hopeful) - len(self.barred()) - len(tied) < open_seats:
            return False
        gains: Gains = {}
        for option in tied:
            for heir, votes in self.heirs(option).items():
                gains[heir] = gains.get(heir, 0) + votes
        if not self._could_fill(self._seats_to_fill(), self.hopeful.difference(tied)):
            return False
        is_level = len({self.votes[n] for n in tied}) == 1
        is_apart = gains.keys().isdisjoint(tied)
        return is_level and is_apart and not (gains and self.could_change_much(tied, gains))


def extreme(candidates: Sequence[int], votes: Sequence[Amount], *, highest: bool) -> list[int]:
    """Those of the candidates with most (or fewest) votes, in the order of the ballot."""
    limit = (max if highest else min)(votes[n] for n in candidates)
    return sorted(n for n in candidates if votes[n] == limit)
