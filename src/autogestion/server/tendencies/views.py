"""The pages of tendencies."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from autogestion.server.deliberation.views.asking import (
    Above,
    Words,
    asked,
    question_address,
    question_at,
)
from autogestion.server.organisations.visits import MemberVisit, for_members, page
from autogestion.server.tendencies import acts, queries
from autogestion.server.tendencies.forms import (
    FormingForm,
    JoiningForm,
    PlatformForm,
    SpeakingForm,
)
from autogestion.server.web.numbers import plain

if TYPE_CHECKING:
    from autogestion.server.tendencies.models import Tendency

asks = require_http_methods(["GET", "HEAD", "POST"])
SHOWN = 50


def _at(visit: MemberVisit, number: int) -> "Tendency":
    tendency = queries.tendency_numbered(visit.organisation, number)
    if tendency is None:
        raise Http404
    return tendency


def _above(tendency: "Tendency") -> Above:
    return Above(_("Tendency"), str(tendency), tendency.url)


@require_safe
@for_members
def register(request: HttpRequest, visit: MemberVisit) -> HttpResponse:
    """All tendencies there are."""
    found = list(queries.tendencies(visit.organisation))
    for one in found:
        one.organisation = visit.organisation
    return page(request, "tendencies/tendencies.html", visit, tendencies=found)


@require_safe
@for_members
def show(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """One tendency: what it stands for, who stands for it, what it said."""
    tendency = _at(visit, number)
    adherences = list(queries.adherences_of(tendency))
    for one in adherences:
        one.member.organisation = visit.organisation
    return page(
        request, "tendencies/tendency.html", visit,
        tendency=tendency,
        named=[one.member for one in adherences if one.named],
        counted=sum(not one.named for one in adherences),
        is_mine=tendency.adherences.filter(member=visit.member).exists(),
        stands=list(queries.stands_of(tendency)[:SHOWN]),
    )  # fmt: skip


@asks
@for_members
def form(request: HttpRequest, visit: MemberVisit) -> HttpResponse:
    """Form a tendency."""
    url = reverse("tendencies", args=[visit.organisation.slug])
    words = Words(
        _("Form a tendency"),
        _(
            "Members who stand for something together. It has a page, and room of its own in every "
            "dossier; it has no power over anybody."
        ),
        _("Form it"),
        _("The tendency is there. Others join it by themselves."),
    )
    return asked(
        request, visit, Above(str(visit.organisation), _("Tendencies"), url), words,
        FormingForm(request.POST or None),
        lambda form: acts.form_tendency(visit.member, **form.details),
    )  # fmt: skip


@asks
@for_members
def join(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """Join a tendency."""
    tendency = _at(visit, number)
    words = Words(
        _("Join this tendency"),
        _("You join by yourself, and leave by yourself at any moment."),
        _("I stand for it too"),
        _("You stand for it."),
    )
    return asked(
        request, visit, _above(tendency), words, JoiningForm(request.POST or None),
        lambda form: acts.join_tendency(visit.member, tendency, named=form.named_there),
    )  # fmt: skip


@require_POST
@for_members
def leave(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """Leave a tendency."""
    tendency = _at(visit, number)
    acts.leave_tendency(visit.member, tendency)
    messages.success(request, _("You stand for it no longer."))
    return redirect(tendency.url)


@asks
@for_members
def rewrite(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """Write anew what a tendency stands for."""
    tendency = _at(visit, number)
    words = Words(
        _("What it stands for"),
        _("Any of its members can write it anew. The record holds every change."),
        _("Write it so"),
        _("It is written anew."),
    )
    form = PlatformForm(request.POST or None, initial={"platform": str(tendency.platform)})
    return asked(
        request, visit, _above(tendency), words, form,
        lambda form: acts.rewrite_platform(visit.member, tendency, **form.cleaned_data),
    )  # fmt: skip


@asks
@for_members
def speak(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """Speak for one's tendency in a dossier."""
    question = question_at(visit, number)
    mine = list(queries.of_member(visit.member))
    if not mine:
        raise Http404
    kicker = _("Question %(number)s") % {"number": plain(number)}
    above = Above(kicker, str(question.asked), question_address(visit, number, "tendencies"))
    words = Words(
        _("Speak for your tendency"),
        _(
            "It stands in the dossier beside what the other tendencies say, each with the same room."
        ),
        _("Say it"),
        _("It stands in the dossier."),
    )

    def do(form: SpeakingForm) -> None:
        chosen = form.cleaned_data.get("tendency", str(mine[0].number))
        tendency = next(one for one in mine if str(one.number) == chosen)
        acts.speak_for_tendency(visit.member, tendency, question, text=form.cleaned_data["text"])

    return asked(
        request, visit, above, words, SpeakingForm(request.POST or None, tendencies=mine), do
    )
