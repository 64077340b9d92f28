"""What the pages of the measures show: what was measured last, or a short record measured while one waits."""

from dataclasses import dataclass
from typing import Any

from autogestion.measures.measure import NUMBERS
from autogestion.server.measures import queries
from autogestion.server.organisations.models import Organisation
from autogestion.server.record import clock
from autogestion.server.record import queries as record

WINDOWS = (0, 365, 90)
"""Days back from the last line; 0 is everything."""

WHILE_ONE_WAITS = 20_000
"""Up to so many lines are measured for a page where nothing was kept yet: half a second."""

COUNT = "count"


@dataclass(frozen=True)
class Shown:
    """All measures, as of so many lines and a moment. `data` as in the table of profiles."""

    lines: int
    at: int
    data: dict[str, list[dict[str, Any]]]


@dataclass(frozen=True)
class ShownBody:
    """Code -> measure of one body in one window, with what may not be told left out."""

    lines: int
    at: int
    measures: dict[str, dict[str, Any]]


def key(days: int) -> str:
    """The name of a window in the table of bodies."""
    return f"d{days}"


def shown(organisation: Organisation) -> Shown | None:
    """None where nothing was measured yet and the record is long. Nothing is written."""
    kept = queries.profile_of(organisation)
    if kept is not None:
        return Shown(kept.lines, kept.at, kept.data)
    size = record.frontier(organisation).size
    if size > WHILE_ONE_WAITS:
        return None
    # numpy comes in with this: nobody who opens another page waits for it.
    from autogestion.server.measures import measuring

    following = measuring.begin(organisation)
    list(measuring.follow(following, organisation, size))
    return Shown(size, clock.now(), measuring.measured(following))


def shown_body(organisation: Organisation, body: int, days: int) -> ShownBody | None:
    """None where the body was not measured yet."""
    kept = queries.profile_of_body(organisation, body)
    if kept is None:
        return None
    hidden = kept.left_out.get(key(days), {})
    measures = kept.data[key(days)].items()
    told = {code: without(one, hidden.get(code, "")) for code, one in measures}
    return ShownBody(kept.lines, kept.at, told)


def without(one: dict[str, Any], what: str) -> dict[str, Any]:
    """A measure as it is (""), without its number ("value"), or without its counts too ("count"):
    measures.bodies.shown, of what is kept."""
    if not what:
        return one
    bare: dict[str, Any] = {
        **one,
        **dict.fromkeys(NUMBERS),
        "curve": [],
        "also": [],
        "groups": [],
        "funnel": [],
        "parts": [],
    }
    return {**bare, "acts": None, "survival": []} if what == COUNT else bare
