"""Which candidate a marked paper counts for, by RCTab's rules on skips, overvotes and repeats."""

from collections.abc import Callable
from dataclasses import dataclass

from autogestion.rules.counting.rctab_rules import Rules
from autogestion.rules.counting.units import Amount

OVERVOTE = -1
"""In a mark: several candidates, and the paper does not say which."""

Marks = tuple[tuple[int, ...], ...]
"""For each rank in turn, the options marked there: none where it was skipped."""

CHOICES = "exhaustedChoices"
OVERVOTES = "overvotes"
REPEATED = "repeatedRankings"
SKIPPED = "skippedRankings"
UNDERVOTES = "undervotes"


@dataclass
class Paper:
    """Equal papers together: what each is still worth, whom it counts for, or why for nobody."""

    marks: Marks
    count: int
    value: Amount
    holder: int = 0
    inactive: str = ""

    @property
    def votes(self) -> Amount:
        """What these papers are worth together."""
        return self.count * self.value


def next_holder(marks: Marks, rules: Rules, continues: Callable[[int], bool]) -> int | str:
    """The option a paper counts for now, or why it counts for nobody.

    marks: no more ranks than the rules allow.
    """
    ranked = [(rank, marked) for rank, marked in enumerate(marks, 1) if marked]
    if not ranked:
        return UNDERVOTES
    last, seen = 0, set[int]()
    for rank, marked in ranked:
        if rules.skipped_max is not None and rank - last > rules.skipped_max + 1:
            return SKIPPED
        last = rank
        if rules.exhaust_on_duplicate and seen.intersection(marked):
            return REPEATED
        seen.update(marked)
        continuing = [option for option in marked if option != OVERVOTE and continues(option)]
        if len(marked) > 1 or OVERVOTE in marked:
            if _exhausts(marked, continuing, rules):
                return OVERVOTES
            if rules.overvotes == "alwaysSkipToNextRank":
                continue
        if continuing:
            return continuing[0]
    return CHOICES


def _exhausts(marked: tuple[int, ...], continuing: list[int], rules: Rules) -> bool:
    if rules.overvotes == "exhaustIfMultipleContinuing":
        return OVERVOTE in marked or len(continuing) > 1
    return rules.overvotes == "exhaustImmediately"
