"""The measures of one window after the other, in one pass over the record.

A window is measured at its end, from the lines before it alone. So what comes later changes nothing in
it: once it is over it can be kept, and who computes it again from the record gets the same numbers.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Any

from autogestion.measures.bodies import hidden, parts_of, people_of, shown
from autogestion.measures.gathering import Gathered, Gathering, Line, Texts, no_texts
from autogestion.measures.measure import Measure
from autogestion.measures.panels import measures_of
from autogestion.measures.windows import FOREVER, Window, window_at

Numbers = dict[str, dict[str, Any]]
ROLLING = "rolling"
BODIES_MOST = 50
"""In so many bodies at most, those with the lowest numbers, a rolling window is measured."""


@dataclass(frozen=True)
class Measured:
    """The numbers of one window. `lines`: how many the record had at its end, or has so far."""

    window: Window
    is_over: bool
    lines: int
    numbers: Numbers
    """Code of a measure -> its numbers (Measure.to_numbers)."""
    bodies: dict[int, Numbers] = field(default_factory=dict)
    """Of a rolling window that is over: body -> the same of it, with what may not be told left out."""

    def to_data(self) -> dict[str, Any]:
        """As `autogestion measures --json --history` writes it."""
        window = self.window
        return {
            "span": window.span, "begins": window.begins, "ends": window.ends, "is_over": self.is_over,
            "lines": self.lines, "measures": self.numbers,
            **({"bodies": {str(body): numbers for body, numbers in self.bodies.items()}} if self.bodies else {}),
        }  # fmt: skip


class Following:
    """A record that is followed, line by line. A window in which no line was added is left out.

    `known`: windows that were kept and are not measured again. `texts`: what assemblies say of themselves.
    """

    def __init__(
        self,
        spans: Collection[str],
        known: Collection[Window] = (),
        *,
        bodies: bool = False,
        texts: Texts = no_texts,
    ) -> None:
        self.spans = spans
        self.bodies = bodies
        """Whether each body is measured too, over rolling windows."""
        self.known = set(known)
        """Windows that are over: kept, or measured by now."""
        self.gathering = Gathering(texts)
        self._open: dict[str, Window] = {}
        self._same: dict[tuple[int, int, int], list[Measure]] = {}
        """What was measured last, by its beginning, its last moment and how many lines there were: the twelve months
        up to the end of a year are that year."""
        self._moves_at = 0
        """When the first of the open windows is over."""

    @property
    def found(self) -> Gathered:
        """What all lines so far say."""
        return self.gathering.found

    @property
    def size(self) -> int:
        """How many lines were followed."""
        return self.gathering.size

    def feed(self, line: Line) -> Sequence[Measured]:
        """One more line; answers the windows that are over with it."""
        over = self._moved_on(line["at"]) if line["at"] >= self._moves_at else ()
        self.gathering.feed(line)
        return over

    def _moved_on(self, at: int) -> list[Measured]:
        """Measure what is over at a moment, and open the windows in which it lies."""
        over = []
        for span in self.spans:
            window = self._open.get(span)
            if window is not None and at < window.ends:
                continue
            if window is not None and window not in self.known:
                over.append(self._measured(window, is_over=True))
                self.known.add(window)
            self._open[span] = window_at(span, at)
        self._moves_at = min((window.ends for window in self._open.values()), default=FOREVER)
        return over

    def running(self) -> list[Measured]:
        """The windows that are not over, as they stand."""
        return [self._measured(window, is_over=False) for window in self._open.values()]

    def _measured(self, window: Window, *, is_over: bool) -> Measured:
        found = self.found
        last = found.ends
        if is_over:
            found.ends = window.ends
        measures = self._measures(window)
        bodies = self._bodies(window, measures) if is_over and window.span == ROLLING else {}
        found.ends = last
        return Measured(window, is_over, self.size, _numbers(measures), bodies)

    def _measures(self, window: Window) -> list[Measure]:
        name = (window.begins, self.found.ends, self.size)
        if name not in self._same:
            self._same = {name: measures_of(self.found, since=window.begins, in_full=False)}
        return self._same[name]

    def _bodies(self, window: Window, whole: list[Measure]) -> dict[int, Numbers]:
        """Of the bodies in which something was done in this window, as its end leaves them."""
        if not self.bodies:
            return {}
        done = self.gathering.last_done
        numbers = sorted(body for body, at in done.items() if at >= window.begins)[:BODIES_MOST]
        found = {
            number: measures_of(part, since=window.begins, in_full=False)
            for number, part in parts_of(self.gathering, numbers).items()
        }
        left_out = hidden({one.code: one.people for one in whole}, people_of(found))
        return {body: _numbers(measures) for body, measures in shown(found, left_out).items()}


def _numbers(measures: list[Measure]) -> Numbers:
    return {one.code: one.to_numbers() for one in measures}
