"""The page of the measures."""

from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from autogestion.server.measures import queries
from autogestion.server.measures.histories import QUARTERS, histories
from autogestion.server.measures.on_paper import report_on_paper
from autogestion.server.measures.reading import WINDOWS, shown
from autogestion.server.measures.report import report
from autogestion.server.measures.words import CHART, panels
from autogestion.server.organisations.visits import MemberVisit, for_members, page
from autogestion.server.printing import printed
from autogestion.server.printing.answering import as_pdf

if TYPE_CHECKING:
    from autogestion.server.measures.models import MeasuredWindow, Profile
    from autogestion.server.organisations.models import Organisation

YEARS = range(1970, 9999)
YEARS_ANEW = "autogestion measures EXPORT --history year --json"


@require_safe
@for_members
def show(request: HttpRequest, visit: MemberVisit) -> HttpResponse:
    """The profile in six panels, over everything or the last `?days=`."""
    asked = request.GET.get("days", "")
    days = int(asked) if asked in map(str, WINDOWS) else 0
    profile = shown(visit.organisation)
    told = []
    if profile is not None:
        quarters = queries.history_of(visit.organisation, "quarter", QUARTERS)
        told = panels(profile.data[str(days)], histories(profile, quarters))
    return page(
        request, "measures/profile.html", visit,
        profile=profile, panels=told, days=days, windows=WINDOWS, chart=CHART,
        years=queries.years_of(visit.organisation),
        pause_minutes=queries.PAUSE_SECONDS // 60,
        command="autogestion measures EXPORT",
    )  # fmt: skip


@require_safe
@for_members
def show_year(request: HttpRequest, visit: MemberVisit, year: int) -> HttpResponse:
    """The report on a year, as of its end or as it stands; none where nothing was measured of it."""
    profile, window, before = _measured(visit.organisation, year)
    return page(
        request, "measures/report.html", visit,
        report=report(profile, window, before), years=queries.years_of(visit.organisation),
        command=YEARS_ANEW,
    )  # fmt: skip


@require_safe
@for_members
def print_year(request: HttpRequest, visit: MemberVisit, year: int) -> HttpResponse:
    """The same on paper, with the quarters until its end as charts."""
    organisation = visit.organisation
    profile, window, before = _measured(organisation, year)
    quarters = queries.history_of(organisation, "quarter", QUARTERS, until=window.ends)
    at = reverse("measures_of_year", args=[organisation.slug, year])
    document = report_on_paper(
        organisation, report(profile, window, before), profile, window, quarters,
        address=request.build_absolute_uri(at), command=YEARS_ANEW,
    )  # fmt: skip
    return as_pdf(printed(document), f"{organisation.slug}-{year}")


def _measured(
    organisation: "Organisation", year: int
) -> "tuple[Profile, MeasuredWindow, MeasuredWindow | None]":
    """What was measured of a year and of the one before it; Http404 where nothing was."""
    window = queries.year_of(organisation, year) if year in YEARS else None
    profile = queries.profile_of(organisation)
    if window is None or profile is None:
        raise Http404
    before = queries.year_of(organisation, year - 1) if year - 1 in YEARS else None
    return profile, window, before
