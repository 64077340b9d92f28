"""Votes passing on from round to round, as a picture: bars that keep their height, ribbons between.

A pure function from votes to whole numbers that rounds.html draws. The table beside it says the same
exactly; heights are rounded down.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

LABELS, PITCH, BAR = 170, 96, 14
TALL = 320
"""What all votes together are high."""
GAP = 26
ROUNDS_MOST = 40
NAME_CHARACTERS = 20

Votes = Sequence[Fraction]


@dataclass(frozen=True)
class Bar:
    """The votes of one candidate in one round. is_elected: they have a seat by then."""

    x: int
    y: int
    height: int
    is_elected: bool


@dataclass(frozen=True)
class Lane:
    """A candidate's row: the name at its beginning, and bars from round to round."""

    label: str
    y: int
    bars: list[Bar]
    is_aside: bool = False


@dataclass(frozen=True)
class Ribbon:
    """Votes between two rounds, as a closed path. is_passing: from one candidate to another."""

    path: str
    is_passing: bool


@dataclass(frozen=True)
class Flow:
    """Everything in units of the picture's own grid. rounds: where the number of each stands."""

    width: int
    height: int
    lanes: list[Lane]
    ribbons: list[Ribbon]
    rounds: list[tuple[int, int]]


def draw(
    labels: Sequence[str], rounds: Sequence[Votes], elected: Sequence[frozenset[int]]
) -> Flow | None:
    """The picture of a count; None where one round or too many leave nothing to see.

    rounds[r][i]: votes of labels[i] in round r; the last label is for votes that nobody has.
    elected[r]: who, as places in labels, has a seat by the end of round r.
    """
    total = max(sum(votes) for votes in rounds) if rounds else 0
    if not 2 <= len(rounds) <= ROUNDS_MOST or not total:
        return None
    heights = [[int(votes * TALL / total) for votes in row] for row in rounds]
    order = _order(heights, elected)
    tops, bottom = _tops(order, heights)
    lanes = [
        Lane(
            _cut(labels[i]),
            tops[i] + 12,
            [
                Bar(_x(r), tops[i], row[i], i in elected[r])
                for r, row in enumerate(heights)
                if row[i]
            ],
            is_aside=i == len(labels) - 1,
        )
        for i in order
    ]
    ribbons = [
        ribbon
        for r in range(1, len(rounds))
        for ribbon in _between(_x(r - 1) + BAR, _x(r), heights[r - 1], heights[r], tops)
    ]
    numbers = [(_x(r) + BAR // 2, r + 1) for r in range(len(rounds))]
    return Flow(_x(len(rounds) - 1) + BAR + 20, bottom, lanes, ribbons, numbers)


def _x(number: int) -> int:
    return LABELS + number * PITCH


def _cut(name: str) -> str:
    return name if len(name) <= NAME_CHARACTERS else name[: NAME_CHARACTERS - 1] + "…"


def _order(heights: Sequence[Sequence[int]], elected: Sequence[frozenset[int]]) -> list[int]:
    """The elected first, as they were elected; then who stayed longest; votes of nobody last."""

    def place(i: int) -> tuple[int, int, int]:
        seated = next((r for r, found in enumerate(elected) if i in found), len(elected))
        stayed = max((r for r, row in enumerate(heights) if row[i]), default=-1)
        return seated, -stayed, -max(row[i] for row in heights)

    aside = len(heights[0]) - 1
    shown = [i for i in range(aside) if any(row[i] for row in heights)]
    return sorted(shown, key=place) + [aside] * any(row[aside] for row in heights)


def _tops(order: Sequence[int], heights: Sequence[Sequence[int]]) -> tuple[dict[int, int], int]:
    """Where each lane begins, and where the last ends."""
    tops, y = {}, 24
    for i in order:
        tops[i] = y
        y += max(16, *(row[i] for row in heights)) + GAP
    return tops, y


def _between(
    left: int, right: int, before: Sequence[int], after: Sequence[int], tops: dict[int, int]
) -> list[Ribbon]:
    """What each keeps, straight across; what is lost by some, to those who gain it."""
    kept = {i: min(before[i], after[i]) for i in tops}
    stay = [Ribbon(_ribbon(left, right, tops[i], tops[i], kept[i]), False) for i in tops if kept[i]]
    lost = [(i, before[i] - kept[i]) for i in tops if before[i] > kept[i]]
    gained = [(i, after[i] - kept[i]) for i in tops if after[i] > kept[i]]
    if len(lost) > 1:
        return stay + _through_a_joint(left, right, lost, gained, kept, tops)
    pass_on = []
    for giver, _votes in lost:
        y = tops[giver] + kept[giver]
        for heir, votes in gained:
            path = _ribbon(left, right, y, tops[heir] + kept[heir], votes)
            pass_on.append(Ribbon(path, True))
            y += votes
    return stay + pass_on


def _through_a_joint(
    left: int,
    right: int,
    lost: Sequence[tuple[int, int]],
    gained: Sequence[tuple[int, int]],
    kept: dict[int, int],
    tops: dict[int, int],
) -> list[Ribbon]:
    """Several lose at once: what they lose runs together first, as nobody can say from whom to whom."""
    middle = (left + right) // 2
    joint = sum(tops[i] for i, _ in [*lost, *gained]) // len([*lost, *gained])
    ribbons = []
    for side, (start, end) in ((lost, (left, middle)), (gained, (middle, right))):
        y = joint
        for i, votes in side:
            own = tops[i] + kept[i]
            ys = (own, y) if side is lost else (y, own)
            ribbons.append(Ribbon(_ribbon(start, end, *ys, votes), True))
            y += votes
    return ribbons


def _ribbon(left: int, right: int, y: int, end_y: int, height: int) -> str:
    """A band of one height from (left, y) to (right, end_y)."""
    middle = (left + right) // 2
    return (
        f"M{left} {y}C{middle} {y} {middle} {end_y} {right} {end_y}"
        f"v{height}C{middle} {end_y + height} {middle} {y + height} {left} {y + height}Z"
    )
