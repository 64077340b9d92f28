"""Groups of opinion among those who answered statements, and what unites them (spec/opinions.md).

Computed from the sheets once, when somebody first asks for it. What is kept says of each group only how
large it is and, of each statement, whether few, about half or most of it agree: from a number of a small group
one could work out what a few people answered.
"""

from importlib.util import find_spec
from math import sqrt
from typing import TYPE_CHECKING, Any

from autogestion.rules.cells import shown
from autogestion.server.inquiry import counting

if TYPE_CHECKING:
    from autogestion.opinions.findings import Statement
    from autogestion.server.inquiry.models import Survey

PEOPLE_MIN, STATEMENTS_MIN = 10, 2
WORDS_BELOW = (0.4, 0.6)
"""Shares of a group below which few of it agree, or about half; else most. Finer words would tell what one of
five answered."""
LARGEST = 46


def is_available() -> bool:
    """Whether what computes it is installed: the optional part `opinions`."""
    return all(find_spec(name) is not None for name in ("numpy", "sklearn"))


def is_possible(survey: "Survey") -> bool:
    """Whether enough people have answered statements."""
    lists = [one for one in counting.lists_of_answers(survey) if one]
    return len(lists) >= PEOPLE_MIN and len({key for one in lists for key in one}) >= STATEMENTS_MIN


def computed(survey: "Survey") -> dict[str, Any]:
    """{groups: [{size, x, y, r}], ungrouped, clearness, consensus, divisive: [{statement, words}]}."""
    from autogestion.opinions.answers import Answers
    from autogestion.opinions.findings import consensus, divisive, statements
    from autogestion.opinions.groups import grouped

    lists = [one for one in counting.lists_of_answers(survey) if one]
    names = sorted({key for one in lists for key in one})
    place = {name: number for number, name in enumerate(names)}
    answers = Answers(
        [str(number) for number in range(len(lists))],
        names,
        [{place[key]: side for key, side in one.items()} for one in lists],
    )
    grouping = grouped(answers)
    found = statements(answers, grouping)
    sizes = grouping.sizes
    *cells, ungrouped = shown([*sizes, len(lists) - sum(sizes)])
    return {
        "people": len(lists),
        "groups": [
            {"size": cell, **where}
            for cell, where in zip(
                cells, _circles(grouping.group, grouping.place, sizes), strict=True
            )
        ],
        "ungrouped": ungrouped,
        "clearness": round(grouping.clearness, 1),
        "consensus": [_told(one) for one in consensus(found)],
        "divisive": [_told(one) for one in divisive(found)] if len(sizes) > 1 else [],
    }


def _told(one: "Statement") -> dict[str, Any]:
    """The statement, the side on which it unites, and how much of each group agrees, as the number of a word."""
    words = [sum(float(share) >= edge for edge in WORDS_BELOW) for share in one.shares(1)]
    return {"statement": one.name, "side": one.side, "words": words}


def _circles(
    groups: list[int | None], places: list[tuple[float, float]], sizes: list[int]
) -> list[dict[str, int]]:
    """The middle of each group on a square of 400, and a circle that is as large as the group. Nobody is drawn."""
    middles = []
    for number, size in enumerate(sizes):
        mine = [place for place, group in zip(places, groups, strict=True) if group == number]
        middles.append((sum(x for x, _y in mine) / size, sum(y for _x, y in mine) / size))
    widest = max([1e-9, *(max(abs(x), abs(y)) for x, y in middles)])
    most = max(sizes, default=1)
    return [
        {
            "x": round(200 + 140 * x / widest),
            "y": round(200 - 140 * y / widest),
            "r": round(LARGEST * sqrt(size / most)),
        }
        for (x, y), size in zip(middles, sizes, strict=True)
    ]
