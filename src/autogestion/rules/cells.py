"""Counts of people that can be published: what fewer than five said is not told, nor can it be worked out (F4)."""

from collections import Counter
from collections.abc import Sequence

SMALLEST = 5
"""Fewer people than these are no group of which a number is said. Nobody is found by a 0, which is said."""
FEW, REST, UNSAID = "few", "rest", "unsaid"
"""From one to four people · five or more, not said because the few would follow from it · nothing is said."""
Cell = int | str


def shown(counts: Sequence[int]) -> list[Cell]:
    """Each count, or FEW, REST or UNSAID in its place. The sum of all is known to the reader.

    Every count from 1 to 4 is hidden, and with it, in the order in which they stand, as many others as are
    needed so that each of the few could still be any number from 1 to 4. Where that cannot be reached, none but
    the zeros is said. (In order of size the order itself would tell something.)
    """
    few = [place for place, count in enumerate(counts) if 0 < count < SMALLEST]
    if not few:
        return list(counts)
    rest: list[int] = []
    total = sum(counts[place] for place in few)
    for place, count in enumerate(counts):
        if count >= SMALLEST:
            rest.append(place)
            total += count
            if total >= (SMALLEST - 1) * len(few) + SMALLEST * len(rest):
                words = dict.fromkeys(few, FEW) | dict.fromkeys(rest, REST)
                return [words.get(one, count) for one, count in enumerate(counts)]
    return [UNSAID if count else 0 for count in counts]


PARTS = 100
"""Into so many round steps at most the span of all numbers falls, before steps are put together."""


def bins(values: Sequence[int], most: int = 8) -> list[tuple[int | None, int | None, int]]:
    """(from, below, how many) of whole numbers, each of them five people or more, at most so many of them.

    The first begins and the last ends openly, so that neither the least nor the greatest is told. The borders
    are round numbers. Empty where there are fewer than five values.
    """
    if len(values) < SMALLEST:
        return []
    step, enough = _step(max(values) - min(values)), max(SMALLEST, -(-len(values) // most))
    counts = Counter(value // step * step for value in values)
    starts, sizes = [min(counts)], [0]
    for low in sorted(counts):
        if sizes[-1] >= enough:
            starts.append(low)
            sizes.append(0)
        sizes[-1] += counts[low]
    if len(sizes) > 1 and sizes[-1] < SMALLEST:
        starts.pop()
        last = sizes.pop()
        sizes[-1] += last
    lows: list[int | None] = [None, *starts[1:]]
    return list(zip(lows, [*lows[1:], None], sizes, strict=True))


def _step(span: int) -> int:
    """The smallest of 1, 2, 5, 10, 20, 50 … by which the span falls into that many parts at most."""
    step, turn = 1, 0
    while span // step >= PARTS:
        step = step * 5 // 2 if turn % 3 == 1 else step * 2
        turn += 1
    return step
