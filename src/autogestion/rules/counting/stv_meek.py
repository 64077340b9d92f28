"""The single transferable vote by Meek's method: elected candidates keep a share of each ballot.

The Proportional Representation Foundation's reference rule: nine decimal places, iteration until
the surplus is below a millionth of a vote. B. L. Meek 1969, I. D. Hill, B. A. Wichmann and
D. R. Woodall 1987 (Computer Journal 30). In members' words: spec/counting/stv-meek.md.
"""

from collections import Counter
from collections.abc import Hashable
from dataclasses import dataclass

from autogestion.rules.counting import ballots as choices
from autogestion.rules.counting import ties
from autogestion.rules.counting.filling import Filling, Gains, Seats, extreme
from autogestion.rules.counting.stv import RoundsResult, result
from autogestion.rules.counting.ties import Outcome, Picks
from autogestion.rules.counting.units import Amount, Unit

UNIT = Unit(9)
OMEGA = UNIT.one // 10**6
"""A surplus below this, a millionth of a vote, ends the iteration of a round."""

Paper = tuple[tuple[int, ...], int, int]
"""A bundle of equal papers: order, position of its last holder, how many."""


def count(options: int, ballots: choices.Ballots, *, seats: Seats) -> RoundsResult:
    """Fill the seats. A choice is a list of ranks, None unranked; 0 abstains."""
    sheet = choices.orders(options, ballots)

    def play(picks: Picks) -> Outcome:
        return Count(options, sheet, seats, UNIT, picks).play()

    outcome = ties.settle(play, papers=len(sheet.rows))
    return result("stv-meek", options, seats, sheet.cast, sheet.abstentions, outcome)


@dataclass
class Count(Filling):
    """One count in progress.

    Papers that the same candidates share in the same order lie together: bundles[holders] are
    papers held by some elected candidates and last by one hopeful, who keeps the rest (or by none);
    sizes[holders] is how many.
    """

    def play(self) -> Outcome:
        """Rounds that end with an election or an exclusion, until the seats are filled."""
        self.keep: list[Amount] = [UNIT.one] * (self.options + 1)
        self.bundles: dict[tuple[int, ...], list[Paper]] = {}
        self.sizes: Counter[tuple[int, ...]] = Counter()
        papers = zip(self.sheet.rows, self.sheet.weights, strict=True)
        self._hand_on((), [(order, -1, count) for order, count in papers])
        self._distribute()
        self.close_round("first preferences", ())
        while not self.is_complete():
            self._next_round()
        self.fill_last_seats()
        return self.outcome()

    def _next_round(self) -> None:
        barred = self.barred()
        if barred:
            self._exclude(barred[0], "excluded by the limit", 0)
            return
        surplus = self._iterate()
        if surplus is not None:
            self._exclude(self._lowest_within(surplus), "excluded", surplus)

    def _iterate(self) -> Amount | None:
        """Lower the keep factors until somebody is elected (None), or else the surplus is small."""
        before: Amount | None = None
        while True:
            self._distribute()
            reached = [n for n in self.eligible() if self.votes[n] >= self.quota]
            if reached:
                self._elect_together(reached)
                return None
            surplus = max(0, sum(self.votes[n] - self.quota for n in self.elected))
            if surplus < OMEGA or (before is not None and surplus >= before):
                return surplus
            before = surplus
            for option in self.elected:
                kept = _up(self.keep[option] * self.quota, UNIT.one)
                self.keep[option] = _up(kept * UNIT.one, self.votes[option])

    def _elect_together(self, reached: list[int]) -> None:
        self.close_round("elected", tuple(reached))
        before = len(self.elected)
        self.elect_while(reached)
        self._release(self.elected[before:])

    def _exclude(self, option: int, action: str, surplus: Amount) -> None:
        self.close_round(action, (option,))
        self.hopeful.remove(option)
        self.excluded.append(option)
        self.votes[option] = 0
        self._release([option])

    def _lowest_within(self, surplus: Amount) -> int:
        """The lowest; whoever the surplus could still make the lowest is tied with it."""
        left = self.expendable()
        fewest = self.votes[extreme(left, self.votes, highest=False)[0]]
        tied = [n for n in left if self.votes[n] <= fewest + surplus]
        return tied[0] if len(tied) == 1 else self.lowest(tied)

    def state(self) -> Hashable:
        """Who has which papers follows from who is hopeful; how much of them, from what is kept."""
        return frozenset(self.hopeful), tuple(self.elected), tuple(self.keep)

    def heirs(self, option: int) -> Gains:
        """See `Filling`."""
        gains: Gains = {}
        for holders, papers in self.bundles.items():
            if holders and holders[-1] == option:
                for order, position, count in papers:
                    heir = next((n for n in order[position + 1 :] if n in self.hopeful), 0)
                    if heir:
                        gains[heir] = gains.get(heir, 0) + count * UNIT.one
        return gains

    def could_change_much(self, tied: list[int], gains: Gains) -> bool:
        """Once somebody is elected, whatever passes on moves the keep factors."""
        staying = sum(self.votes) - sum(self.votes[n] for n in tied)
        lowest_quota = staying // (self.seats.number + 1)
        reached = any(self.votes[n] + votes >= lowest_quota for n, votes in gains.items())
        return bool(self.elected) or reached

    def _distribute(self) -> None:
        """Each holder keeps its factor of what reaches it, rounded up; then the quota."""
        votes: list[Amount] = [0] * (self.options + 1)
        for holders, together in self.sizes.items():
            weight: Amount = UNIT.one
            for option in holders:
                kept = _up(weight * self.keep[option], UNIT.one)
                votes[option] += kept * together
                weight -= kept
        self.votes = votes
        self.exhausted = self.total - sum(votes)
        self.quota = sum(votes) // (self.seats.number + 1) + 1

    def _release(self, options: list[int]) -> None:
        """Hand on the papers whose last holder is no longer hopeful."""
        for holders in [h for h in self.bundles if h and h[-1] in options]:
            papers = self.bundles.pop(holders)
            del self.sizes[holders]
            self._hand_on(holders if holders[-1] in self.elected else holders[:-1], papers)

    def _hand_on(self, holders: tuple[int, ...], papers: list[Paper]) -> None:
        """Add to the holders of each paper those elected who follow, up to the next hopeful."""
        hopeful, elected = self.hopeful, self.elected
        for order, position, count in papers:
            held, further = holders, position
            for further in range(position + 1, len(order)):
                option = order[further]
                if option in hopeful or option in elected:
                    held = (*held, option)
                if option in hopeful:
                    break
            self.bundles.setdefault(held, []).append((order, further, count))
            self.sizes[held] += count


def _up(dividend: Amount, divisor: Amount) -> Amount:
    """The division rounded up to the smallest part."""
    return -(-dividend // divisor)
