"""What one takes along: feeds, the book, the letter, and the files of articles."""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import override
from django.views.decorators.http import require_safe

from autogestion.server.newspaper import book, feeds, queries, reading
from autogestion.server.newspaper.edition import edition
from autogestion.server.newspaper.views.common import appeared_at, is_member
from autogestion.server.organisations.visits import Visit, for_anyone

ISSUES = 5
"""So many issues stand in a feed."""


@require_safe
@for_anyone
def atom(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The newest issues as Atom."""
    items, home, own = _feed(request, visit, "newspaper-atom")
    text = feeds.as_atom(visit.organisation, items, home, own)
    return HttpResponse(text, content_type="application/atom+xml; charset=utf-8")


@require_safe
@for_anyone
def json_feed(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The same as a JSON feed."""
    data = feeds.as_json(visit.organisation, *_feed(request, visit, "newspaper-json"))
    return JsonResponse(
        data, content_type="application/feed+json", json_dumps_params={"ensure_ascii": False}
    )


def _feed(request: HttpRequest, visit: Visit, name: str) -> tuple[list[feeds.Item], str, str]:
    organisation = visit.organisation
    issues = list(queries.appeared(organisation)[:ISSUES])
    for issue in issues:
        issue.organisation = organisation
    absolute = request.build_absolute_uri
    with override(organisation.languages[0]):
        items = feeds.items_of(organisation, issues, absolute)
    home, own = (absolute(reverse(one, args=[organisation.slug])) for one in ("newspaper", name))
    return items, home, own


@require_safe
@for_anyone
def epub(request: HttpRequest, visit: Visit, number: int) -> HttpResponse:
    """An issue as a book."""
    issue = appeared_at(visit, number)
    articles = reading.printed(issue, public_only=not is_member(visit))
    pictures = reading.pictures_of(visit.organisation, articles)
    answer = HttpResponse(
        book.as_book(visit.organisation, issue, articles, pictures), content_type=book.KIND
    )
    name = f"{visit.organisation.slug}-{number}.epub"
    answer["Content-Disposition"] = content_disposition_header(True, name)
    return answer


@require_safe
@for_anyone
def text(request: HttpRequest, visit: Visit, number: int) -> HttpResponse:
    """An issue as plain text, as it goes out by mail."""
    issue = appeared_at(visit, number)
    letter = edition(issue, public_only=not is_member(visit), absolute=request.build_absolute_uri)
    return HttpResponse(letter.text, content_type="text/plain; charset=utf-8")


@require_safe
@for_anyone
def file(request: HttpRequest, visit: Visit, commitment: str) -> HttpResponse:
    """A picture or recording that was made anew here, for those who may see what it stands in."""
    found = queries.enclosed_file(visit.organisation, commitment)
    if found is None or not (found[1] or is_member(visit)):
        raise Http404
    kept, is_shown = found
    answer = HttpResponse(bytes(kept.content), content_type=kept.kind)
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "public, max-age=3600" if is_shown else "private, no-store"
    return answer
