"""A council's question and those below it: what they answered, who departed from it, calling it back."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from autogestion.server.delegates import acts
from autogestion.server.delegates.forms import TextForm
from autogestion.server.delegates.reading.base import base_page
from autogestion.server.delegates.views.common import own_body
from autogestion.server.deliberation.forms.posing import PosingForm
from autogestion.server.deliberation.views.asking import Above, Words, asked, question_at
from autogestion.server.organisations.visits import MemberVisit, for_members, page
from autogestion.server.votes import queries as votes

asks = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@for_members
def show(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """What each body below answered, how its delegates voted, and how many call the question back."""
    question = question_at(visit, number)
    if question.body is None or not question.body.is_council:
        raise Http404
    return page(
        request, "delegates/base.html", visit, q=question, it=base_page(question, visit.member)
    )


@require_POST
@for_members
def call(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """Call a council's question back to those below."""
    acts.call_back(visit.member, question_at(visit, number))
    messages.success(
        request, _("You call this question back. If enough do, all those below decide it.")
    )
    return redirect(_address(visit, number))


def _address(visit: MemberVisit, number: int) -> str:
    return reverse("base", args=[visit.organisation.slug, number])


def _above(visit: MemberVisit, number: int) -> Above:
    question = question_at(visit, number)
    return Above(_("The base and this question"), str(question), _address(visit, number))


@asks
@for_members
def ask(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """Ask one's assembly whether it calls the question back."""
    question, body = question_at(visit, number), own_body(request, visit)
    words = Words(
        _("Ask whether we call it back"),
        _("You put it to %(body)s. If as many assemblies as the charter says call it back, all members "
            "below the council decide the question directly.")
        % {"body": body},
        _("Pose the question"),
        _("The question is posed. Now others can support it and fill its dossier."),
    )  # fmt: skip
    return asked(
        request, visit, _above(visit, number), words,
        PosingForm(request.POST or None, scopes=("own",), circles=()),
        lambda form: acts.ask_to_call_back(visit.member, body, question, dossier=form.dossier),
    )  # fmt: skip


@asks
@for_members
def explain(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """Say why one voted against one's mandate."""
    vote = votes.vote_numbered(visit.organisation, number)
    if vote is None:
        raise Http404
    words = Words(
        _("Say why you departed from your mandate"),
        _("Those who sent you read it beside your ballot."),
        _("Say it"),
        _("Your reason stands beside your ballot."),
    )
    return asked(
        request, visit, _above(visit, number), words, TextForm(request.POST or None),
        lambda form: acts.explain_departure(visit.member, vote, text=form.cleaned_data["text"]),
    )  # fmt: skip
