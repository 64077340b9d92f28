"""What the page of the measures shows: what was measured last, or a short record measured while one waits."""

from dataclasses import dataclass
from typing import Any

from autogestion.server.measures import queries
from autogestion.server.organisations.models import Organisation
from autogestion.server.record import clock
from autogestion.server.record import queries as record

WINDOWS = (0, 365, 90)
"""Days back from the last line; 0 is everything."""

WHILE_ONE_WAITS = 20_000
"""Up to so many lines are measured for a page where nothing was kept yet: a quarter of a second."""


@dataclass(frozen=True)
class Shown:
    """All measures, as of so many lines and a moment. `data` as in the table of profiles."""

    lines: int
    at: int
    data: dict[str, list[dict[str, Any]]]


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

    following = measuring.begin()
    list(measuring.follow(following, organisation, size))
    return Shown(size, clock.now(), measuring.measured(following))
