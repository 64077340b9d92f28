"""What the pages of this room fetch, and the one way in which a single press is done."""

from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.translation import gettext

from autogestion.server.deliberation.views.asking import Above
from autogestion.server.execution import queries
from autogestion.server.organisations import queries as organisations
from autogestion.server.organisations.visits import MemberVisit
from autogestion.server.web.numbers import plain

if TYPE_CHECKING:
    from autogestion.server.deliberation.models import Decision
    from autogestion.server.execution.models import Task, Undertaking
    from autogestion.server.organisations.models import Body


def task_at(visit: MemberVisit, number: int) -> "Task":
    """The task of this organisation with this number; Http404 where there is none."""
    task = queries.task_numbered(visit.organisation, number)
    if task is None:
        raise Http404
    return task


def undertaking_at(visit: MemberVisit, number: int) -> "Undertaking":
    """The undertaking of this organisation with this number; Http404 where there is none."""
    undertaking = queries.undertaking_numbered(visit.organisation, number)
    if undertaking is None:
        raise Http404
    return undertaking


def body_in(request: HttpRequest, visit: MemberVisit) -> "Body":
    """The body named by `?in=`, else the reader's own assembly; Http404 where there is none."""
    number, own = request.GET.get("in", ""), visit.member.base
    wanted = int(number) if number.isdecimal() and len(number) < 10 else own.number if own else 0
    body = organisations.body_numbered(visit.organisation, wanted)
    if body is None:
        raise Http404
    return body


def above_task(visit: MemberVisit, task: "Task") -> Above:
    """The task, over each form that is about it."""
    kicker = gettext("Task %(number)s") % {"number": plain(task.number)}
    return Above(kicker, str(task.what), task_address(visit, task.number))


def above_decision(visit: MemberVisit, decision: "Decision") -> Above:
    """The carrying out of a decision, over each form that is about it."""
    kicker = gettext("Decision %(number)s") % {"number": plain(decision.number)}
    url = reverse("carrying-out", args=[visit.organisation.slug, decision.number])
    return Above(kicker, str(decision.question.asked), url)


def task_address(visit: MemberVisit, number: int) -> str:
    return reverse("task", args=[visit.organisation.slug, number])
