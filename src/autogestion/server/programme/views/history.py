"""How an article, or all of the programme, read at the end of two days, word by word."""

from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from autogestion.rules.programme import PARTS
from autogestion.server.organisations import queries as organisations
from autogestion.server.organisations.visits import MemberVisit, for_members, page
from autogestion.server.programme import queries, reading
from autogestion.server.programme.forms import BetweenForm
from autogestion.server.programme.views.common import article_at
from autogestion.server.programme.wording import marked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.utils.safestring import SafeString

    from autogestion.server.programme.models import ArticleChange, ArticleDraft


@require_safe
@for_members
def compare_all(request: HttpRequest, visit: MemberVisit) -> HttpResponse:
    """What became of the whole programme between two days: the articles that read otherwise, word by word."""
    form, since, until = _between(request)
    rows = [(one, list(one.changes.all())) for one in queries.articles(visit.organisation)]
    if since is None:
        since = max((reading.reworded_at(changes) for _article, changes in rows), default=0) - 1
    pairs = [
        (article, reading.stood_at(changes, since), _until(changes, until))
        for article, changes in rows
    ]
    return page(
        request, "programme/compare_all.html", visit,
        form=form,
        compared=[
            (article, either.title, before, after, _parts(before, after))
            for article, before, after in pairs if before != after and (either := after or before)
        ],
        same=[(article, after) for article, before, after in pairs if after and before == after],
        has_articles=bool(rows),
    )  # fmt: skip


@require_safe
@for_members
def compare(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """How one article read at the end of two days."""
    article = article_at(visit, number)
    changes = list(article.changes.all())
    form, since, until = _between(request)
    since = reading.reworded_at(changes) - 1 if since is None else since
    before, after = reading.stood_at(changes, since), _until(changes, until)
    charter = organisations.charter_in_force(visit.organisation)
    (one,) = reading.shown(visit.organisation, [article], charter)
    return page(
        request, "programme/compare.html", visit,
        one=one, article=article, form=form, parts=_parts(before, after), before=before, after=after,
        history=[(reading.in_words(change.change), change) for change in reversed(changes)],
        is_same=before is not None and after is not None and before.pk == after.pk,
    )  # fmt: skip


def _between(request: HttpRequest) -> tuple[BetweenForm, int | None, int | None]:
    """The form, and the last seconds of both days; None for a day that stays empty or cannot be read."""
    form = BetweenForm(request.GET or None)
    given = form.cleaned_data if form.is_bound and form.is_valid() else {}
    since, until = given.get("since"), given.get("until")
    return form, _end_of(since) if since else None, _end_of(until) if until else None


def _end_of(day: date) -> int:
    """The last second of a day, UTC."""
    return int(datetime.combine(day, time(23, 59, 59), tzinfo=UTC).timestamp())


def _until(changes: "Sequence[ArticleChange]", at: int | None) -> "ArticleDraft | None":
    """What stood in an article at a moment, or stands in it now."""
    return reading.stood_at(changes, at) if at is not None else changes[-1].draft


def _parts(
    before: "ArticleDraft | None", after: "ArticleDraft | None"
) -> "list[tuple[str, SafeString]]":
    """Each part that one of two wordings has, with its marks."""
    both = [(part, reading.words_of(before, part), reading.words_of(after, part)) for part in PARTS]
    return [(part, marked(old, new)) for part, old, new in both if old or new]
