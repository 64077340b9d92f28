"""The page of the measures."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from autogestion.server.measures import queries
from autogestion.server.measures.histories import QUARTERS, histories
from autogestion.server.measures.reading import WINDOWS, shown
from autogestion.server.measures.report import report
from autogestion.server.measures.words import CHART, panels
from autogestion.server.organisations.visits import MemberVisit, for_members, page

YEARS = range(1970, 9999)


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
    window = queries.year_of(visit.organisation, year) if year in YEARS else None
    profile = queries.profile_of(visit.organisation)
    if window is None or profile is None:
        raise Http404
    before = queries.year_of(visit.organisation, year - 1) if year - 1 in YEARS else None
    return page(
        request, "measures/report.html", visit,
        report=report(profile, window, before), years=queries.years_of(visit.organisation),
        command="autogestion measures EXPORT --history year --json",
    )  # fmt: skip
