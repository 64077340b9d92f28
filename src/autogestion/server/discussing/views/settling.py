"""What is settled and open in a thread, and writing its minutes."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from autogestion.rules.refusals import RuleBroken
from autogestion.server.deliberation.views.asking import Words, asked
from autogestion.server.discussing import acts, queries
from autogestion.server.discussing.forms import MinutesForm, PointForm
from autogestion.server.discussing.views.common import above, asks, thread_at
from autogestion.server.organisations.visits import MemberVisit, for_members
from autogestion.server.web.texts import said


@asks
@for_members
def name(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """Name a point that is settled, or open."""
    thread = thread_at(visit, number)
    words = Words(
        _("Name a point"),
        _("It stands on top of the discussion. Everybody who takes part can mark it otherwise."),
        _("Name it"),
        _("The point stands on top."),
    )
    return asked(
        request, visit, above(thread, "points"), words, PointForm(request.POST or None),
        lambda form: acts.name_point(visit.member, thread, **form.details),
    )  # fmt: skip


@require_POST
@for_members
def mark(request: HttpRequest, visit: MemberVisit, number: int, point: int) -> HttpResponse:
    """Mark a point as settled (`settled=yes`), or as open again (`no`)."""
    settled = request.POST.get("settled", "")
    if settled not in ("yes", "no"):
        raise Http404
    thread = thread_at(visit, number)
    acts.mark_point(visit.member, thread, number=point, settled=settled == "yes")
    done = (
        _("The point is marked as settled.") if settled == "yes" else _("The point is open again.")
    )
    messages.success(request, done)
    return redirect(f"{thread.url}#points")


@asks
@for_members
def write(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """Write the minutes, or correct them. What was typed stays where somebody came in between."""
    thread = thread_at(visit, number)
    newest = queries.minutes_of(thread).first()
    words = Words(
        _("Minutes of the discussion"),
        _(
            "One text of all: whoever takes part writes and corrects it. Every version stays readable."
        ),
        _("Keep this version"),
        _("The minutes read so now."),
    )
    initial = (
        {"text": said(str(newest.text)), "corrects": newest.number} if newest else {"corrects": 0}
    )

    def do(form: Any) -> None:
        try:
            acts.write_thread_minutes(visit.member, thread, **form.cleaned_data)
        except RuleBroken:
            form.now_corrects(newest.number if newest else 0)
            raise

    return asked(
        request, visit, above(thread, "minutes"), words,
        MinutesForm(request.POST or None, initial=initial), do,
        template="discussing/write_minutes.html", newest=newest, thread=thread,
    )  # fmt: skip
