"""The page of the measures."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from autogestion.server.measures import queries
from autogestion.server.measures.histories import QUARTERS, histories
from autogestion.server.measures.reading import WINDOWS, shown
from autogestion.server.measures.words import CHART, panels
from autogestion.server.organisations.visits import MemberVisit, for_members, page


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
        pause_minutes=queries.PAUSE_SECONDS // 60,
        command="autogestion measures EXPORT",
    )  # fmt: skip
