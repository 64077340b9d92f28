"""Beginning an inquiry, changing it, wanting it opened."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from autogestion.rules.inquiry import TITLE_MAX
from autogestion.rules.refusals import RuleBroken
from autogestion.server.deliberation.views.asking import REFUSED, UNREADABLE, Words, asked
from autogestion.server.inquiry import acts, queries, suggestions
from autogestion.server.inquiry import items as writing
from autogestion.server.inquiry.forms import ChangeForm, DraftForm
from autogestion.server.inquiry.perception import ready_made
from autogestion.server.inquiry.views.common import above, survey_at
from autogestion.server.organisations import queries as organisations
from autogestion.server.organisations.visits import MemberVisit, for_members, page

asks = require_http_methods(["GET", "HEAD", "POST"])


@asks
@for_members
def draft(request: HttpRequest, visit: MemberVisit) -> HttpResponse:
    """Begin one, in one's own assembly or `?body=`, `?title=` filled in; `?ready=perception` gives its questions."""
    chosen = request.GET.get("body", "")
    own = visit.member.base.number if visit.member.base else 0
    number = int(chosen) if chosen.isdecimal() and len(chosen) < 9 else own
    body = organisations.body_numbered(visit.organisation, number)
    if body is None:
        raise Http404
    title, why = request.GET.get("title", "")[:TITLE_MAX], ""
    items: list[tuple[str, writing.Written]] = []
    if request.GET.get("ready") == "perception":
        title, why, items = ready_made(visit.organisation.languages[0])
    form = DraftForm(request.POST or None, initial={"title": title, "why": why})
    refusal, status = None, 200
    if request.method == "POST":
        status = UNREADABLE
        if form.is_valid():
            try:
                survey = acts.draft_survey(visit.member, body, items=items, **form.cleaned_data)
            except RuleBroken as broken:
                refusal, status = broken, REFUSED
            else:
                messages.success(request, _("It is begun. Now write the questions with others."))
                return redirect(survey.url)
    return page(
        request, "inquiry/draft.html", visit, status=status, form=form, refusal=refusal, body=body,
        items=[one.question for _kind, one in items], bodies=organisations.bodies_of(visit.member),
    )  # fmt: skip


@asks
@for_members
def propose(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """Propose a question, or `?item=` other words for one; `strike` in what is sent strikes it out."""
    survey = survey_at(visit, number)
    sent = request.GET.get("item", "")
    item = next((one for one in queries.standing(survey) if str(one.number) == sent), None)
    if item is not None and request.method == "POST" and "strike" in request.POST:
        acts.propose_change(visit.member, survey, item=item.number)
        messages.success(request, _("It is proposed. Who writes the inquiry takes it over."))
        return redirect(survey.url)
    initial: dict[str, Any] = {}
    suggestion = suggestions.suggestion_at(survey, request.GET.get("suggestion", ""))
    if item is None and suggestion is not None:
        written = writing.read(suggestion.text)
        lines = "\n".join(written.lines)
        initial = {"kind": suggestion.kind, "question": written.question, "lines": lines}
    if item is not None:
        written = writing.read(item.text.content)
        lines = "\n".join(written.lines)
        initial = {"kind": item.kind, "question": written.question, "lines": lines}
    words = Words(
        _("Change a question") if item else _("Add a question"),
        _(
            "What one of those who write it proposes stands in it at once; what others propose, when one of "
            "them or enough members want it too."
        ),
        _("Propose it"),
        _("It is proposed."),
    )
    return asked(
        request, visit, above(survey), words, ChangeForm(request.POST or None, initial=initial),
        lambda form: acts.propose_change(
            visit.member, survey, item=item.number if item else 0, kind=form.cleaned_data["kind"],
            written=form.written, suggestion=suggestion if item is None else None,
        ),
        template="inquiry/change.html", item=item,
    )  # fmt: skip


@require_POST
@for_members
def support_change(
    request: HttpRequest, visit: MemberVisit, number: int, change: int
) -> HttpResponse:
    """Want a proposed change too."""
    survey = survey_at(visit, number)
    acts.support_change(visit.member, survey, number=change)
    messages.success(request, _("You want it too."))
    return redirect(survey.url)


@require_POST
@for_members
def join(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """Write it along."""
    survey = survey_at(visit, number)
    acts.join_drafting(visit.member, survey)
    messages.success(request, _("You are one of those who write it."))
    return redirect(survey.url)


@require_POST
@for_members
def support(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """Support that it be opened in the wording that one read."""
    survey = survey_at(visit, number)
    sent = request.POST.get("version", "")
    version = int(sent) if sent.isdecimal() and len(sent) < 9 else 0
    acts.support_survey(visit.member, survey, version=version)
    messages.success(request, _("You support that it be opened."))
    return redirect(survey.url)
