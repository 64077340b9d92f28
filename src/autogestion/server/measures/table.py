"""All numbers of a measure as a table that any program reads (CSV)."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from autogestion.server.measures.models import BodyWindow, MeasuredWindow

HEAD = ("part", "name", "value", "low", "high", "chance", "people", "acts")


def table(
    one: Mapping[str, Any],
    windows: Sequence[MeasuredWindow],
    bodies: Iterable[tuple[str, Mapping[str, Any]]],
    rolling: Sequence[MeasuredWindow] | Sequence[BodyWindow] = (),
) -> str:
    """A line for each number: the measure, its other indices, its curves, its history, its bodies."""
    written = io.StringIO()
    rows = csv.writer(written)
    rows.writerow(HEAD)
    rows.writerow(["measure", one["code"], *_numbers(one)])
    rows.writerows(_beside(one))
    for name, people, mean, lowest, low, high in one["funnel"]:
        rows.writerow(["stage", name, mean, low, high, "", people, ""])
        rows.writerow(["stage, lowest tenth", name, lowest, "", "", "", "", ""])
    for people, value in one["curve"]:
        rows.writerow(["share of those who did least", people, value, "", "", "", "", ""])
    for days, at_risk, value, low, high in one["survival"]:
        rows.writerow(["days", days, value, low, high, "", at_risk, ""])
    for part, kept in (("quarter from", windows), ("twelve months from", rolling)):
        for window in kept:
            if (numbers := window.numbers.get(one["code"])) is not None:
                rows.writerow([part, window.begins, *_numbers(numbers)])
    for name, there in bodies:
        rows.writerow(["body", _plain(name), *_numbers(there)])
    return written.getvalue()


def _beside(one: Mapping[str, Any]) -> Iterator[list[Any]]:
    """Its other indices, and its groups."""
    for name, _unit, value, chance, low, high in one["also"]:
        yield ["index", name, value, low, high, chance, "", ""]
    for name, people, value, low, high in one["groups"]:
        yield ["group", name, value, low, high, "", people, ""]
    for name, people, acts, value, low, high in one["parts"]:
        yield ["group, of its part", _plain(name), value, low, high, 1, people, acts]


def _numbers(one: Mapping[str, Any]) -> list[Any]:
    return [one.get(name) for name in HEAD[2:]]


def _plain(name: str) -> str:
    """No name begins what a spreadsheet would take for a formula."""
    return f"'{name}" if name[:1] in ("=", "+", "-", "@", "\t", "\r") else name
