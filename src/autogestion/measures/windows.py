"""The windows of the history: quarters and years of the calendar in UTC, by the time of the lines, and the twelve
months up to the end of each quarter."""

from dataclasses import dataclass
from datetime import UTC, datetime

SPANS = ("quarter", "rolling", "year")
MONTHS = {"quarter": 3, "rolling": 3, "year": 12}
LASTS = {"quarter": 3, "rolling": 12, "year": 12}
"""How many months a window of this span has; a rolling one ends with each quarter."""
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
    """The quarter or year in which a moment lies; of rolling ones, the one that ends with its quarter."""
    if at >= CALENDAR_ENDS:
        return Window(span, CALENDAR_ENDS, FOREVER)
    moment = datetime.fromtimestamp(at, UTC)
    months = MONTHS[span]
    ends = moment.month - (moment.month - 1) % months + months
    return Window(span, _month(moment.year, ends - LASTS[span]), _month(moment.year, ends))


def year_window(year: int) -> Window:
    """The window of a year from 1970 to 9998."""
    return window_at("year", _month(year, 1))


def year_at(at: int) -> int:
    """The year in which a moment lies."""
    return datetime.fromtimestamp(at, UTC).year


def _month(year: int, month: int) -> int:
    """When a month begins; the thirteenth is the first of the next year, the one before the first the last of the
    year before."""
    return int(datetime(year + (month - 1) // 12, (month - 1) % 12 + 1, 1, tzinfo=UTC).timestamp())
