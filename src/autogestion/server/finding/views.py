"""The page of the search."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from autogestion.server.finding import queries, reading
from autogestion.server.finding.forms import Search
from autogestion.server.finding.sought import read
from autogestion.server.organisations.visits import MemberVisit, for_members, page

DIGITS_MAX = 18


@require_safe
@for_members
def find(request: HttpRequest, visit: MemberVisit) -> HttpResponse:
    """`?q=` words, and what else was chosen; `?below=` goes on where the last sheet ended."""
    organisation = visit.organisation
    bodies = queries.bodies(organisation)
    form = Search(request.GET, bodies)
    form.is_valid()
    sought, choice = read(form.cleaned_data.get("q", "")), form.choice(visit.member)
    is_asked = bool(sought.wanted or sought.unwanted or choice)
    sheet = None
    if is_asked:
        below = _row(request.GET.get("below", ""))
        sheet = reading.sheet(organisation, sought, choice, bodies=bodies, below=below)
    return page(
        request, "finding/find.html", visit,
        form=form, sheet=sheet, is_narrowed=bool(choice), query=_query(request),
        is_nothing=sheet is not None and not (sheet.found or sheet.articles),
    )  # fmt: skip


def _row(typed: str) -> int | None:
    is_number = typed.isascii() and typed.isdigit() and len(typed) <= DIGITS_MAX
    return int(typed) if is_number else None


def _query(request: HttpRequest) -> str:
    """What stands in the address, for the next sheet."""
    kept = {name: value for name, value in request.GET.items() if name in Search.base_fields}
    return urlencode({name: value for name, value in kept.items() if value})
