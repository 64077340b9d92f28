"""What unites the groups and what divides them, statement by statement, in whole numbers and shares."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from autogestion.opinions.answers import AGREE, DISAGREE, Answers
from autogestion.opinions.groups import Grouping

UNITED = Fraction(6, 10)
DIVIDED = Fraction(4, 10)
MOST = 20
ANSWERED_MIN = 5


@dataclass(frozen=True)
class Statement:
    """A statement, and how each group answered it: (agree, disagree, answered) by group."""

    name: str
    counts: list[tuple[int, int, int]]

    def shares(self, side: int) -> list[Fraction]:
        """How much of each group takes a side, drawn towards one half where few have answered."""
        at = 0 if side == AGREE else 1
        return [Fraction(count[at] + 1, count[2] + 2) for count in self.counts]

    @property
    def side(self) -> int:
        """The side on which the groups are least apart from agreeing all together."""
        return AGREE if min(self.shares(AGREE)) >= min(self.shares(DISAGREE)) else DISAGREE

    @property
    def united(self) -> Fraction:
        """The share of that side in the group in which it is smallest."""
        return min(self.shares(self.side))

    @property
    def divided(self) -> Fraction:
        """How far the shares of those who agree lie apart."""
        return max(self.shares(AGREE)) - min(self.shares(AGREE))

    def to_data(self) -> dict[str, Any]:
        return {
            "statement": self.name,
            "side": "agree" if self.side == AGREE else "disagree",
            "agree": [round(float(share), 4) for share in self.shares(AGREE)],
            "disagree": [round(float(share), 4) for share in self.shares(DISAGREE)],
            "answered": [count[2] for count in self.counts],
        }


def statements(answers: Answers, grouping: Grouping) -> list[Statement]:
    """Each statement as the groups answered it."""
    groups = range(len(grouping.sizes))
    counts = [[[0, 0, 0] for _group in groups] for _statement in answers.statements]
    for said, group in zip(answers.given, grouping.group, strict=True):
        if group is None:
            continue
        for statement, answer in said.items():
            count = counts[statement][group]
            count[0] += answer == AGREE
            count[1] += answer == DISAGREE
            count[2] += 1
    return [
        Statement(name, [(one[0], one[1], one[2]) for one in by_group])
        for name, by_group in zip(answers.statements, counts, strict=True)
    ]


def consensus(found: list[Statement]) -> list[Statement]:
    """On what at least six in ten of every group take the same side, the most united first."""
    kept = [one for one in found if _is_answered(one) and one.united >= UNITED]
    return sorted(kept, key=lambda one: -one.united)[:MOST]


def divisive(found: list[Statement]) -> list[Statement]:
    """What sets the groups apart by four in ten or more, the widest first."""
    kept = [one for one in found if _is_answered(one) and one.divided >= DIVIDED]
    return sorted(kept, key=lambda one: -one.divided)[:MOST]


def _is_answered(statement: Statement) -> bool:
    """No group is judged by fewer than five answers, nor shown by them."""
    return bool(statement.counts) and all(count[2] >= ANSWERED_MIN for count in statement.counts)
