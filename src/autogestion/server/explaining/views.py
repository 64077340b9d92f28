"""The pages of the glossary."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from autogestion.rules.explaining import WORD_MAX
from autogestion.rules.refusals import RuleBroken
from autogestion.server.explaining import acts, reading
from autogestion.server.explaining.forms import ExplainingForm
from autogestion.server.organisations.visits import MemberVisit, for_members, page

REFUSED, UNREADABLE = 409, 422


@require_safe
@for_members
def register(request: HttpRequest, visit: MemberVisit) -> HttpResponse:
    """All words that are explained here, and the product's own."""
    return page(
        request, "explaining/glossary.html", visit,
        words=reading.words_of(visit.organisation), ours=reading.ours(),
    )  # fmt: skip


@require_safe
@for_members
def show(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """One word, with everything that members say it means."""
    word = reading.word_with(visit.organisation, number)
    if word is None:
        raise Http404
    return page(request, "explaining/word.html", visit, word=word)


@require_http_methods(["GET", "HEAD", "POST"])
@for_members
def add(request: HttpRequest, visit: MemberVisit) -> HttpResponse:
    """Explain a word; `?word=` names it."""
    form = ExplainingForm(
        request.POST or None, initial={"word": request.GET.get("word", "")[:WORD_MAX]}
    )
    refusal, status = None, 200
    if request.method == "POST":
        status = UNREADABLE
        if form.is_valid():
            try:
                explanation = acts.add_explanation(visit.member, **form.cleaned_data)
            except RuleBroken as broken:
                refusal, status = broken, REFUSED
            else:
                messages.success(request, _("It is marked from now on wherever it occurs."))
                return redirect("explanation", visit.organisation.slug, explanation.number)
    return page(
        request, "explaining/explain.html", visit, status=status, form=form, refusal=refusal
    )
