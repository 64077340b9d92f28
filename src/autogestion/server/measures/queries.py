"""Reading what was measured, and what is to be measured anew."""

from typing import Any

from django.db.models import F, Q

from autogestion.measures.measure import VERSION
from autogestion.measures.windows import Window, year_at, year_window
from autogestion.server.measures.models import BodyProfile, BodyWindow, MeasuredWindow, Profile
from autogestion.server.organisations.models import Organisation

PAUSE_SECONDS = 3600
"""An organisation is measured at most once in so long, however much is done in it."""


def profile_of(organisation: Organisation) -> Profile | None:
    """What was measured last; None where nothing was yet, or by other formulas."""
    return Profile.objects.filter(organisation=organisation, version=VERSION).first()


def profile_of_body(organisation: Organisation, body: int) -> BodyProfile | None:
    """What was measured last of one assembly or council."""
    return organisation.body_profiles.filter(body=body, version=VERSION).first()


def measured_bodies(organisation: Organisation) -> list[int]:
    """The numbers of the bodies that were measured, in order."""
    rows = organisation.body_profiles.filter(version=VERSION).order_by("body")
    return list(rows.values_list("body", flat=True))


def people_of_bodies(organisation: Organisation) -> list[BodyProfile]:
    """On how many people the measures of each body rest, and what is left out of them."""
    rows = organisation.body_profiles.filter(version=VERSION).order_by("body")
    return list(rows.only("organisation", "body", "people", "left_out"))


def in_bodies(
    organisation: Organisation, code: str, window: str, most: int
) -> list[tuple[int, dict[str, Any], str]]:
    """(body, the measure there, what is left out of it) of the first so many bodies that were measured."""
    rows = organisation.body_profiles.filter(version=VERSION).order_by("body")
    paths = (f"{name}__{window}__{code}" for name in ("data", "left_out"))
    found = rows.values_list("body", *paths)[:most]
    return [(body, one, what or "") for body, one, what in found if one is not None]


def due(at: int) -> list[Organisation]:
    """Whose record has grown since it was measured, where the pause is over; longest not measured first."""
    never = Q(profile=None) | ~Q(profile__version=VERSION)
    is_grown = Q(profile__at__lte=at - PAUSE_SECONDS) & Q(head__last_at__gte=F("profile__at"))
    founded = Organisation.objects.exclude(founded_at=None).filter(never | is_grown)
    return list(founded.order_by(F("profile__at").asc(nulls_first=True), "pk"))


def windows_over(organisation: Organisation) -> set[Window]:
    """Which quarters and years were measured at their end."""
    over = organisation.measured_windows.filter(version=VERSION, is_over=True)
    return {Window(*row) for row in over.values_list("span", "begins", "ends")}


def history_of(
    organisation: Organisation, span: str, most: int, *, until: int | None = None
) -> list[MeasuredWindow]:
    """The last windows of this span, oldest first, the one that runs at their end; `until`: begun before it."""
    newest = organisation.measured_windows.filter(version=VERSION, span=span).order_by("-begins")
    if until is not None:
        newest = newest.filter(begins__lt=until)
    return list(newest[:most])[::-1]


def history_of_body(organisation: Organisation, body: int, most: int) -> list[BodyWindow]:
    """The last twelve months up to each of the last quarters that are over, oldest first."""
    newest = organisation.body_windows.filter(version=VERSION, body=body).order_by("-ends")
    return list(newest[:most])[::-1]


def year_of(organisation: Organisation, year: int) -> MeasuredWindow | None:
    """What was measured of a year."""
    begins = year_window(year).begins
    return organisation.measured_windows.filter(version=VERSION, span="year", begins=begins).first()


def years_of(organisation: Organisation) -> list[int]:
    """The years that were measured, newest first."""
    years = organisation.measured_windows.filter(version=VERSION, span="year")
    return [
        year_at(begins) for begins in years.order_by("-begins").values_list("begins", flat=True)
    ]
