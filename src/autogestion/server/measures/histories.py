"""The history of a measure: one dot a quarter, and the same as a table."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.utils import formats
from django.utils.translation import gettext as _

from autogestion.server.measures.models import BodyWindow, MeasuredWindow
from autogestion.server.measures.numbers import between, counted, few_or, in_unit
from autogestion.server.web.numbers import plain

WIDTH, HEIGHT, EDGE = 320, 120, 22
"""The upper and lower edge leave room for what they stand for."""
QUARTERS = 12


@dataclass(frozen=True)
class Dot:
    """One window in the picture; `low` and `high`: the ends of its interval, the same where it has none."""

    x: str
    y: str
    low: str
    high: str
    chance: str
    is_over: bool


@dataclass(frozen=True)
class Row:
    """One window in the table."""

    name: str
    number: str
    between: str
    chance: str
    acts: str


@dataclass(frozen=True)
class History:
    """`line` leads through the dots. `top` and `bottom` say what the upper and lower edge stand for."""

    rows: list[Row]
    dots: list[Dot]
    line: str
    top: str
    bottom: str
    width: int = WIDTH
    height: int = HEIGHT
    upper: int = EDGE
    lower: int = HEIGHT - EDGE


def history(
    code: str, unit: str, windows: Sequence[MeasuredWindow] | Sequence[BodyWindow]
) -> History | None:
    """The measure in these windows, oldest first; None where fewer than two have a number."""
    told = [(one, one.numbers[code]) for one in windows if code in one.numbers]
    if sum("value" in numbers for _window, numbers in told) < 2:
        return None
    rows = [_row(one, numbers, unit, code) for one, numbers in told]
    most = _most(unit, [numbers for _window, numbers in told])
    dots = [
        _dot(place, len(told), one.is_over, numbers, most)
        for place, (one, numbers) in enumerate(told)
        if "value" in numbers
    ]
    line = " ".join(f"{dot.x},{dot.y}" for dot in dots)
    return History(rows[::-1], dots, line, in_unit(most, unit), in_unit(0, unit))


def window_name(window: MeasuredWindow | BodyWindow) -> str:
    """January to March 2027; or the twelve months up to there."""
    if window.span == "rolling":
        last = datetime.fromtimestamp(window.ends - 1, UTC)
        return _("Twelve months to the end of %(month)s") % {
            "month": formats.date_format(last, "F Y")
        }
    first, last = (datetime.fromtimestamp(at, UTC) for at in (window.begins, window.ends - 1))
    return _("%(first)s to %(last)s") % {
        "first": formats.date_format(first, "F"),
        "last": formats.date_format(last, "F Y"),
    }


def _row(window: MeasuredWindow | BodyWindow, numbers: dict[str, Any], unit: str, code: str) -> Row:
    name = window_name(window)
    if not window.is_over:
        name = _("%(quarter)s, so far") % {"quarter": name}
    return Row(
        name=name,
        number=few_or(numbers["value"], unit, code) if "value" in numbers else _("Too few to say."),
        between=between(numbers["low"], numbers.get("high"), unit) if "low" in numbers else "",
        chance=in_unit(numbers["chance"], unit) if "chance" in numbers else "",
        acts=plain(numbers["acts"]) if "acts" in numbers else counted(None),
    )


def _most(unit: str, numbers: list[dict[str, Any]]) -> float:
    """What the upper edge stands for: the whole of a share, else the largest there is."""
    if unit in ("share", "index"):
        return 1.0
    largest = [
        max(one["value"], one.get("high", 0), one.get("chance", 0))
        for one in numbers
        if "value" in one
    ]
    return max([*largest, 1.0])


def _dot(place: int, of: int, is_over: bool, numbers: dict[str, Any], most: float) -> Dot:
    x = EDGE + (WIDTH - 2 * EDGE) * (place + 0.5) / of
    value = numbers["value"]
    return Dot(
        x=f"{x:.1f}",
        y=_height(value, most),
        low=_height(numbers.get("low", value), most),
        high=_height(numbers.get("high", most if "low" in numbers else value), most),
        chance=_height(numbers["chance"], most) if "chance" in numbers else "",
        is_over=is_over,
    )


def _height(value: float, most: float) -> str:
    part = min(1.0, max(0.0, value / most))
    return f"{HEIGHT - EDGE - (HEIGHT - 2 * EDGE) * part:.1f}"
