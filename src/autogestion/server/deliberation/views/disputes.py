"""Saying that a question is badly put, or contradicts a decision in force."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from autogestion.rules.charter.keys import article_number
from autogestion.server.deliberation import acts, disputing, queries
from autogestion.server.deliberation.forms.disputes import ChallengeForm, ContradictionForm
from autogestion.server.deliberation.views.asking import (
    Words,
    asked,
    decision_at,
    question_address,
    question_at,
)
from autogestion.server.deliberation.views.parts import above, asks
from autogestion.server.organisations import queries as organisations
from autogestion.server.organisations.visits import MemberVisit, for_members
from autogestion.server.web.numbers import plain

if TYPE_CHECKING:
    from autogestion.server.deliberation.models import Decision


@asks
@for_members
def challenge(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """'This question is badly put.'"""
    question = question_at(visit, number)
    needed = organisations.charter_in_force(visit.organisation).questions.challengers
    words = Words(
        _("Say that it is badly put"),
        _("When %(needed)s of those concerned say so, or more than half of them, they all decide by a "
          "vote whether it is sent back (article %(article)s). The question waits until then. Each of "
          "the four grounds can be held against it once.")
        % {"needed": plain(needed), "article": article_number("questions")},
        _("Say so"),
        _("Everybody sees what is held against it."),
    )  # fmt: skip
    return asked(
        request, visit, above(visit, question, "challenges"), words, ChallengeForm(request.POST or None),
        lambda form: acts.challenge_question(visit.member, question, **form.cleaned_data),
    )  # fmt: skip


@require_POST
@for_members
def support_challenge(
    request: HttpRequest, visit: MemberVisit, number: int, challenge: int
) -> HttpResponse:
    """Hold with others that it is badly put."""
    found = disputing.challenge_numbered(visit.organisation, challenge)
    if found is None or found.question.number != number:
        raise Http404
    acts.support_challenge(visit.member, found)
    messages.success(request, _("You hold too that it is badly put."))
    return redirect(question_address(visit, number, "challenges"))


@asks
@for_members
def contradict(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """'This contradicts what we decided.' `?decision=` names the decision, and shows both texts."""
    question = question_at(visit, number)
    named = request.GET.get("decision", "")
    earlier = (
        queries.decision_numbered(visit.organisation, int(named))
        if named.isdecimal() and len(named) < 9
        else None
    )
    words = Words(
        _("Show that it contradicts a decision"),
        _("Both texts then stand side by side on the page of the question, before anybody votes. If it "
          "carries, its decision says from which one it departs."),
        _("Show it"),
        _("Both texts stand on the page of the question."),
    )  # fmt: skip
    initial = {"decision": earlier.number} if earlier else {}
    return asked(
        request, visit, above(visit, question, "contradictions"), words,
        ContradictionForm(request.POST or None, initial=initial),
        lambda form: acts.mark_contradiction(
            visit.member, question, decision_at(visit, form.cleaned_data["decision"]), text=form.cleaned_data["text"]
        ),
        template="deliberation/contradicting.html", q=question, earlier=earlier, chosen=_chosen(earlier),
    )  # fmt: skip


def _chosen(decision: "Decision | None") -> str:
    """The option that it chose; nothing where it was a yes."""
    if decision is None or not decision.option:
        return ""
    chosen = decision.question.options.select_related("text").filter(number=decision.option)
    return str(option.text) if (option := chosen.first()) else ""


@require_POST
@for_members
def lift(request: HttpRequest, visit: MemberVisit, number: int, contradiction: int) -> HttpResponse:
    """Take back that it contradicts a decision."""
    found = disputing.contradiction_numbered(visit.organisation, contradiction)
    if found is None or found.question.number != number:
        raise Http404
    acts.lift_contradiction(visit.member, found)
    messages.success(request, _("You have taken it back."))
    return redirect(question_address(visit, number))
