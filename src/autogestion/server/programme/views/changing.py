"""Asking all whether an article reads thus, goes, or stands as it is: the form of a question, filled."""

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from autogestion.rules.programme import kind_of
from autogestion.rules.refusals import RuleBroken
from autogestion.server.deliberation.views.asking import REFUSED, UNREADABLE, question_address
from autogestion.server.organisations import queries as organisations
from autogestion.server.organisations.visits import MemberVisit, for_members, page
from autogestion.server.programme import acts, queries, reading
from autogestion.server.programme.views.common import (
    article_at,
    draft_at,
    own_assembly,
    posing_form,
)
from autogestion.server.web.numbers import plain
from autogestion.server.web.texts import one_line

if TYPE_CHECKING:
    from autogestion.server.programme.models import ArticleDraft, ProgrammeArticle

asks = require_http_methods(["GET", "HEAD", "POST"])


@asks
@for_members
def ask_of_draft(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """Whether a new article stands, or an article reads as in this draft."""
    draft = draft_at(visit, number)
    article = draft.article or queries.written_as(draft)
    if article is None:
        asked = _("Does this stand in our programme: “%(title)s”?")
    else:
        asked = _("Does article %(number)s of our programme read so: “%(title)s”?")
    values = {
        "number": plain(article.number if article else 0),
        "title": one_line(str(draft.title)),
    }
    return _asked(
        request, visit, change="changed" if article else "written", article=article, draft=draft,
        initial={"asked": asked % values, "why": reading.words_of(draft, "reasons")}, back=draft.url,
    )  # fmt: skip


@asks
@for_members
def ask_of_article(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """`?change=confirmed` or `struck`: whether an article stands as it is, or goes."""
    article = article_at(visit, number)
    change = request.GET.get("change", "")
    now = list(article.changes.all())[-1].draft
    if change not in ("confirmed", "struck") or now is None:
        raise Http404
    asked = {
        "confirmed": _("Does article %(number)s of our programme, “%(title)s”, stand as it is?"),
        "struck": _("Do we strike article %(number)s of our programme, “%(title)s”?"),
    }[change]
    values = {"number": plain(article.number), "title": one_line(str(now.title))}
    return _asked(
        request, visit, change=change, article=article, draft=now if change == "confirmed" else None,
        initial={"asked": asked % values}, back=article.url,
    )  # fmt: skip


def _asked(
    request: HttpRequest, visit: MemberVisit, *, change: str, article: "ProgrammeArticle | None",
    draft: "ArticleDraft | None", initial: dict[str, Any], back: str,
) -> HttpResponse:  # fmt: skip
    body = own_assembly(visit)
    kind = kind_of(organisations.charter_in_force(visit.organisation))
    initial = {
        "cost": _("None."), "concerned": _("All members, and whoever wants to know what we stand for."),
        "carried_out_by": _("It is done by being decided: the programme reads so from then on."),
        "binds": _("What all of us say together that we stand for."),
        "leaves": _("How each assembly acts on it."), **initial,
    }  # fmt: skip
    form = posing_form(request, visit, body, kind, initial, is_whole=True)
    refusal, status = None, 200
    if request.method == "POST":
        status = UNREADABLE
        if form.is_valid():
            try:
                question = acts.pose_article(
                    visit.member,
                    body,
                    change=change,
                    dossier=form.dossier,
                    article=article,
                    draft=draft,
                )
            except RuleBroken as broken:
                refusal, status = broken, REFUSED
            else:
                messages.success(
                    request,
                    _(
                        "The question is posed to the whole organisation. Now others can support it."
                    ),
                )
                return redirect(question_address(visit, question.number))
    return page(
        request, "programme/pose.html", visit, status=status,
        form=form, body=body, refusal=refusal, back=back, kicker=_("Programme"),
        title=_("Ask all"), words=reading.words_of(draft, "text"),
        standfirst=_(
            "All members of all assemblies vote on it, directly. When it is carried, the programme "
            "reads so at once."
        ),
    )  # fmt: skip
