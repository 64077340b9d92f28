"""The one way in which a page with a form is shown, refused and done."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from autogestion.rules.refusals import RuleBroken
from autogestion.server.deliberation import queries
from autogestion.server.organisations.visits import MemberVisit, page
from autogestion.server.web.shell import address

if TYPE_CHECKING:
    from autogestion.server.deliberation.models import Decision, Question

REFUSED, UNREADABLE = 409, 422


@dataclass(frozen=True)
class Words:
    """What a form's page says: its title, what happens, the button, and what is said when it is done."""

    title: str
    standfirst: str
    button: str
    done: str
    sentences: tuple[str, ...] = ()


@dataclass(frozen=True)
class Above:
    """The page to which a form belongs and leads back: its name, its title, its address."""

    kicker: str
    title: str
    url: str


def asked(
    request: HttpRequest,
    visit: MemberVisit,
    above: Above,
    words: Words,
    form: forms.Form,
    do: Callable[[Any], object],
    *,
    template: str = "deliberation/asking.html",
    **context: Any,
) -> HttpResponse:
    """Show the form; once it is sent, do what it asks. What was typed is kept where that is refused."""
    refusal, status = None, 200
    if request.method == "POST":
        status = UNREADABLE
        if form.is_valid():
            try:
                do(form)
            except RuleBroken as broken:
                refusal, status = broken, REFUSED
            else:
                messages.success(request, words.done)
                return redirect(above.url)
    return page(
        request,
        template,
        visit,
        status=status,
        above=above,
        words=words,
        form=form,
        refusal=refusal,
        **context,
    )


def question_at(visit: MemberVisit, number: int) -> "Question":
    """The question of this organisation with this number; Http404 where there is none."""
    question = queries.question_numbered(visit.organisation, number)
    if question is None:
        raise Http404
    return question


def decision_at(visit: MemberVisit, number: int) -> "Decision":
    """The decision of this organisation with this number; Http404 where there is none."""
    decision = queries.decision_numbered(visit.organisation, number)
    if decision is None:
        raise Http404
    return decision


def question_address(visit: MemberVisit, number: int, section: str = "") -> str:
    return address("o", visit.organisation.slug, "questions", str(number)) + (
        section and f"#{section}"
    )


def decision_address(visit: MemberVisit, number: int) -> str:
    return address("o", visit.organisation.slug, "decisions", str(number))
