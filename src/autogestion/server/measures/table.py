"""All numbers of a measure as a table that any program reads (CSV)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from autogestion.server.measures.models import BodyWindow, MeasuredWindow
from autogestion.server.web.sheets import as_csv

HEAD = ("part", "name", "value", "low", "high", "chance", "people", "acts")


def table(
    one: Mapping[str, Any],
    windows: Sequence[MeasuredWindow],
    bodies: Iterable[tuple[str, Mapping[str, Any]]],
    rolling: Sequence[MeasuredWindow] | Sequence[BodyWindow] = (),
) -> str:
    """A line for each number: the measure, its other indices, its curves, its history, its bodies."""
    rows: list[Sequence[Any]] = [HEAD, ["measure", one["code"], *_numbers(one)], *_beside(one)]
    for name, people, mean, lowest, low, high in one["funnel"]:
        rows.append(["stage", name, mean, low, high, "", people, ""])
        rows.append(["stage, lowest tenth", name, lowest, "", "", "", "", ""])
    for people, value in one["curve"]:
        rows.append(["share of those who did least", people, value, "", "", "", "", ""])
    for days, at_risk, value, low, high in one["survival"]:
        rows.append(["days", days, value, low, high, "", at_risk, ""])
    for part, kept in (("quarter from", windows), ("twelve months from", rolling)):
        for window in kept:
            if (numbers := window.numbers.get(one["code"])) is not None:
                rows.append([part, window.begins, *_numbers(numbers)])
    rows += [["body", name, *_numbers(there)] for name, there in bodies]
    return as_csv(rows)


def _beside(one: Mapping[str, Any]) -> Iterator[list[Any]]:
    """Its other indices, and its groups."""
    for name, _unit, value, chance, low, high in one["also"]:
        yield ["index", name, value, low, high, chance, "", ""]
    for name, people, value, low, high in one["groups"]:
        yield ["group", name, value, low, high, "", people, ""]
    for name, people, acts, value, low, high in one["parts"]:
        yield ["group, of its part", name, value, low, high, 1, people, acts]


def _numbers(one: Mapping[str, Any]) -> list[Any]:
    return [one.get(name) for name in HEAD[2:]]
