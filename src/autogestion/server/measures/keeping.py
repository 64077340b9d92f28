"""Measuring, and keeping what was measured: it follows from the record, so that no act is needed for it."""

from typing import Any

from autogestion.rules.record.canonical import parse
from autogestion.server.measures.models import Profile
from autogestion.server.organisations.models import Organisation
from autogestion.server.record import clock
from autogestion.server.record import queries as record

WINDOWS = (0, 365, 90)
"""Days back from the last line; 0 is everything."""

WHILE_ONE_WAITS = 20_000
"""Up to so many lines a page measures anew where the record has grown; longer ones once a day."""

DAY = 86_400


def profile_of(organisation: Organisation) -> Profile:
    """The measures of an organisation, measured anew where they are no longer those of its record."""
    kept = Profile.objects.filter(organisation=organisation).first()
    size = record.frontier(organisation).size
    now = clock.now()
    if kept is not None and kept.lines == size:
        return kept
    if kept is not None and size > WHILE_ONE_WAITS and now < kept.at + DAY:
        return kept
    measured = {"lines": size, "at": now, "data": _measured(organisation, size)}
    profile, _is_new = Profile.objects.update_or_create(
        organisation=organisation, defaults=measured
    )
    return profile


def _measured(organisation: Organisation, size: int) -> dict[str, Any]:
    # numpy comes in with these: nobody who opens another page waits for it.
    from autogestion.measures.gathering import gather
    from autogestion.measures.profile import measures_of

    found = gather(parse(line.encode()) for line in record.lines(organisation, size))
    return {str(days): [one.to_data() for one in measures_of(found, days=days)] for days in WINDOWS}
