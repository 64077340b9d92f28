"""One line for each thing that was measured, with its limit or its peer beside it."""

import os
import platform
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Measure:
    """A number, and the number beside it: a limit to keep, or a peer that ran at the same time.

    `wish` is "at most" or "at least" where `of` is a limit, and "" where it is a peer; `of` is None
    where nothing stands beside the value.
    """

    what: str
    value: float
    unit: str
    of: float | None = None
    wish: str = ""
    peer: str = ""

    @property
    def is_kept(self) -> bool:
        """Whether the limit holds; a peer is no limit."""
        if not self.wish or self.of is None:
            return True
        return self.value <= self.of if self.wish == "at most" else self.value >= self.of

    def line(self, *, is_judged: bool) -> str:
        """The measure as a line of the table."""
        value = f"{plain(self.value)} {self.unit}"
        if self.of is None:
            return f"{self.what:54}{value:>20}"
        beside = f"{self.wish} {plain(self.of)}" if self.wish else f"{self.peer}: {plain(self.of)}"
        ratio = f"{self.value / self.of:.2f}" if self.of else "–"
        verdict = ("kept" if self.is_kept else "MISSED") if self.wish and is_judged else ""
        return f"{self.what:54}{value:>20}   {beside:36}{ratio:>7}  {verdict}".rstrip()


HEAD = f"{'measure':54}{'value':>20}   {'limit or peer':36}{'ratio':>7}"


def at_most(limit: float, what: str, value: float, unit: str) -> Measure:
    """A number that must not be larger."""
    return Measure(what, value, unit, limit, "at most")


def at_least(limit: float, what: str, value: float, unit: str) -> Measure:
    """A number that must not be smaller."""
    return Measure(what, value, unit, limit, "at least")


def beside(peer: str, of: float, what: str, value: float, unit: str) -> Measure:
    """A number and that of something else, measured in the same moments."""
    return Measure(what, value, unit, of, "", peer)


def alone(what: str, value: float, unit: str) -> Measure:
    """A number with nothing beside it."""
    return Measure(what, value, unit)


def plain(number: float) -> str:
    """Three digits that mean something, thousands with commas."""
    if number == int(number) or abs(number) >= 100:
        return f"{number:,.0f}"
    return f"{number:.3g}" if abs(number) >= 1 else f"{number:.2g}"


def machine() -> Iterator[str]:
    """Where and when it was measured, a line each."""
    yield f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores"
    yield f"load over one, five and fifteen minutes: {load()}"


def load() -> str:
    """How many wanted a core of this machine; more than there are cores makes clocks lie."""
    return ", ".join(f"{one:.1f}" for one in os.getloadavg())
