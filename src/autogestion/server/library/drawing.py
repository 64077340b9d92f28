"""The map of the world: the outline of the land, and where the countries of the entries lie on it."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from autogestion.server.library.countries import COUNTRIES

WIDTH, HEIGHT = 1000, 428
TOP = 78
"""The latitude of the upper edge."""
STRETCH = 1.15
DOTS = ((50, 16), (20, 13), (10, 11), (5, 9), (2, 7), (1, 5))
"""From how many entries on, how large a dot."""


@dataclass(frozen=True)
class Dot:
    """A country with entries."""

    code: str
    count: int
    query: str
    """What stands after the ? of the page that shows them."""
    x: int
    y: int
    r: int


@cache
def land() -> str:
    """The outline as an SVG path."""
    return (Path(__file__).parent / "world" / "land.txt").read_text(encoding="ascii").strip()


def dots(counts: Iterable[tuple[str, int, str]]) -> list[Dot]:
    """A dot for each country, the smaller ones on top. `counts`: code, entries, query."""
    found = [
        Dot(code, count, query, *_position(code), next(r for least, r in DOTS if count >= least))
        for code, count, query in counts
        if code in COUNTRIES and count > 0
    ]
    return sorted(found, key=lambda dot: (-dot.count, dot.code))


def _position(code: str) -> tuple[int, int]:
    country = COUNTRIES[code]
    degree = WIDTH / 360
    return round((country.east + 180) * degree), round((TOP - country.north) * degree * STRETCH)
