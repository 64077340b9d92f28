"""Recalls: to open one, to support it, to answer it."""

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from autogestion.server.delegates import accounts, acts, queries
from autogestion.server.delegates.forms import RecallForm, TextForm
from autogestion.server.delegates.reading.recalls import recall_page, who_can_succeed
from autogestion.server.delegates.views.common import (
    above_council,
    above_term,
    council_at,
    own_body,
    term_at,
)
from autogestion.server.deliberation.views.asking import Above, Words, asked
from autogestion.server.organisations import queries as organisations
from autogestion.server.organisations.visits import MemberVisit, for_members, page

if TYPE_CHECKING:
    from autogestion.server.delegates.models import Recall

asks = require_http_methods(["GET", "HEAD", "POST"])


def recall_at(visit: MemberVisit, number: int) -> "Recall":
    """The recall of this organisation with this number; Http404 where there is none."""
    recall = accounts.recall_numbered(visit.organisation, number)
    if recall is None:
        raise Http404
    return recall


@require_safe
@for_members
def show(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """Whom it is about, why, what they answer, how many support it, and what came of it."""
    recall = recall_at(visit, number)
    return page(
        request, "delegates/recall.html", visit, recall=recall, it=recall_page(recall, visit.member)
    )


@asks
@for_members
def open_one(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """Open the recall of one delegate, with reasons or none, by electing another or not."""
    term = term_at(visit, number)
    words = Words(
        _("Open a recall"),
        _("You need no reason and nobody's leave. If enough of you support it, your assembly votes; if it "
            "carries, the seat is vacant at once."),
        _("Open the recall"),
        _("The recall is open. Others can support it now."),
    )  # fmt: skip
    form = RecallForm(request.POST or None, members=who_can_succeed(term))

    def do(form: Any) -> None:
        named = form.cleaned_data.get("successor")
        successor = (
            organisations.member_with_pseudonym(visit.organisation, named) if named else None
        )
        acts.open_recall(
            visit.member, [term], reasons=form.cleaned_data["reasons"], successor=successor
        )

    return asked(request, visit, above_term(term, "recall"), words, form, do)


@asks
@for_members
def open_all(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """Open the recall of all whom one's assembly sends."""
    council, body = council_at(visit, number), own_body(request, visit)
    terms = list(queries.running_terms(council, body))
    if not terms:
        raise Http404
    words = Words(
        _("Recall all whom we send"),
        _("One vote on all delegates whom %(body)s sends. If it carries, all their seats are vacant at "
            "once.")
        % {"body": body},
        _("Open the recall"),
        _("The recall is open. Others can support it now."),
    )  # fmt: skip
    return asked(
        request, visit, above_council(council), words, RecallForm(request.POST or None),
        lambda form: acts.open_recall(visit.member, terms, reasons=form.cleaned_data["reasons"]),
    )  # fmt: skip


@require_POST
@for_members
def support(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """Support that a recall be put to the vote."""
    acts.support_recall(visit.member, recall_at(visit, number))
    messages.success(request, _("You support that this recall be put to the vote."))
    return redirect(_address(visit, number))


@require_POST
@for_members
def agree(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """Say that one would take the seat."""
    acts.agree_to_succeed(visit.member, recall_at(visit, number))
    messages.success(request, _("You take the seat if the recall carries."))
    return redirect(_address(visit, number))


def _address(visit: MemberVisit, number: int) -> str:
    return reverse("recall", args=[visit.organisation.slug, number])


@asks
@for_members
def answer(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """Answer a recall of oneself."""
    recall = recall_at(visit, number)
    words = Words(
        _("Answer the recall"),
        _("You have as much room as the reasons have. All who vote read it."),
        _("Answer"),
        _("Your answer stands beside the reasons."),
    )
    return asked(
        request, visit, Above(_("Recall"), recall.council.body.name.content, _address(visit, number)),
        words, TextForm(request.POST or None),
        lambda form: acts.answer_recall(visit.member, recall, text=form.cleaned_data["text"]),
    )  # fmt: skip
