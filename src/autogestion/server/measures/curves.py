"""A curve of how long something lasts, as a picture and a table."""

from collections.abc import Sequence
from dataclasses import dataclass

from autogestion.server.measures.numbers import in_unit
from autogestion.server.web.numbers import plain

WIDTH, HEIGHT, EDGE = 320, 200, 10
ROWS_MAX = 12
Point = tuple[float, float, float, float]
"""(days, share, low, high)"""


@dataclass(frozen=True)
class Row:
    """After so many days, of how many who had sat as long, which share goes on."""

    days: str
    at_risk: str
    share: str
    low: str
    high: str


@dataclass(frozen=True)
class Curve:
    """`line` the curve, `band` where it lies with 95 in 100; `longest` is what the right edge stands for."""

    line: str
    band: str
    longest: str
    rows: list[Row]
    width: int = WIDTH
    height: int = HEIGHT


def survival(steps: Sequence[Sequence[float]]) -> Curve | None:
    """`steps` as measures.measure.Measure.to_data writes them; None where there are none."""
    if not steps:
        return None
    longest = max(step[0] for step in steps) or 1.0
    points: list[Point] = [(0.0, 1.0, 1.0, 1.0)]
    points += [(days, share, low, high) for days, _at_risk, share, low, high in steps]
    upper = _stairs([(one[0], one[3]) for one in points], longest)
    lower = _stairs([(one[0], one[2]) for one in points], longest)
    return Curve(
        line=_written(_stairs([(one[0], one[1]) for one in points], longest)),
        band=_written([*upper, *reversed(lower)]),
        longest=in_unit(longest, "days"),
        rows=[_row(step) for step in _some(steps)],
    )


def _stairs(points: Sequence[tuple[float, float]], longest: float) -> list[tuple[float, float]]:
    """A share holds until the next step; the last one up to the edge."""
    corners: list[tuple[float, float]] = []
    for days, share in points:
        x = EDGE + (WIDTH - 2 * EDGE) * days / longest
        y = HEIGHT - EDGE - (HEIGHT - 2 * EDGE) * share
        if corners:
            corners.append((x, corners[-1][1]))
        corners.append((x, y))
    return corners


def _written(corners: Sequence[tuple[float, float]]) -> str:
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in corners)


def _some(steps: Sequence[Sequence[float]]) -> list[Sequence[float]]:
    """At most so many of them, spread over the whole, the last one always."""
    apart = -(-len(steps) // ROWS_MAX)
    return list(steps[::-1][::apart][::-1])


def _row(step: Sequence[float]) -> Row:
    days, at_risk, *shares = step
    share, low, high = (in_unit(one, "share") for one in shares)
    return Row(in_unit(days, "days"), plain(int(at_risk)), share, low, high)
