"""Run-off and transferable vote as RCTab counts them, by the settings of its config.json.

RCTab (Bright Spots, MPL-2.0) is certified for public elections in the United States; this is an
independent count by the same rules. In members' words: spec/counting/rctab.md.
"""

from collections.abc import Iterable
from dataclasses import replace

from autogestion.rules.counting import ties
from autogestion.rules.counting.rctab_papers import Marks
from autogestion.rules.counting.rctab_rules import Rules
from autogestion.rules.counting.rctab_tabulation import Contest, Tabulation
from autogestion.rules.counting.stv import RoundsResult
from autogestion.rules.counting.ties import Outcome, Picks

__all__ = ["Contest", "count"]


def count(contest: Contest, ballots: Iterable[tuple[Marks, int]], *, rules: Rules) -> RoundsResult:
    """Count marked papers. A choice says for each rank which options are marked there."""
    papers = [(marks[: rules.rankings_max], weight) for marks, weight in ballots]
    passes = rules.winners if rules.mode == "multiPassIrv" else 1
    outcome = Outcome((), (), (), ())
    for _pass in range(passes):
        again = replace(contest, excluded={*contest.excluded, *outcome.elected})
        outcome = _then(outcome, _one_pass(again, papers, rules))
        if not outcome.is_settled:
            break
    blank = sum(weight for marks, weight in papers if not any(marks))
    return RoundsResult(
        method="rctab",
        options=len(contest.names),
        seats=rules.winners,
        cast=sum(weight for _, weight in papers) - blank,
        abstentions=blank,
        elected=outcome.elected,
        excluded=outcome.excluded,
        ties=outcome.ties,
        rounds=outcome.rounds,
    )


def _one_pass(contest: Contest, papers: list[tuple[Marks, int]], rules: Rules) -> Outcome:
    if rules.mode == "multiPassIrv":
        rules = replace(rules, winners=1, mode="singleWinnerMajority")

    def play(picks: Picks) -> Outcome:
        return Tabulation(contest, papers, rules, picks).play()

    return ties.settle(play, papers=len(papers))


def _then(before: Outcome, after: Outcome) -> Outcome:
    return Outcome(
        (*before.elected, *after.elected),
        after.excluded,
        (*before.ties, *after.ties),
        (*before.rounds, *after.rounds),
    )
