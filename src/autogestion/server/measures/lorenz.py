"""How something is spread over all members, as a curve and a table."""

from collections.abc import Sequence
from dataclasses import dataclass

from autogestion.server.measures.numbers import in_unit

SIDE = 200


@dataclass(frozen=True)
class Lorenz:
    """`line`: the points of the curve in a square. `rows`: (those who did least, what they did) in tenths."""

    line: str
    rows: list[tuple[str, str]]
    side: int = SIDE


def lorenz(curve: Sequence[Sequence[float]]) -> Lorenz | None:
    """`curve` as measures.spread.lorenz answers it; None where there is none."""
    if not curve:
        return None
    line = " ".join(f"{x * SIDE:.1f},{SIDE - y * SIDE:.1f}" for x, y in curve)
    apart = max(1, (len(curve) - 1) // 10)
    rows = [(in_unit(x, "share"), in_unit(y, "share")) for x, y in curve[apart::apart]]
    return Lorenz(line, rows)
