"""The register of tasks, and what one does with a task."""

from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from autogestion.server.deliberation import reading, sections
from autogestion.server.deliberation.lines import Filter
from autogestion.server.deliberation.views.asking import Words, asked
from autogestion.server.execution import acts
from autogestion.server.execution.forms import TakingForm
from autogestion.server.execution.reading.lines import lines_of
from autogestion.server.execution.reading.register import STATES, register_of_tasks
from autogestion.server.execution.reading.task import task_page
from autogestion.server.execution.views.common import above_task, task_address, task_at
from autogestion.server.organisations.visits import MemberVisit, for_members, page
from autogestion.server.record import clock
from autogestion.server.web.times import moment

PER_SHEET = 50
asks = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@for_members
def register(request: HttpRequest, visit: MemberVisit) -> HttpResponse:
    """All tasks, newest first; `?state=` and `?assembly=` show some of them."""
    circles = reading.circles(visit.organisation, visit.member)
    state = request.GET.get("state", "")
    state = state if state in STATES else ""
    number = request.GET.get("assembly", "")
    chosen = next((circle for circle in circles if circle.value == number), None)
    found = register_of_tasks(
        visit.member, state=state, assembly=chosen.number if chosen else None, at=clock.now()
    )
    sheet = Paginator(found, PER_SHEET).get_page(request.GET.get("page"))
    asked_for = {"state": state, "assembly": chosen.value if chosen else ""}
    return page(
        request, "execution/tasks.html", visit,
        sheet=sheet,
        lines=lines_of(visit.organisation, sheet.object_list, clock.now()),
        states=_filters(asked_for, "state", {"": _("All"), **_states()}),
        assemblies=_filters(
            asked_for, "assembly", {"": _("All assemblies"), **{c.value: c.name for c in circles}}
        ),
        query=_query(asked_for),
    )  # fmt: skip


def _states() -> dict[str, str]:
    return {
        "open": _("Lie open"),
        "hand": _("In hand"),
        "late": _("Late"),
        "back": _("Come back"),
        "mine": _("Mine"),
    }


def _filters(asked_for: dict[str, str], name: str, choices: dict[str, str]) -> list[Filter]:
    return [
        Filter(label, _query({**asked_for, name: value}), asked_for[name] == value)
        for value, label in choices.items()
    ]


def _query(asked_for: dict[str, str]) -> str:
    return urlencode({name: value for name, value in asked_for.items() if value})


@require_safe
@for_members
def show(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """A task: who decided it, who does it, what was done."""
    task = task_at(visit, number)
    return page(
        request, "execution/task.html", visit, task=task, it=task_page(task, visit.member),
        beside=sections.on_thing(visit.organisation, "task", number),
    )  # fmt: skip


@asks
@for_members
def take(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """Take a task on."""
    task = task_at(visit, number)
    words = Words(
        _("Take it on"),
        _("Others can join you. You can give it back at any time, ask for help, or hand it on."),
        _("I take it on"),
        _("You have it in hand."),
    )
    once = TakingForm(request.POST or None, initial=_suggested(task.until))
    form = forms.Form(request.POST if request.method == "POST" else None) if task.every else once
    return asked(
        request, visit, above_task(visit, task), words, form,
        lambda form: acts.take_on(visit.member, task, until=form.cleaned_data.get("until", 0)),
    )  # fmt: skip


def _suggested(until: int) -> dict[str, object]:
    """The day by which it should be done, where that lies ahead."""
    return {"until": timezone.localtime(moment(until)).date()} if until > clock.now() else {}


@require_POST
@for_members
def offer(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """Be willing to take shifts."""
    acts.offer_for_shifts(visit.member, task_at(visit, number))
    messages.success(request, _("You are among the willing."))
    return redirect(task_address(visit, number))


@require_POST
@for_members
def decline(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """Take no further shifts."""
    acts.decline_shifts(visit.member, task_at(visit, number))
    messages.success(request, _("You take no further shifts."))
    return redirect(task_address(visit, number))


@require_POST
@for_members
def withdraw(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """Take a task back."""
    acts.withdraw_task(visit.member, task_at(visit, number))
    messages.success(request, _("The task is taken back."))
    return redirect(task_address(visit, number))
