"""Issues: the front page, an issue, an article, a column; laying one out and letting it appear."""

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from autogestion.rules.refusals import RuleBroken
from autogestion.server.deliberation.views.asking import REFUSED, UNREADABLE
from autogestion.server.newspaper import acts, laying, queries, reading
from autogestion.server.newspaper.acts import Layout
from autogestion.server.newspaper.forms import IssueForm
from autogestion.server.newspaper.views.common import (
    appeared_at,
    is_member,
    issue_at,
    own_collective,
)
from autogestion.server.organisations import guests
from autogestion.server.organisations.visits import (
    MemberVisit,
    Visit,
    for_anyone,
    for_members,
    page,
)
from autogestion.server.record import clock

if TYPE_CHECKING:
    from autogestion.server.newspaper.models import Issue

asks = require_http_methods(["GET", "HEAD", "POST"])
SHOWN = 50


@require_safe
@for_anyone
def front(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The newspaper for everybody: its issues, how to write to it, and how many wait for an answer."""
    found = list(queries.appeared(visit.organisation)[:SHOWN])
    for issue in found:
        issue.organisation = visit.organisation
    newest = found[0] if found else None
    return page(
        request, "newspaper/newspaper.html", visit,
        issues=found, newest=newest, is_member=is_member(visit),
        articles=_articles(visit, newest) if newest else [],
        waiting=queries.count_waiting(visit.organisation),
        guests=guests.on_shelf(visit.organisation, "newspaper"),
        named=list(queries.named_in(visit.member, clock.now()))
        if visit.member and is_member(visit)
        else [],
        edits=bool(visit.member and queries.collectives_of(visit.member, clock.now())),
    )  # fmt: skip


def _articles(visit: Visit, issue: "Issue") -> list[reading.Printed]:
    return reading.printed(issue, public_only=not is_member(visit))


@require_safe
@for_anyone
def show(request: HttpRequest, visit: Visit, number: int) -> HttpResponse:
    """A whole issue, to be read or printed."""
    issue = appeared_at(visit, number)
    articles = _articles(visit, issue)
    return page(
        request, "newspaper/issue.html", visit, issue=issue,
        columns=reading.in_columns(articles), lead=reading.words_in(issue.lead),
        hidden=issue.articles.count() - len(articles), is_member=is_member(visit),
        edits=_edits(visit, issue),
    )  # fmt: skip


def _edits(visit: Visit, issue: "Issue") -> bool:
    if visit.member is None or issue.appeared_at is not None:
        return False
    mine = queries.collectives_of(visit.member, clock.now())
    return issue.collective_id in {one.pk for one in mine}


@require_safe
@for_anyone
def article(request: HttpRequest, visit: Visit, number: int, place: int) -> HttpResponse:
    """One article, with its corrections, its translations side by side, and where it comes from."""
    issue = appeared_at(visit, number)
    found = next((one for one in _articles(visit, issue) if one.place == place), None)
    if found is None:
        raise Http404
    return page(
        request, "newspaper/article.html", visit, issue=issue, article=found,
        translations=[one for one in found.followed if one.sort == "translation"],
        corrections=[one for one in found.followed if one.sort == "correction"],
        original=_original(visit, found), is_member=is_member(visit),
    )  # fmt: skip


def _original(visit: Visit, found: reading.Printed) -> str:
    """Where the article stands that this one corrects or translates; '' where it has not appeared."""
    if found.about is None:
        return ""
    about = queries.contribution_numbered(visit.organisation, found.about)
    printed = queries.article_of(about) if about else None
    if printed is None or not (printed.public or is_member(visit)):
        return ""
    return reading.article_address(visit.organisation, printed.issue.number, printed.place)


@require_safe
@for_anyone
def column(request: HttpRequest, visit: Visit) -> HttpResponse:
    """All that has appeared in the column `?name=`: a series."""
    name = request.GET.get("name", "")
    found = queries.articles_in_column(visit.organisation, name, public_only=not is_member(visit))
    if not found:
        raise Http404
    lines = [
        {
            "title": reading.words_in((one.version or one.contribution).title),
            "url": reading.article_address(visit.organisation, issue.number, one.place),
            "issue": issue,
        }
        for issue, one in found
        if one.contribution.withdrawn_at is None
    ]
    return page(request, "newspaper/column.html", visit, name=name, lines=lines)


@asks
@for_members
def lay(request: HttpRequest, visit: MemberVisit, number: int | None = None) -> HttpResponse:
    """Lay out a new issue, or one anew."""
    collective = own_collective(visit)
    issue = None if number is None else issue_at(visit, number)
    typed = request.POST if request.method == "POST" else None
    form = IssueForm(request.POST or None, initial=_initial(issue))
    rows = laying.rows(visit.organisation, issue, typed)
    refusal, status = None, 200
    if typed is not None:
        status = UNREADABLE
        if form.is_valid():
            layout = Layout(**form.cleaned_data, articles=laying.articles(rows))
            try:
                laid = acts.lay_issue(visit.member, collective, layout=layout, issue=issue)
            except RuleBroken as broken:
                refusal, status = broken, REFUSED
            else:
                messages.success(request, _("It is laid out so. It has not appeared yet."))
                return redirect(reading.issue_address(visit.organisation, laid.number))
    return page(
        request, "newspaper/lay.html", visit, status=status, form=form, rows=rows, issue=issue,
        refusal=refusal, collective=collective,
    )  # fmt: skip


def _initial(issue: "Issue | None") -> dict[str, str]:
    if issue is None:
        return {}
    names = [reading.words_in(one.name) for one in sorted(issue.columns.all(), key=_in_order)]
    return {
        "title": reading.words_in(issue.title), "lead": reading.words_in(issue.lead),
        "columns": "\n".join(names),
    }  # fmt: skip


def _in_order(one: Any) -> int:
    return int(one.number)


@require_POST
@for_members
def publish(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """Let it appear."""
    issue = issue_at(visit, number)
    acts.publish_issue(visit.member, own_collective(visit), issue)
    messages.success(request, _("The issue has appeared."))
    return redirect(reading.issue_address(visit.organisation, number))
