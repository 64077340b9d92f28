"""All measures of a record, in six panels. No single number is made of them, and no certificate."""

from collections.abc import Iterable
from typing import Any

from autogestion.measures.deciding import of_deciding
from autogestion.measures.delegating import of_delegates
from autogestion.measures.gathering import DAY, Gathered, Line, gather
from autogestion.measures.lasting import of_lasting
from autogestion.measures.measure import Measure

PANELS = ("initiative", "deciding", "delegates", "information", "renewal", "opportunity")
VERSION = 1

NOT_RECORDED = (
    "who carried out what was decided, and so how far those who decide are those who do (D1)",
    "who chairs and who speaks in meetings",
    "funds, keys of rooms and accounts, paid work",
)
"""What the record does not hold yet, and what nothing is said about."""


def measures_of(found: Gathered, *, days: int = 0) -> list[Measure]:
    """Everything that can be measured, over the whole record or its last `days`, panel by panel."""
    since = found.ends - days * DAY if days else 0
    every = [*of_deciding(found, since), *of_delegates(found, since), *of_lasting(found, since)]
    return sorted(every, key=lambda one: PANELS.index(one.panel))


def profile(lines: Iterable[Line], *, days: int = 0) -> dict[str, Any]:
    """The profile as data. ReplayBroken where a line does not hold."""
    found = gather(lines)
    return {
        "version": VERSION,
        "organisation": found.state.org,
        "lines": sum(found.acts.values()),
        "until": found.ends,
        "days": days,
        "measures": [one.to_data() for one in measures_of(found, days=days)],
        "not_recorded": list(NOT_RECORDED),
    }
