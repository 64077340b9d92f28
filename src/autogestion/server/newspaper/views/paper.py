"""The newspaper as PDF: to print, to fold, to hand round."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from autogestion.server.newspaper import on_paper, reading
from autogestion.server.newspaper.views.common import appeared_at, is_member
from autogestion.server.organisations.visits import Visit, for_anyone
from autogestion.server.printing import printed
from autogestion.server.printing.answering import as_pdf


@require_safe
@for_anyone
def issue(request: HttpRequest, visit: Visit, number: int, paper: str) -> HttpResponse:
    """An issue on A4 in columns, on A5, or folded as a booklet."""
    found, kind = appeared_at(visit, number), on_paper.paper_named(paper)
    if kind is None:
        raise Http404
    articles = reading.printed(found, public_only=not is_member(visit))
    document = on_paper.issue_on_paper(
        visit.organisation, found, articles, reading.pictures_of(visit.organisation, articles),
        paper=kind, hidden=found.articles.count() - len(articles),
        addresses=(
            request.build_absolute_uri(reading.issue_address(visit.organisation, number)),
            _write(request, visit),
        ),
    )  # fmt: skip
    return as_pdf(printed(document), f"{visit.organisation.slug}-{number}-{paper}")


def _write(request: HttpRequest, visit: Visit) -> str:
    return request.build_absolute_uri(reverse("write", args=[visit.organisation.slug]))


@require_safe
@for_anyone
def article(request: HttpRequest, visit: Visit, number: int, place: int) -> HttpResponse:
    """An article as a leaflet."""
    found = appeared_at(visit, number)
    articles = reading.printed(found, public_only=not is_member(visit))
    one = next((one for one in articles if one.place == place and not one.is_withdrawn), None)
    if one is None:
        raise Http404
    sheets = on_paper.article_as_leaflet(
        visit.organisation, found, one,
        addresses=(request.build_absolute_uri(one.url), _write(request, visit)),
    )  # fmt: skip
    return as_pdf(printed(*sheets), f"{visit.organisation.slug}-{number}-{place}")


@require_safe
@for_anyone
def call(request: HttpRequest, visit: Visit) -> HttpResponse:
    """A leaflet that says where one can write."""
    founded_at = visit.organisation.founded_at or visit.organisation.proposed_at
    leaflet = on_paper.call_to_write(
        visit.organisation, dated=founded_at, write=_write(request, visit)
    )
    return as_pdf(printed(leaflet), f"{visit.organisation.slug}-write-to-us")
