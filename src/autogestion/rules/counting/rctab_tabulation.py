"""One tabulation as RCTab makes it: round after round, with its steps by their names there.

`rctab` says when one tabulation is enough.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace

from autogestion.rules.counting import ties
from autogestion.rules.counting.filling import extreme
from autogestion.rules.counting.rctab_chance import Draws, hashed_order
from autogestion.rules.counting.rctab_papers import (
    CHOICES,
    OVERVOTES,
    REPEATED,
    SKIPPED,
    UNDERVOTES,
    Marks,
    Paper,
    next_holder,
)
from autogestion.rules.counting.rctab_rules import Rules
from autogestion.rules.counting.rounds import Round
from autogestion.rules.counting.ties import Outcome, Picks, Tie, Undecided
from autogestion.rules.counting.units import Amount, Unit
from autogestion.rules.refusals import RuleBroken
from autogestion.rules.words import gettext_noop as _

SEED = _("a draw that anybody can recompute from the seed")


@dataclass(frozen=True)
class Contest:
    """Who stands. names: of the options, in the order of the configuration. write_ins: the option
    that stands for all undeclared write-ins, who cannot win; 0 if there is none.
    """

    names: Sequence[str]
    excluded: Collection[int] = ()
    write_ins: int = 0


@dataclass
class Tabulation:
    """One tabulation in progress; the names of the steps follow RCTab's."""

    contest: Contest
    given: list[tuple[Marks, int]]
    rules: Rules
    picks: Picks = ()
    won: dict[int, int] = field(default_factory=dict)
    lost: dict[int, int] = field(default_factory=dict)
    ties: list[Tie] = field(default_factory=list)
    rounds: list[Round] = field(default_factory=list)
    picks_used: int = 0

    def play(self) -> Outcome:
        """Round after round: winners pass their surplus on, or losers their papers."""
        self._prepare()
        while self._should_continue():
            self._tally()
            self._set_threshold()
            winners = self._winners()
            if winners:
                self._elect(winners)
            elif self._needs_elimination():
                self._eliminate(self._losers())
        return self._outcome()

    def _prepare(self) -> None:
        rules, contest = self.rules, self.contest
        self.unit = Unit(rules.places if rules.is_multi else 0)
        self.papers = [Paper(marks, count, self.unit.one) for marks, count in self.given]
        self.options = range(1, len(contest.names) + 1)
        self.standing = [n for n in self.options if n not in contest.excluded]
        self.kept: dict[int, Amount] = {}
        self.residue: Amount = 0
        self.threshold: Amount = 0
        self.draws = None if rules.seed is None else Draws(rules.seed)
        self.order = list(contest.names)
        if rules.tiebreak == "generatePermutation" and self.draws:
            declared = [contest.names[n - 1] for n in self.options if n != contest.write_ins]
            self.order = self.draws.shuffled(sorted(declared))

    def _should_continue(self) -> bool:
        rules, now = self.rules, len(self.rounds)
        if rules.stop_after is not None and now >= rules.stop_after:
            return False
        if rules.until_two:
            alive = len(self.standing) - len(self.lost) - len(self.won)
            return alive > 1 or now in self.lost.values()
        if rules.mode == "bottomsUpUsingPercentageThreshold":
            return not self.won
        electable = sum(n != self.contest.write_ins for n in self.standing)
        if electable <= rules.winners:
            return len(self.won) < electable
        return len(self.won) < rules.winners or (rules.is_multi and now in self.won.values())

    def _continues(self, option: int) -> bool:
        if option in self.won:
            return self.rules.until_two
        return option in self.standing and option not in self.lost

    def _tally(self) -> None:
        """Whom each paper counts for in this round; earlier winners keep what they kept."""
        self.tally: dict[int, Amount] = {n: 0 for n in self.standing if self._continues(n)}
        inactive: dict[str, Amount] = dict.fromkeys((CHOICES, OVERVOTES, REPEATED, SKIPPED), 0)
        blank: Amount = 0
        for paper in self.papers:
            if not paper.inactive and paper.holder not in self.tally:
                if self.rules.is_multi and len(self.won) >= self.rules.winners:
                    self.residue += paper.votes
                    continue
                self._hand_on(paper)
            if not paper.inactive:
                self.tally[paper.holder] += paper.votes
            elif paper.inactive == UNDERVOTES:
                blank += paper.votes
            else:
                inactive[paper.inactive] += paper.votes
        self._close_round(inactive, blank)

    def _hand_on(self, paper: Paper) -> None:
        found = next_holder(paper.marks, self.rules, self._continues)
        if isinstance(found, str):
            paper.inactive, paper.holder = found, 0
        else:
            paper.holder = found

    def _close_round(self, inactive: dict[str, Amount], blank: Amount) -> None:
        votes = {**self.kept, **self.tally}
        self.rounds.append(
            Round(
                unit=self.unit,
                action="counted",
                candidates=(),
                votes=tuple(votes.get(n, 0) for n in self.options),
                exhausted=sum(inactive.values()) + blank,
                residue=self.residue,
                quota=self.threshold,
                inactive=tuple(inactive.items()),
            )
        )

    def _set_threshold(self) -> None:
        is_fixed = self.rules.winners > 1 or self.rules.first_round_threshold or self.won
        if len(self.rounds) == 1 or not is_fixed:
            minimum = self.rules.minimum * self.unit.one
            self.threshold = max(self._threshold(sum(self.tally.values())), minimum)
        self.rounds[-1] = replace(self.rounds[-1], quota=self.threshold)

    def _threshold(self, active: Amount) -> Amount:
        """In units of a vote; a whole number of votes unless the rules divide it."""
        rules = self.rules
        if rules.mode == "bottomsUpUsingPercentageThreshold":
            return active * rules.percentage
        part = self.unit.one if rules.whole_threshold else 1
        if rules.hare:
            return -(-active // (rules.winners * part)) * part
        return (active // ((rules.winners + 1) * part) + 1) * part

    def _winners(self) -> list[int]:
        rules, tally = self.rules, self.tally
        seats = rules.winners - len(self.won)
        if tally.get(self.contest.write_ins):
            return []
        if rules.mode == "bottomsUpUsingPercentageThreshold":
            return sorted(tally) if all(v >= self.threshold for v in tally.values()) else []
        if seats <= 0:
            return []
        if len(tally) <= seats:
            return self._by_votes(tally)
        if rules.first_round_threshold and len(tally) - 1 == rules.winners:
            return self._single_winner(extreme(list(tally), self._votes(), highest=True))
        if rules.mode == "bottomsUp":
            return []
        reached = [n for n in self._by_votes(tally) if tally[n] >= self.threshold]
        if len(reached) > 1 and rules.mode == "multiWinnerAllowOnlyOneWinnerPerRound":
            return self._single_winner(extreme(reached, self._votes(), highest=True))
        if self._is_final_tie(reached):
            return self._single_winner(extreme(list(tally), self._votes(), highest=True))
        return reached

    def _is_final_tie(self, reached: list[int]) -> bool:
        """Two are left for the one seat and neither reaches the threshold."""
        minimum = self.rules.minimum * self.unit.one
        is_two = self.rules.winners == 1 and len(self.tally) == 2
        return is_two and not reached and min(self.tally.values()) >= minimum

    def _by_votes(self, options: Iterable[int]) -> list[int]:
        return sorted(options, key=lambda n: (-self.tally[n], n))

    def _votes(self) -> list[Amount]:
        return [0, *(self.tally.get(n, 0) for n in self.options)]

    def _elect(self, winners: list[int]) -> None:
        for option in winners:
            self.won[option] = len(self.rounds)
            if self.rules.is_multi:
                self._pass_surplus(option)
        self.rounds[-1] = replace(self.rounds[-1], action="elected", elected=tuple(winners))

    def _pass_surplus(self, option: int) -> None:
        """Every paper passes on the same share of its value, rounded down."""
        one, votes = self.unit.one, self.tally[option]
        surplus = max(0, votes - self.threshold)
        share = surplus * one // votes if votes else 0
        kept: Amount = 0
        for paper in self.papers:
            if paper.holder == option and not paper.inactive:
                passed = paper.value * share // one
                kept += paper.count * (paper.value - passed)
                paper.value = passed
        self.kept[option] = min(kept, self.threshold)
        self.residue += kept - self.kept[option]

    def _needs_elimination(self) -> bool:
        rules = self.rules
        goes_on = rules.until_two and len(self.lost) < len(self.standing) - 2
        percentage = rules.mode == "bottomsUpUsingPercentageThreshold"
        return len(self.won) < rules.winners or goes_on or percentage

    def _losers(self) -> list[int]:
        write_ins = self.contest.write_ins
        if self.tally.get(write_ins):
            return [write_ins]
        minimum = self.rules.minimum * self.unit.one
        below = [n for n in self.tally if self.tally[n] < minimum]
        if len(below) == len(self.tally):
            raise RuleBroken(
                _("Every candidate has fewer than the %(minimum)s votes that the rules ask for."),
                minimum=self.rules.minimum,
            )
        if below:
            return below
        batch = self._batch() if self.rules.batch else []
        return batch if len(batch) > 1 else [self._lowest()]

    def _batch(self) -> list[int]:
        """The largest group whose votes together fall short of those of the next above."""
        batch: list[int] = []
        smaller: list[int] = []
        seen: list[int] = []
        for votes in sorted(set(self.tally.values())):
            if sum(self.tally[n] for n in seen) < votes and len(seen) > len(batch):
                smaller, batch = batch, list(seen)
            seen += [n for n in self.tally if self.tally[n] == votes]
        leaves_one = len(batch) + len(self.lost) == len(self.standing) - 1
        return smaller if self.rules.until_two and leaves_one else batch

    def _lowest(self) -> int:
        return self._broken(extreme(list(self.tally), self._votes(), highest=False), wins=False)

    def _eliminate(self, losers: list[int]) -> None:
        for option in losers:
            self.lost[option] = len(self.rounds)
        self.rounds[-1] = replace(self.rounds[-1], action="eliminated", candidates=tuple(losers))

    def _single_winner(self, tied: list[int]) -> list[int]:
        return [self._broken(tied, wins=True)]

    def _broken(self, tied: list[int], *, wins: bool) -> int:
        """The one of the tied whom the rules pick, to win or to lose."""
        if len(tied) == 1:
            return tied[0]
        if self.rules.tiebreak.startswith("previousRound"):
            before = self._by_earlier_rounds(tied, wins=wins)
            if len(before) == 1:
                return self._resolved(tied, before[0], ties.EARLIER)
            return self._drawn(tied, hashed_order(self._named(before)))
        if self.rules.tiebreak in ("useCandidateOrder", "generatePermutation"):
            ordered = sorted(tied, key=lambda n: self.order.index(self.contest.names[n - 1]))
            return self._resolved(tied, ordered[0 if wins else -1], ties.GIVEN)
        return self._drawn(tied, sorted(self._named(tied)))

    def _named(self, options: Iterable[int]) -> list[str]:
        return [self.contest.names[n - 1] for n in options]

    def _by_earlier_rounds(self, tied: list[int], *, wins: bool) -> list[int]:
        for earlier in reversed(self.rounds[:-1]):
            tied = extreme(tied, (0, *earlier.votes), highest=wins)
            if len(tied) == 1:
                break
        return tied

    def _drawn(self, tied: list[int], names: list[str]) -> int:
        if self.draws and self.rules.tiebreak in ("random", "previousRoundCountsThenRandom"):
            name = names[self.draws.one_of(len(names))]
            return self._resolved(tied, self.contest.names.index(name) + 1, SEED)
        if self.picks_used == len(self.picks):
            raise Undecided(tuple(tied), self._outcome(), self.picks)
        self.picks_used += 1
        return self._resolved(tied, self.picks[self.picks_used - 1], ties.SAME)

    def _resolved(self, tied: list[int], option: int, how: str) -> int:
        self.ties.append(Tie(len(self.won) + 1, tuple(tied), how))
        return option

    def _outcome(self) -> Outcome:
        return Outcome(tuple(self.won), tuple(self.lost), tuple(self.ties), tuple(self.rounds))
