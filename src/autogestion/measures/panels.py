"""All measures of a record, in six panels. No single number is made of them, and no certificate."""

from autogestion.measures.carrying import of_carrying
from autogestion.measures.deciding import of_deciding
from autogestion.measures.delegating import of_delegates
from autogestion.measures.flow import of_flow
from autogestion.measures.gatekeeping import of_gates
from autogestion.measures.gathering import DAY, Gathered
from autogestion.measures.lasting import of_lasting
from autogestion.measures.levels import of_levels
from autogestion.measures.measure import Measure, told

PANELS = ("initiative", "deciding", "delegates", "information", "renewal", "opportunity")

NOT_RECORDED = (
    "who chairs and who speaks in meetings",
    "funds, keys of rooms and accounts, paid work",
)
"""What the record does not hold yet, and what nothing is said about."""


def measures_of(found: Gathered, *, since: int = 0) -> list[Measure]:
    """Everything that can be measured since a moment (0: from the first line on), panel by panel."""
    every = [
        *of_deciding(found, since),
        *of_carrying(found, since),
        *of_flow(found, since),
        *of_delegates(found, since),
        *of_levels(found, since),
        *of_gates(found),
        *of_lasting(found, since),
    ]
    return [told(one) for one in sorted(every, key=lambda one: PANELS.index(one.panel))]


def since_days(found: Gathered, days: int) -> int:
    """So many days before the last line; 0 for everything."""
    return found.ends - days * DAY if days else 0
