"""The profile as data, as `autogestion measures --json` writes it."""

from collections.abc import Collection, Iterable
from typing import Any

from autogestion.measures.bodies import profiles
from autogestion.measures.gathering import Line, Texts, no_texts
from autogestion.measures.history import Following
from autogestion.measures.measure import VERSION
from autogestion.measures.panels import NOT_RECORDED, measures_of, since_days


def profile(
    lines: Iterable[Line],
    *,
    days: int = 0,
    spans: Collection[str] = (),
    bodies: bool = False,
    texts: Texts = no_texts,
) -> dict[str, Any]:
    """All measures, with a history where `spans` are given, and those of each body where `bodies` are wanted.

    ReplayBroken where a line does not hold.
    """
    following = Following(spans, bodies=bodies, texts=texts)
    past = [one for line in lines for one in following.feed(line)]
    found = following.found
    measures = measures_of(found, since=since_days(found, days))
    data = {
        "version": VERSION,
        "organisation": found.state.org,
        "lines": following.size,
        "until": found.ends,
        "days": days,
        "measures": [one.to_data() for one in measures],
        "not_recorded": list(NOT_RECORDED),
    }
    if bodies:
        data["bodies"] = [
            {"body": number, "measures": [one.to_data() for one in measures]}
            for number, measures in profiles(
                following.gathering, since=since_days(found, days)
            ).items()
        ]
    if spans:
        data["history"] = [one.to_data() for one in [*past, *following.running()]]
    return data
