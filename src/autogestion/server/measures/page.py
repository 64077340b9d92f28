"""The page of one measure: of the whole, or of one body."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from autogestion.server.measures import queries
from autogestion.server.measures.allowed import Allowed, allowed
from autogestion.server.measures.histories import QUARTERS, history
from autogestion.server.measures.models import BodyWindow, MeasuredWindow
from autogestion.server.measures.names import group_name, index_name
from autogestion.server.measures.numbers import between, decimal, in_unit
from autogestion.server.measures.pictures import BODIES_MOST, Picture, pictures
from autogestion.server.measures.reading import key, shown, shown_body, without
from autogestion.server.measures.words import Told, tell
from autogestion.server.organisations import describing
from autogestion.server.organisations import queries as organisations
from autogestion.server.organisations.models import Body, Organisation


@dataclass(frozen=True)
class Index:
    """Another index of the same spread."""

    name: str
    number: str
    between: str
    chance: str


@dataclass(frozen=True)
class Found:
    """A measure as it was measured last, with everything that is drawn from it."""

    one: dict[str, Any]
    lines: int
    at: int
    whole: dict[str, Any] | None
    windows: Sequence[MeasuredWindow]
    rolling: Sequence[MeasuredWindow] | Sequence[BodyWindow]
    bodies: list[tuple[str, dict[str, Any]]]


@dataclass(frozen=True)
class Page:
    """What the page shows."""

    told: Told
    pictures: list[Picture]
    also: list[Index]
    allowed: list[Allowed]
    lines: int
    at: int


def find(organisation: Organisation, body: Body | None, code: str, days: int) -> Found | None:
    """None where there is no such measure, or where it was not measured yet."""
    profile = shown(organisation)
    measures = {} if profile is None else {one["code"]: one for one in profile.data[str(days)]}
    if body is not None:
        here = shown_body(organisation, body.number, days)
        if here is None or code not in here.measures:
            return None
        rolling = queries.history_of_body(organisation, body.number, QUARTERS)
        one = _with_names(organisation, here.measures[code])
        return Found(one, here.lines, here.at, measures.get(code), (), rolling, [])
    if profile is None or code not in measures:
        return None
    return Found(
        _with_names(organisation, measures[code]),
        profile.lines,
        profile.at,
        None,
        queries.history_of(organisation, "quarter", QUARTERS),
        queries.history_of(organisation, "rolling", QUARTERS),
        _in_bodies(organisation, code, days),
    )


def _with_names(organisation: Organisation, one: dict[str, Any]) -> dict[str, Any]:
    """Groups by what assemblies say now of themselves; no text of theirs is kept with a measure."""
    part = one["code"].rpartition("-by-")[2]
    numbers = [int(name) for name, *_rest in one["parts"] if name.isdecimal()]
    called = describing.said_by(organisation, part, numbers) if numbers else {}
    named = [[group_name(name, called), *rest] for name, *rest in one["parts"]]
    return {**one, "parts": named}


def _in_bodies(
    organisation: Organisation, code: str, days: int
) -> list[tuple[str, dict[str, Any]]]:
    """The measure in each body of which it may be told, by the name of the body."""
    rows = queries.in_bodies(organisation, code, key(days), BODIES_MOST)
    names = organisations.names_of_bodies(organisation) if rows else {}
    told = [(names.get(body, str(body)), without(one, what)) for body, one, what in rows]
    return [(name, one) for name, one in told if one["value"] is not None]


def page_of(organisation: Organisation, body: Body | None, found: Found) -> Page:
    """In words and pictures."""
    one = found.one
    told = tell(one, found.whole)
    charter = organisations.charter_in_force(organisation)
    whole = organisations.size_of_whole(organisation)
    return Page(
        told=told,
        pictures=pictures_of(found),
        also=[_index(*given) for given in one["also"]],
        allowed=allowed(
            charter,
            one["code"],
            one["panel"],
            size=organisations.size_of(body) if body is not None else whole,
            whole=whole,
        ),
        lines=found.lines,
        at=found.at,
    )


def pictures_of(found: Found) -> list[Picture]:
    """What there is to see."""
    one = found.one
    rolling = history(one["code"], one["unit"], found.rolling)
    quarters = history(one["code"], one["unit"], found.windows)
    return pictures(one, quarters, found.bodies, rolling)


def _index(
    name: str, unit: str, value: float, chance: float, low: float | None, high: float | None
) -> Index:
    return Index(
        index_name(name),
        in_unit(value, unit),
        between(low, high, unit) if low is not None else "",
        in_unit(chance, unit) if unit != "index" else decimal(chance),
    )
