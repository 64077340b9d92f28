"""The windows of the history: quarters and years of the calendar in UTC, by the time of the lines."""

from dataclasses import dataclass
from datetime import UTC, datetime

SPANS = ("quarter", "year")
MONTHS = {"quarter": 3, "year": 12}
CALENDAR_ENDS = 253_370_764_800
"""The year 9999, the last that can be named: what a record says to come later lies in one last window."""
FOREVER = 2**63 - 1


@dataclass(frozen=True)
class Window:
    """From `begins` up to, and without, `ends`: whole seconds since 1970 UTC."""

    span: str
    begins: int
    ends: int


def window_at(span: str, at: int) -> Window:
    """The quarter or year in which a moment lies."""
    if at >= CALENDAR_ENDS:
        return Window(span, CALENDAR_ENDS, FOREVER)
    moment = datetime.fromtimestamp(at, UTC)
    months = MONTHS[span]
    first = moment.month - (moment.month - 1) % months
    return Window(span, _month(moment.year, first), _month(moment.year, first + months))


def year_window(year: int) -> Window:
    """The window of a year from 1970 to 9998."""
    return window_at("year", _month(year, 1))


def year_at(at: int) -> int:
    """The year in which a moment lies."""
    return datetime.fromtimestamp(at, UTC).year


def _month(year: int, month: int) -> int:
    """When a month begins; the thirteenth is the first of the next year."""
    return int(datetime(year + (month - 1) // 12, (month - 1) % 12 + 1, 1, tzinfo=UTC).timestamp())
