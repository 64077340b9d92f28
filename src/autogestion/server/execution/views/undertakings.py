"""What those do who have a task in hand, and what others say of it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from autogestion.server.deliberation.views.asking import Words, asked
from autogestion.server.execution import acts, queries
from autogestion.server.execution.forms import HandingForm, NoteForm, PuttingOffForm, SeenForm
from autogestion.server.execution.views.common import (
    above_task,
    task_address,
    task_at,
    undertaking_at,
)
from autogestion.server.organisations import queries as organisations
from autogestion.server.organisations.visits import MemberVisit, for_members

if TYPE_CHECKING:
    from autogestion.server.execution.models import Undertaking
    from autogestion.server.organisations.models import Member

asks = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@for_members
def show(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """Where it stands on the page of its task."""
    undertaking = undertaking_at(visit, number)
    return redirect(f"{task_address(visit, undertaking.task.number)}#undertaking-{number}")


@require_POST
@for_members
def join(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """Do it together with those who took it on."""
    return _pressed(
        request, visit, number, acts.join_undertaking, _("You have it in hand with them.")
    )


@require_POST
@for_members
def take_over(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """Agree to do it in the stead of whoever asked."""
    return _pressed(request, visit, number, acts.take_over, _("You have it in hand."))


def _pressed(
    request: HttpRequest,
    visit: MemberVisit,
    number: int,
    do: "Callable[[Member, Undertaking], object]",
    done: str,
) -> HttpResponse:
    undertaking = undertaking_at(visit, number)
    do(visit.member, undertaking)
    messages.success(request, done)
    return redirect(task_address(visit, undertaking.task.number))


@asks
@for_members
def done(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """Say that it is done."""
    words = Words(
        _("It is done"),
        _(
            "Say what was done, and what came of it. Others of your assembly say whether they saw it."
        ),
        _("Say that it is done"),
        _("It stands there as done."),
    )
    return _noted(request, visit, number, words, NoteForm, acts.report_done)


@asks
@for_members
def ask_help(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """Ask for help."""
    words = Words(
        _("Ask for help"),
        _("Every member of your assembly reads it among what needs them."),
        _("Ask for it"),
        _("You ask for help."),
    )
    return _noted(request, visit, number, words, NoteForm, acts.ask_for_help)


@asks
@for_members
def leave(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """Give it back."""
    words = Words(
        _("Give it back"),
        _("Say how far it is, so that others can go on from there. Nobody has to give reasons."),
        _("I give it back"),
        _("It is given back."),
    )
    return _noted(request, visit, number, words, NoteForm, acts.leave_undertaking)


@asks
@for_members
def put_off(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """Say that it will be later."""
    words = Words(
        _("It will be later"),
        _("Say by when, and why. It stands there for everybody to read."),
        _("Put it off"),
        _("It is put off."),
    )
    return _noted(request, visit, number, words, PuttingOffForm, acts.put_off)


def _noted(
    request: HttpRequest,
    visit: MemberVisit,
    number: int,
    words: Words,
    form: type[forms.Form],
    do: Callable[..., object],
) -> HttpResponse:
    undertaking = undertaking_at(visit, number)
    task = task_at(visit, undertaking.task.number)
    return asked(
        request, visit, above_task(visit, task), words, form(request.POST or None),
        lambda form: do(visit.member, undertaking, **form.cleaned_data),
    )  # fmt: skip


@asks
@for_members
def hand_on(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """Ask another member to do it in one's stead."""
    undertaking = undertaking_at(visit, number)
    task = task_at(visit, undertaking.task.number)
    words = Words(
        _("Hand it on"),
        _("Ask another member of your assembly, and say what they have to know."),
        _("Ask them"),
        _("You have asked them. It stays with you until they agree."),
    )
    members = organisations.members_of(task.body).exclude(pk=visit.member.pk)
    form = HandingForm(request.POST or None, members=members)

    def do(form: HandingForm) -> None:
        to = queries.member_of(visit.organisation, form.cleaned_data["member"])
        assert to is not None  # The form took no other.
        acts.hand_on(visit.member, undertaking, to=to, text=form.cleaned_data["text"])

    return asked(request, visit, above_task(visit, task), words, form, do)


@asks
@for_members
def seen(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """Say whether one saw it done."""
    undertaking = undertaking_at(visit, number)
    task = task_at(visit, undertaking.task.number)
    words = Words(
        _("Did you see it done?"),
        str(undertaking.account or ""),
        _("Say it"),
        _("It stands beside what they said."),
    )
    return asked(
        request, visit, above_task(visit, task), words, SeenForm(request.POST or None),
        lambda form: acts.say_seen(visit.member, undertaking, **form.details),
    )  # fmt: skip
