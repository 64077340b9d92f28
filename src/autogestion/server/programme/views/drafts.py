"""How an article could read: writing it, what it rests on, keeping it beside the article."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from autogestion.rules.programme import PARTS
from autogestion.rules.refusals import RuleBroken
from autogestion.server.deliberation.views.asking import REFUSED, UNREADABLE
from autogestion.server.organisations.visits import MemberVisit, for_members, page
from autogestion.server.programme import acts, experience, queries, reading
from autogestion.server.programme.forms import DraftForm
from autogestion.server.programme.models import ArticleDraft, ProgrammeArticle
from autogestion.server.programme.views.common import article_at, draft_at, own_assembly
from autogestion.server.programme.wording import marked


@require_http_methods(["GET", "HEAD", "POST"])
@for_members
def write(request: HttpRequest, visit: MemberVisit, number: int | None = None) -> HttpResponse:
    """Write a new article, or how one could read; the form is filled with what stands there now."""
    article = article_at(visit, number) if number is not None else None
    now = list(article.changes.all())[-1].draft if article else None
    body = own_assembly(visit)
    initial = {part: reading.words_of(now, part) for part in PARTS} if now else {}
    form = DraftForm(request.POST or None, initial=initial)
    refusal, status = None, 200
    if request.method == "POST":
        status = UNREADABLE
        if form.is_valid():
            try:
                draft = acts.write_draft(visit.member, body, texts=form.texts, article=article)
            except RuleBroken as broken:
                refusal, status = broken, REFUSED
            else:
                messages.success(
                    request,
                    _("It is kept. Set beside it what it rests on; then all can be asked."),
                )
                return redirect(draft.url)
    return page(
        request, "programme/write.html", visit, status=status,
        form=form, article=article, body=body, refusal=refusal,
    )  # fmt: skip


@require_safe
@for_members
def show(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """A wording: against what stands there now, with what it rests on; `?seek=` finds more to rest on."""
    draft = draft_at(visit, number)
    article = _of(draft)
    now = list(article.changes.all())[-1].draft if article else None
    differs = now is not None and now.pk != draft.pk
    seek = request.GET.get("seek", "")[:300]
    beside = queries.sources_of([draft]).get(draft.pk, [])
    told = experience.told(visit.organisation, {one.line for one in beside})
    return page(
        request, "programme/draft.html", visit,
        draft=draft, article=article, is_standing=now is not None and not differs,
        wording=marked(reading.words_of(now, "text"), reading.words_of(draft, "text")) if differs else None,
        sources=[(told[one.line], one.by) for one in beside if one.line in told],
        seek=seek, offered=[e for e in experience.offered(visit.organisation, seek) if e.line not in told],
        questions=[q for q in queries.questions_on(visit.organisation) if q.subject.get("draft") == number],
        may_keep=differs and article is not None and queries.had_a_vote(article, visit.member),
    )  # fmt: skip


def _of(draft: ArticleDraft) -> ProgrammeArticle | None:
    """The article whose wording it is, or could be."""
    if draft.article is not None:
        return queries.article_numbered(draft.organisation, draft.article.number)
    return queries.written_as(draft)


@require_POST
@for_members
def add_source(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """Set beside a wording what it rests on."""
    draft = draft_at(visit, number)
    line = request.POST.get("line", "")
    acts.add_source(
        visit.member, own_assembly(visit), draft,
        line=int(line) if line.isdecimal() and len(line) < 16 else -1,
    )  # fmt: skip
    messages.success(request, _("It stands beside it."))
    return redirect(f"{draft.url}#sources")


@require_POST
@for_members
def keep(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """Keep another wording beside an article."""
    article = article_at(visit, number)
    chosen = request.POST.get("draft", "")
    draft = draft_at(visit, int(chosen) if chosen.isdecimal() and len(chosen) < 10 else 0)
    acts.keep_alternative(visit.member, article, draft)
    messages.success(request, _("You keep it beside the article, with your name."))
    return redirect(f"{article.url}#beside")


@require_POST
@for_members
def drop(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """Keep nothing beside an article any more."""
    article = article_at(visit, number)
    acts.drop_alternative(visit.member, article)
    return redirect(f"{article.url}#beside")
