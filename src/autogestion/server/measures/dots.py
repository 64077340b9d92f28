"""A dot plot: one row for each thing, a dot where it lies and a line where it lies with 95 in 100."""

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, EDGE = 320, 10
ROW, TOP = 40, 26


@dataclass(frozen=True)
class Given:
    """What a row is drawn from; `ring`: something beside it on the same scale. `words` stand in the table."""

    name: str
    value: float
    low: float | None = None
    high: float | None = None
    ring: float | None = None
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class Dot:
    """A row as drawn."""

    name: str
    y: int
    text_y: int
    x: str
    low: str
    high: str
    ring: str


@dataclass(frozen=True)
class Dots:
    """`heads` stand over the table whose `rows` say what the picture shows; `right` what its right edge is."""

    dots: list[Dot]
    heads: list[str]
    rows: list[Given]
    right: str
    height: int
    bottom: int
    width: int = WIDTH
    left_edge: int = EDGE
    right_edge: int = WIDTH - EDGE


def dots(given: Sequence[Given], *, most: float, right: str, heads: list[str]) -> Dots:
    """The rows from above to below, on a scale from 0 to `most`."""
    drawn = [
        Dot(
            one.name,
            y=place * ROW + TOP,
            text_y=place * ROW + TOP - 12,
            x=_at(one.value, most),
            low=_at(one.value if one.low is None else one.low, most),
            high=_at(one.value if one.high is None else one.high, most),
            ring="" if one.ring is None else _at(one.ring, most),
        )
        for place, one in enumerate(given)
    ]
    bottom = len(given) * ROW
    return Dots(drawn, heads, list(given), right, bottom + 22, bottom)


def _at(value: float, most: float) -> str:
    part = min(1.0, max(0.0, value / most if most else 0.0))
    return f"{EDGE + (WIDTH - 2 * EDGE) * part:.1f}"
