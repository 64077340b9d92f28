"""Reading what was measured, and what is to be measured anew."""

from django.db.models import F, Q

from autogestion.measures.measure import VERSION
from autogestion.measures.windows import Window, year_at, year_window
from autogestion.server.measures.models import MeasuredWindow, Profile
from autogestion.server.organisations.models import Organisation

PAUSE_SECONDS = 3600
"""An organisation is measured at most once in so long, however much is done in it."""


def profile_of(organisation: Organisation) -> Profile | None:
    """What was measured last; None where nothing was yet, or by other formulas."""
    return Profile.objects.filter(organisation=organisation, version=VERSION).first()


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
