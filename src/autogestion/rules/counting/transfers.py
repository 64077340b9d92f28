"""The single transferable vote by transfer of papers (weighted inclusive Gregory), one rule for all.

Papers lie in piles, one a candidate. A candidate who reaches the quota is elected, and the papers
pass on at a reduced value, the surplus spread over all of them; without a surplus the lowest is
excluded, and the papers pass on at the value they have. `stv_scottish`, `stv_wigm` and `irv` say
how finely votes are divided, what the quota is and what breaks a tie.
"""

from collections.abc import Callable, Hashable
from dataclasses import dataclass

from autogestion.rules.counting import ties
from autogestion.rules.counting.ballots import Sheet
from autogestion.rules.counting.filling import Filling, Gains, Seats, extreme
from autogestion.rules.counting.ties import Outcome, Picks
from autogestion.rules.counting.units import Amount, Unit

Paper = tuple[tuple[int, ...], int, int, Amount]
"""A bundle of equal papers: order, position of its present candidate, how many, value of each."""


@dataclass(frozen=True)
class Rule:
    """What tells one way of transferring from another.

    quota(votes in play, seats, unit) -> amount. quota_is_exceeded: it takes more than the quota to
    be elected. quota_falls: taken anew each round from the votes still in play. rounds_twice: the
    reduced value is rounded after the multiplication too. looks_back: a tie goes by the votes of
    the most recent round in which they differed.
    """

    unit: Unit
    quota: Callable[[Amount, int, Unit], Amount]
    quota_is_exceeded: bool = False
    quota_falls: bool = False
    rounds_twice: bool = False
    looks_back: bool = False


def fill(options: int, sheet: Sheet, seats: Seats, rule: Rule) -> Outcome:
    """Count the ballots by the rule, whichever way ties go."""

    def play(picks: Picks) -> Outcome:
        return Count(options, sheet, seats, rule.unit, picks, rule=rule).play()

    return ties.settle(play, papers=len(sheet.rows))


@dataclass(kw_only=True)
class Count(Filling):
    """One count in progress. `play()` carries it through; a tie without a pick stops it."""

    rule: Rule

    def play(self) -> Outcome:
        """First preferences, then surplus after surplus and exclusion after exclusion."""
        self._first_count()
        self._elect_with_quota()
        while not self.is_complete():
            self._next_round()
            self._elect_with_quota()
        self.fill_last_seats()
        return self.outcome()

    def _first_count(self) -> None:
        self.pending: list[int] = []
        self.surpluses: list[Hashable] = []
        self.piles: list[list[Paper]] = [[] for _ in range(self.options + 1)]
        papers = zip(self.sheet.rows, self.sheet.weights, strict=True)
        self._pass_on([(order, -1, count, self.unit.one) for order, count in papers])
        self.quota = self.rule.quota(self.total, self.seats.number, self.unit)
        self.close_round("first preferences", ())

    def _next_round(self) -> None:
        barred = self.barred()
        surplus = [n for n in self.pending if self.votes[n] > self.quota]
        if barred:
            self._exclude(barred[0], "excluded by the limit")
        elif surplus:
            self._transfer_surplus(self._choose(surplus, highest=True))
        else:
            self._exclude(self._choose(self.expendable(), highest=False), "excluded")

    def _transfer_surplus(self, option: int) -> None:
        votes, surplus = self.votes[option], self.votes[option] - self.quota
        reduced = {
            value: self._reduced(value, surplus, votes)
            for value in {value for _, _, _, value in self.piles[option]}
        }
        papers = [
            (order, position, count, reduced[value])
            for order, position, count, value in self.piles[option]
        ]
        self.surpluses.append((option, frozenset(self.hopeful)))
        self.pending.remove(option)
        self.piles[option] = []
        self.votes[option] = self.quota
        self._pass_on(papers)
        self.close_round("surplus", (option,))

    def _reduced(self, value: Amount, surplus: Amount, votes: Amount) -> Amount:
        unit = self.unit
        if self.rule.rounds_twice:
            return unit.quotient(unit.quotient(value * surplus, unit.one) * unit.one, votes)
        return unit.quotient(value * surplus, votes)

    def _exclude(self, option: int, action: str) -> None:
        self.hopeful.remove(option)
        self.excluded.append(option)
        if not self.is_complete():
            papers, self.piles[option] = self.piles[option], []
            self.votes[option] = 0
            self._pass_on(papers)
        self.close_round(action, (option,))

    def _pass_on(self, papers: list[Paper]) -> None:
        """Give each paper to the next candidate on it who is still hopeful, or lay it aside."""
        hopeful, piles, votes = self.hopeful, self.piles, self.votes
        for order, position, count, value in papers:
            for further in range(position + 1, len(order)):
                option = order[further]
                if option in hopeful:
                    piles[option].append((order, further, count, value))
                    votes[option] += count * value
                    break
            else:
                self.exhausted += count * value

    def _elect_with_quota(self) -> None:
        if self.rule.quota_falls:
            in_play = sum(self.votes[n] for n in self.hopeful)
            self.quota = self.rule.quota(in_play, self.seats.number, self.unit)
        before = len(self.elected)
        self.elect_while([n for n in self.hopeful if self._has_quota(n)])
        self.pending += self.elected[before:]

    def state(self) -> Hashable:
        """Where papers lie follows from who is hopeful; their value from when surpluses passed."""
        history = tuple(step.votes for step in self.rounds) if self.rule.looks_back else ()
        return frozenset(self.hopeful), tuple(self.elected), tuple(self.surpluses), history

    def heirs(self, option: int) -> Gains:
        """See `Filling`."""
        gains: Gains = {}
        for order, position, count, value in self.piles[option]:
            heir = next((n for n in order[position + 1 :] if n in self.hopeful), 0)
            if heir:
                gains[heir] = gains.get(heir, 0) + count * value
        return gains

    def could_change_much(self, tied: list[int], gains: Gains) -> bool:
        """Whoever reaches the quota passes a surplus on; and earlier rounds may decide ties."""
        if self.rule.looks_back:
            return True
        reached = any(self.votes[n] + votes >= self.quota for n, votes in gains.items())
        return reached and self.seats.number > 1

    def _has_quota(self, option: int) -> bool:
        votes = self.votes[option]
        return votes > self.quota or (votes == self.quota and not self.rule.quota_is_exceeded)

    def _choose(self, candidates: list[int], *, highest: bool) -> int:
        """The one with most (or fewest) votes, or what breaks the tie."""
        tied = extreme(candidates, self.votes, highest=highest)
        if self.rule.looks_back and len(tied) > 1:
            before = self._by_earlier_rounds(tied, highest=highest)
            if len(before) == 1:
                return self.resolved(tied, before[0], ties.EARLIER)
            tied = before
        if len(tied) == 1:
            return tied[0]
        if highest and not self.rule.looks_back and self._go_in_any_order(tied):
            return self.resolved(tied, tied[0], ties.SAME)
        return self.pick(tied) if highest else self.lowest(tied)

    def _go_in_any_order(self, tied: list[int]) -> bool:
        """Nobody reaches the quota by all these surpluses, so each finds the same hopeful."""
        votes = list(self.votes)
        for option in tied:
            surplus = self.votes[option] - self.quota
            for order, position, count, value in self.piles[option]:
                heir = next((n for n in order[position + 1 :] if n in self.hopeful), 0)
                votes[heir] += count * self._reduced(value, surplus, self.votes[option])
        return all(votes[n] < self.quota for n in self.hopeful)

    def _by_earlier_rounds(self, tied: list[int], *, highest: bool) -> list[int]:
        for earlier in reversed(self.rounds[:-1]):
            tied = extreme(tied, (0, *earlier.votes), highest=highest)
        return tied
