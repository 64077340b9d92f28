"""The pages of the measures: the profile, each measure, each body, each year."""

from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from autogestion.server.measures import queries
from autogestion.server.measures.histories import QUARTERS
from autogestion.server.measures.on_paper import report_on_paper
from autogestion.server.measures.page import Found, find, page_of, pictures_of
from autogestion.server.measures.proposals import prefilled
from autogestion.server.measures.reading import WINDOWS, shown, shown_body
from autogestion.server.measures.report import report
from autogestion.server.measures.table import table
from autogestion.server.measures.words import panels
from autogestion.server.organisations import queries as organisations
from autogestion.server.organisations.visits import MemberVisit, for_members, page
from autogestion.server.printing import printed
from autogestion.server.printing.answering import as_pdf

if TYPE_CHECKING:
    from autogestion.server.measures.models import MeasuredWindow, Profile
    from autogestion.server.organisations.models import Body, Organisation

YEARS = range(1970, 9999)
COMMAND = "autogestion measures EXPORT --json"
YEARS_ANEW = "autogestion measures EXPORT --history year --json"


@require_safe
@for_members
def show(request: HttpRequest, visit: MemberVisit) -> HttpResponse:
    """The profile in six panels, over everything or the last `?days=`."""
    days, profile = _days(request), shown(visit.organisation)
    return page(
        request, "measures/profile.html", visit,
        profile=profile, panels=panels(profile.data[str(days)]) if profile else [],
        days=days, windows=WINDOWS, query=_query(days), years=queries.years_of(visit.organisation),
        bodies=_bodies(visit),
        pause_minutes=queries.PAUSE_SECONDS // 60, command=COMMAND,
    )  # fmt: skip


@require_safe
@for_members
def show_body(request: HttpRequest, visit: MemberVisit, body: int) -> HttpResponse:
    """The profile of an assembly or a council, beside that of the whole."""
    there, days = _body(visit, body), _days(request)
    here, whole = shown_body(visit.organisation, body, days), shown(visit.organisation)
    beside = {one["code"]: one for one in whole.data[str(days)]} if whole else {}
    # In the order of the whole: PostgreSQL keeps none inside what it keeps.
    place = {code: number for number, code in enumerate(beside)}
    measures = here.measures.values() if here else ()
    told = sorted(measures, key=lambda one: place.get(one["code"], len(place)))
    return page(
        request, "measures/body.html", visit,
        body=there, profile=here, panels=panels(told, beside),
        days=days, windows=WINDOWS, query=_query(days), pause_minutes=queries.PAUSE_SECONDS // 60,
        command=f"{COMMAND} --bodies",
    )  # fmt: skip


@require_safe
@for_members
def show_measure(
    request: HttpRequest, visit: MemberVisit, code: str, body: int | None = None
) -> HttpResponse:
    """One measure: what it says, what it rests on, how it went, and what a member can do."""
    there, days = _body(visit, body) if body is not None else None, _days(request)
    shown_here = page_of(visit.organisation, there, _found(visit, there, code, days))
    told = shown_here.told
    return page(
        request, "measures/measure.html", visit,
        it=shown_here, told=told, body=there, days=days, windows=WINDOWS, query=_query(days),
        ask=prefilled(
            code, says=told.says, number=told.number, sure=told.sure, chance=told.chance,
            address=request.build_absolute_uri(request.path),
        ),
        pose_in=there if organisations.is_in(visit.member, there) else visit.member.base,
        command=COMMAND if there is None else f"{COMMAND} --bodies",
    )  # fmt: skip


@require_safe
@for_members
def picture(
    request: HttpRequest, visit: MemberVisit, code: str, name: str, body: int | None = None
) -> HttpResponse:
    """One picture of a measure as a file."""
    there = _body(visit, body) if body is not None else None
    drawn = pictures_of(_found(visit, there, code, _days(request)))
    one = next((one for one in drawn if one.name == name), None)
    if one is None:
        raise Http404
    answer = render(
        request, f"measures/pictures/{one.template}.html", {"it": one.it, "alone": one},
        content_type="image/svg+xml; charset=utf-8",
    )  # fmt: skip
    answer["Content-Disposition"] = f'attachment; filename="{code}-{name}.svg"'
    return answer


@require_safe
@for_members
def numbers(
    request: HttpRequest, visit: MemberVisit, code: str, body: int | None = None
) -> HttpResponse:
    """All numbers of a measure as CSV."""
    there = _body(visit, body) if body is not None else None
    found = _found(visit, there, code, _days(request))
    written = table(found.one, found.windows, found.bodies, found.rolling)
    answer = HttpResponse(written, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{code}.csv"'
    return answer


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


def _days(request: HttpRequest) -> int:
    asked = request.GET.get("days", "")
    return int(asked) if asked in map(str, WINDOWS) else 0


def _query(days: int) -> str:
    """So that a measure opens over the same window."""
    return f"?days={days}" if days else ""


def _bodies(visit: MemberVisit) -> list[tuple[int, str]]:
    """(number, name) of the bodies that were measured, where there is more than one."""
    measured = queries.measured_bodies(visit.organisation)
    names = organisations.names_of_bodies(visit.organisation) if len(measured) > 1 else {}
    return [(number, names[number]) for number in measured if number in names]


def _body(visit: MemberVisit, number: int) -> "Body":
    body = organisations.body_numbered(visit.organisation, number)
    if body is None or body.founded_at is None:
        raise Http404
    return body


def _found(visit: MemberVisit, body: "Body | None", code: str, days: int) -> Found:
    found = find(visit.organisation, body, code, days)
    if found is None:
        raise Http404
    return found
