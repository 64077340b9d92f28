"""The page of the measures."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from autogestion.server.measures.keeping import WINDOWS, profile_of
from autogestion.server.measures.words import CHART, panels
from autogestion.server.organisations.visits import MemberVisit, for_members, page


@require_safe
@for_members
def show(request: HttpRequest, visit: MemberVisit) -> HttpResponse:
    """The profile in six panels, over everything or the last `?days=`."""
    asked = request.GET.get("days", "")
    days = int(asked) if asked in map(str, WINDOWS) else 0
    profile = profile_of(visit.organisation)
    return page(
        request, "measures/profile.html", visit,
        profile=profile, panels=panels(profile.data[str(days)]), days=days, windows=WINDOWS, chart=CHART,
        command="autogestion measures EXPORT",
    )  # fmt: skip
