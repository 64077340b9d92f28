"""All measures of a record, in six panels. No single number is made of them, and no certificate."""

from collections.abc import Iterator
from dataclasses import replace

from autogestion.measures.agenda import of_agenda
from autogestion.measures.agreeing import of_agreeing
from autogestion.measures.alarms import MARKS, p_of
from autogestion.measures.attending import of_attending
from autogestion.measures.carrying import of_carrying
from autogestion.measures.composition import of_composition
from autogestion.measures.deciding import of_deciding
from autogestion.measures.delegating import of_delegates
from autogestion.measures.duties import of_duties
from autogestion.measures.flow import of_flow
from autogestion.measures.funnel import of_funnel
from autogestion.measures.gatekeeping import of_gates
from autogestion.measures.gathering import DAY, Gathered
from autogestion.measures.lasting import of_lasting
from autogestion.measures.levels import of_levels
from autogestion.measures.measure import Measure, told
from autogestion.measures.outside import of_outside
from autogestion.measures.passing import of_passing
from autogestion.measures.renewing import of_renewing
from autogestion.measures.seats import of_seats
from autogestion.measures.wording import of_wording

PANELS = ("initiative", "deciding", "delegates", "information", "renewal", "opportunity")

NOT_RECORDED = (
    "who chairs and who speaks in meetings, and for how long, beside tasks that come back and say which duty they are",
    "funds, keys of rooms and accounts, paid work; who holds the key of the server and those of witnesses",
    "the trade of each member, whether they are paid: no act declares it, since an employer could read it; what is "
    "measured by trade and region is by what their assembly says of itself",
    "what is written in texts, of which the record holds commitments: their likeness, their difficulty",
    "who reads an issue; how many read it who are not members",
    "who answers an inquiry, of which the record holds sums",
)
"""What the record does not hold yet, and what nothing is said about."""


def measures_of(found: Gathered, *, since: int = 0, in_full: bool = True) -> list[Measure]:
    """Everything that can be measured since a moment (0: from the first line on), panel by panel.

    `in_full`: with what only the page of a measure shows. Of one body (`found.body`) all but what lies between bodies.
    """
    found.asked_for = {}
    every = [
        *of_deciding(found, since, in_full=in_full),
        *of_carrying(found, since),
        *of_funnel(found, since),
        *of_attending(found, since),
        *of_composition(found, since, in_full=in_full),
        *of_duties(found, since, in_full=in_full),
        *of_agenda(found, since),
        *of_delegates(found, since),
        *of_seats(found, since),
        *of_lasting(found, since),
        *of_renewing(found, since),
        *of_wording(found, since),
        *of_agreeing(found, since),
        *of_outside(found, since),
    ]
    if found.body is None:
        every += [
            *of_flow(found, since),
            *of_levels(found, since),
            *of_gates(found),
            *of_passing(found, since),
        ]
    else:
        every = list(_of_body(every, len(found.members(since))))
    found.asked_for = None
    marked = [replace(one, p=p_of(one)) if one.code in MARKS else one for one in every]
    return [told(one) for one in sorted(marked, key=lambda one: PANELS.index(one.panel))]


def _of_body(measures: list[Measure], members: int) -> Iterator[Measure]:
    """In a body every number is about its members: what rests on things, or on others, rests on them."""
    for one in measures:
        yield replace(one, people=min(one.people, members) if one.people else members)


def since_days(found: Gathered, days: int) -> int:
    """So many days before the last line; 0 for everything."""
    return found.ends - days * DAY if days else 0
