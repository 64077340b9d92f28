"""Following the record of an organisation, and all its measures at where it stands."""

from collections.abc import Collection, Iterator
from typing import Any

from autogestion.measures.history import Following, Measured
from autogestion.measures.panels import measures_of, since_days
from autogestion.measures.windows import Window
from autogestion.rules.record.canonical import parse
from autogestion.server.measures.reading import WINDOWS
from autogestion.server.organisations.models import Organisation
from autogestion.server.record import queries as record


def begin(spans: Collection[str] = (), known: Collection[Window] = ()) -> Following:
    """A record that is followed from its first line on."""
    return Following(spans, known)


def follow(following: Following, organisation: Organisation, size: int) -> Iterator[Measured]:
    """Read on up to `size` lines; yields the windows that are over with them."""
    for line in record.lines(organisation, size, start=following.size):
        yield from following.feed(parse(line.encode()))


def measured(following: Following) -> dict[str, list[dict[str, Any]]]:
    """Everything, and the last days, as the table of profiles keeps it."""
    found = following.found
    return {
        str(days): [one.to_data() for one in measures_of(found, since=since_days(found, days))]
        for days in WINDOWS
    }
