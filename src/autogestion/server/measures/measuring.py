"""Following the record of an organisation, and all its measures at where it stands."""

from collections.abc import Collection, Iterator, Mapping
from functools import partial
from typing import Any

from autogestion.measures.bodies import hidden, parts_of
from autogestion.measures.history import Following, Measured
from autogestion.measures.measure import Measure
from autogestion.measures.panels import measures_of, since_days
from autogestion.measures.windows import Window
from autogestion.rules.record.canonical import parse
from autogestion.rules.texts import IN_PLACE
from autogestion.server.measures.reading import WINDOWS, key
from autogestion.server.organisations.models import Organisation
from autogestion.server.record import queries as record


def begin(
    organisation: Organisation, spans: Collection[str] = (), known: Collection[Window] = ()
) -> Following:
    """A record that is followed from its first line on."""
    return Following(spans, known, bodies=bool(spans), texts=partial(_texts, organisation))


def _texts(organisation: Organisation, commitments: Collection[str]) -> Mapping[str, str]:
    """Those that are there, as an export would hold them."""
    found = record.texts_behind(organisation, commitments)
    return {one: text for one, text in found.items() if text not in IN_PLACE}


def follow(following: Following, organisation: Organisation, size: int) -> Iterator[Measured]:
    """Read on up to `size` lines; yields the windows that are over with them."""
    for line in record.lines(organisation, size, start=following.size):
        yield from following.feed(parse(line.encode()))


def measured_bodies(
    following: Following, numbers: Collection[int]
) -> dict[int, dict[str, list[Measure]]]:
    """Body -> window -> its measures, of those of these bodies that exist."""
    parts = parts_of(following.gathering, numbers)
    return {
        number: {
            key(days): measures_of(part, since=since_days(following.found, days))
            for days in WINDOWS
        }
        for number, part in parts.items()
    }


def left_out(
    whole: dict[str, list[dict[str, Any]]], people: Mapping[int, Mapping[str, Mapping[str, int]]]
) -> dict[int, dict[str, dict[str, str]]]:
    """Body -> window -> code -> what is not told, so that nobody is found by taking bodies from the whole.

    `whole` as `measured` answers it; `people`: body -> window -> code -> on how many people it rests.
    """
    found: dict[int, dict[str, dict[str, str]]] = {number: {} for number in people}
    for days in WINDOWS:
        window = key(days)
        everybody = {one["code"]: one["people"] for one in whole[str(days)]}
        sizes = {number: dict(windows.get(window, {})) for number, windows in people.items()}
        for number, codes in hidden(everybody, sizes).items():
            found[number][window] = dict(codes)
    return found


def measured(following: Following) -> dict[str, list[dict[str, Any]]]:
    """Everything, and the last days, as the table of profiles keeps it."""
    found = following.found
    return {
        str(days): [one.to_data() for one in measures_of(found, since=since_days(found, days))]
        for days in WINDOWS
    }
