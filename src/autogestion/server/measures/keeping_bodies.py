"""Measuring each body that something was done in, and keeping what may be told of it."""

from typing import TYPE_CHECKING, Any

from django.db import transaction

from autogestion.measures.measure import VERSION
from autogestion.server.measures import queries
from autogestion.server.measures.models import BodyProfile
from autogestion.server.organisations.models import Organisation

if TYPE_CHECKING:
    from autogestion.measures.history import Following

BODIES_A_TIME = 50
"""A tenth of a second each: the others come with the next pause."""


@transaction.atomic
def keep(
    organisation: Organisation, following: "Following", whole: dict[str, Any], at: int
) -> None:
    """Measure the bodies in which something was done since they were measured, the lowest numbers first."""
    from autogestion.server.measures import measuring

    organisation.body_profiles.exclude(version=VERSION).delete()
    touched = following.gathering.touched
    numbers = sorted(touched)[:BODIES_A_TIME]
    touched.difference_update(numbers)
    for number, windows in measuring.measured_bodies(following, numbers).items():
        BodyProfile.objects.update_or_create(
            organisation=organisation,
            body=number,
            defaults={
                "version": VERSION,
                "lines": following.size,
                "at": at,
                "data": {
                    window: {one.code: one.to_data() for one in measures}
                    for window, measures in windows.items()
                },
                "people": {
                    window: {one.code: one.people for one in measures}
                    for window, measures in windows.items()
                },
            },
        )
    _leave_out(organisation, whole)


def _leave_out(organisation: Organisation, whole: dict[str, Any]) -> None:
    """Whoever came or went in one body can change what may be told of another."""
    from autogestion.server.measures import measuring

    rows = queries.people_of_bodies(organisation)
    left_out = measuring.left_out(whole, {row.body: row.people for row in rows})
    changed = [row for row in rows if row.left_out != left_out[row.body]]
    for row in changed:
        row.left_out = left_out[row.body]
    BodyProfile.objects.bulk_update(changed, ["left_out"], batch_size=200)
