"""Measuring what is due, and keeping it: it follows from the record, so that no act is needed for it."""

import logging
from typing import TYPE_CHECKING

from django.db import transaction

from autogestion.measures.measure import VERSION
from autogestion.measures.windows import SPANS
from autogestion.server.measures import keeping_bodies, queries
from autogestion.server.measures.models import BodyWindow, MeasuredWindow, Profile
from autogestion.server.organisations.models import Organisation
from autogestion.server.record import clock
from autogestion.server.record import queries as record

if TYPE_CHECKING:
    from autogestion.measures.history import Following, Measured

log = logging.getLogger("autogestion.measures")

FOLLOWED_LINES_MAX = 1_000_000
"""How many lines may stand behind the records that are followed, so that memory has an end."""


class Measurer:
    """Measures every organisation whose record has grown, at most once in a pause.

    It keeps following the records that it has read, so that after a day's acts it reads that day's lines
    and not the whole; and it keeps windows that are over, which nothing changes any more.
    """

    def __init__(self) -> None:
        self._followed: dict[int, Following] = {}
        """Organisation -> its record as far as it was read, the one measured last at the end."""
        self._failed: dict[int, int] = {}
        """Organisation -> when measuring it went wrong; it waits for the pause like any other."""

    def measure_due(self) -> None:
        """Measure what is due now. What goes wrong with one does not keep the others from it."""
        for organisation in queries.due(clock.now()):
            failed_at = self._failed.get(organisation.pk)
            if failed_at is not None and clock.now() < failed_at + queries.PAUSE_SECONDS:
                continue
            try:
                self.measure(organisation)
            except Exception:
                log.exception(
                    "Organisation %s could not be measured; tried again later.", organisation.pk
                )
                self._failed[organisation.pk] = clock.now()

    def measure(self, organisation: Organisation) -> None:
        """Measure one organisation as its record stands, and keep it."""
        from autogestion.server.measures import measuring

        at, size = clock.now(), record.frontier(organisation).size
        following = self._following(organisation, size)
        past = list(measuring.follow(following, organisation, size))
        whole = measuring.measured(following)
        _keep(organisation, at, size, whole, past + following.running())
        keeping_bodies.keep(organisation, following, whole, at)
        self._followed[organisation.pk] = following
        self._forget_the_first()

    def _following(self, organisation: Organisation, size: int) -> "Following":
        """As far as it was read, where what came of it is still kept; else from the beginning."""
        from autogestion.server.measures import measuring

        kept = queries.windows_over(organisation)
        following = self._followed.pop(organisation.pk, None)
        if following is None or following.size > size or not following.known <= kept:
            return measuring.begin(organisation, SPANS, kept)
        return following

    def _forget_the_first(self) -> None:
        while sum(one.size for one in self._followed.values()) > FOLLOWED_LINES_MAX:
            del self._followed[next(iter(self._followed))]


@transaction.atomic
def _keep(
    organisation: Organisation, at: int, size: int, data: object, windows: "list[Measured]"
) -> None:
    profile = {"version": VERSION, "lines": size, "at": at, "data": data}
    Profile.objects.update_or_create(organisation=organisation, defaults=profile)
    organisation.measured_windows.exclude(version=VERSION).delete()
    organisation.body_windows.exclude(version=VERSION).delete()
    for one in windows:
        MeasuredWindow.objects.update_or_create(
            organisation=organisation,
            span=one.window.span,
            begins=one.window.begins,
            defaults={
                "version": VERSION,
                "ends": one.window.ends,
                "is_over": one.is_over,
                "lines": one.lines,
                "numbers": one.numbers,
            },
        )
        BodyWindow.objects.bulk_create(
            [
                BodyWindow(
                    organisation=organisation,
                    body=body,
                    version=VERSION,
                    begins=one.window.begins,
                    ends=one.window.ends,
                    numbers=numbers,
                )
                for body, numbers in one.bodies.items()
            ],
            update_conflicts=True,
            unique_fields=["organisation", "body", "ends"],
            update_fields=["version", "begins", "numbers"],
        )
