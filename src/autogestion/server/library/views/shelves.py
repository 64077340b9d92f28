"""The library as a whole: search and filters, map, time line, and what is like ours."""

from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from autogestion.rules.library import FOLLOWED
from autogestion.server.library import drawing, finding, follows, queries, reading
from autogestion.server.library.forms import LikeForm, SearchForm
from autogestion.server.library.views.common import followable_by, used_terms
from autogestion.server.organisations import guests
from autogestion.server.organisations.visits import MemberVisit, for_members, page

PER_SHEET = 25
LIKE_OURS = 20
BAR = 40
"""How high the highest bar of the time line is."""


@require_safe
@for_members
def show(request: HttpRequest, visit: MemberVisit) -> HttpResponse:
    """All entries, or those that fit what stands in the address."""
    organisation = visit.organisation
    form = SearchForm(request.GET)
    form.is_valid()
    sought = finding.Sought(**{name: form.cleaned_data.get(name, "") for name in form.fields})
    found = finding.found(organisation, sought)
    counts = queries.counts(found)
    paginator = Paginator(found, PER_SHEET)
    paginator.count = sum(counts.values())  # Known already: the database is not asked once more.
    sheet = paginator.get_page(request.GET.get("page"))
    kept = {name: getattr(sought, name) for name in form.fields if getattr(sought, name)}
    countries = _countries(reading.by_country(counts), kept)
    return page(
        request, "library/library.html", visit,
        form=form, sought=sought, sheet=sheet,
        query=f"{urlencode(kept)}&" if kept else "",
        lines=reading.lines_of(organisation, sheet.object_list),
        used=used_terms(organisation),
        land=drawing.land(), width=drawing.WIDTH, height=drawing.HEIGHT,
        countries=countries,
        dots=drawing.dots((one["code"], one["count"], one["query"]) for one in countries),
        decades=_decades(reading.by_decade(counts), kept),
        news=follows.news_for(visit.member).count(),
        follows=_followable(visit, sought),
        guests=guests.on_shelf(organisation, "library"),
    )  # fmt: skip


def _countries(counts: dict[str, int], kept: dict[str, str]) -> list[dict[str, Any]]:
    """The list beside the map, by name."""
    named = [
        {
            "code": code, "name": reading.country_in_words(code), "count": count,
            "query": urlencode({**kept, "country": code}),
        }
        for code, count in counts.items()
    ]  # fmt: skip
    return sorted(named, key=lambda one: str(one["name"]))


def _decades(counts: list[tuple[str, int]], kept: dict[str, str]) -> list[dict[str, Any]]:
    """The bars of the time line; each leads to its ten years."""
    most = max((count for _decade, count in counts), default=0)
    return [
        {
            "decade": decade, "count": count, "x": 10 * index,
            "height": (height := max(1, BAR * count // most) if count else 0), "y": BAR - height,
            "is_named": int(decade) % 50 == 0,
            "query": urlencode({**kept, "since": decade, "until": str(int(decade) + 9)}),
        }
        for index, (decade, count) in enumerate(counts)
    ]  # fmt: skip


def _followable(visit: MemberVisit, sought: finding.Sought) -> list[dict[str, Any]]:
    """What of the filters can be followed, and whether it is."""
    offered = [(kind, word) for kind in FOLLOWED if (word := getattr(sought, kind, ""))]
    return followable_by(visit, offered) if offered else []


@require_safe
@for_members
def like_ours(request: HttpRequest, visit: MemberVisit) -> HttpResponse:
    """Entries that are most like what somebody says of their own struggle."""
    form = LikeForm(request.GET if "like" in request.GET else None)
    found = None
    if form.is_valid():
        alike = finding.like_words(visit.organisation, form.cleaned_data["like"], LIKE_OURS)
        found = reading.alike_lines(visit.organisation, alike)
    return page(request, "library/like_ours.html", visit, form=form, found=found)
