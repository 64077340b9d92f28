"""The programme as a whole, an article, and what is old in it."""

from datetime import UTC, datetime

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from autogestion.server.deliberation import sections
from autogestion.server.organisations import queries as organisations
from autogestion.server.organisations.visits import MemberVisit, for_members, page
from autogestion.server.programme import queries, reading
from autogestion.server.programme.reading import Shown
from autogestion.server.programme.views.common import article_at


def _shown(visit: MemberVisit) -> list[Shown]:
    charter = organisations.charter_in_force(visit.organisation)
    return reading.shown(visit.organisation, queries.articles(visit.organisation), charter)


@require_safe
@for_members
def show_all(request: HttpRequest, visit: MemberVisit) -> HttpResponse:
    """The living text: every article that stands, in order; it prints as one reads it."""
    found = _shown(visit)
    return page(
        request, "programme/programme.html", visit,
        articles=[one for one in found if one.draft is not None],
        struck=[one for one in found if one.draft is None],
        questions=queries.questions_on(visit.organisation),
        unused=queries.unused_drafts(visit.organisation),
        old=sum(one.is_old for one in found if one.draft is not None),
    )  # fmt: skip


@require_safe
@for_members
def as_json(request: HttpRequest, visit: MemberVisit) -> HttpResponse:
    """The same for programs, with everything that was decided about each article."""
    data = reading.as_json(visit.organisation, _shown(visit), request.build_absolute_uri)
    return JsonResponse(data, json_dumps_params={"ensure_ascii": False, "indent": 2})


@require_safe
@for_members
def show_freshness(request: HttpRequest, visit: MemberVisit) -> HttpResponse:
    """Which articles rest on nothing recent, which were long not confirmed."""
    found = [one for one in _shown(visit) if one.draft is not None]
    charter = organisations.charter_in_force(visit.organisation)
    groups = [
        (reading.FRESH[name], name, [one for one in found if one.freshness == name])
        for name in ("stale", "due", "fresh")
    ]
    return page(
        request, "programme/freshness.html", visit,
        groups=groups, days=reading.review_days(charter), is_empty=not found,
    )  # fmt: skip


@require_safe
@for_members
def show(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """One article: what it says, why, what it rests on, what is open, what others keep beside it."""
    article = article_at(visit, number)
    charter = organisations.charter_in_force(visit.organisation)
    (one,) = reading.shown(visit.organisation, [article], charter)
    standing = one.draft.pk if one.draft else None
    kept = reading.kept_beside(one, visit.member)
    beside = {each.draft.pk for each in kept}
    return page(
        request, "programme/article.html", visit,
        one=one, article=article, kept=kept,
        history=[(reading.in_words(change.change), change) for change in reversed(one.changes)],
        drafts=[d for d in queries.of_article(article) if d.pk != standing and d.pk not in beside],
        questions=[q for q in queries.questions_on(visit.organisation) if q.subject.get("article") == number],
        may_keep=queries.had_a_vote(article, visit.member),
        today=datetime.now(tz=UTC).date(),
        beside=sections.on_thing(visit.organisation, "article", number),
    )  # fmt: skip
