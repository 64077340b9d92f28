"""Tasks as lines of a list: who has them in hand, until when, how they stand."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import OuterRef, Prefetch, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from autogestion.server.execution.models import Holding, Task, Undertaking
from autogestion.server.organisations.models import Body, Member, Organisation
from autogestion.server.web.numbers import plain


@dataclass(frozen=True)
class TaskLine:
    """What `execution/task_line.html` shows."""

    number: int
    what: str
    url: str
    body: Body
    state: str
    is_settled: bool
    holders: list[Member]
    until: int
    every: str


def lines_of(organisation: Organisation, tasks: Iterable[Task], at: int) -> list[TaskLine]:
    """These tasks, each with the last time it was taken on: two queries, however many."""
    rows = list(tasks)
    last = _last_of(rows)
    return [_line(organisation, task, last.get(task.pk), at) for task in rows]


def _last_of(tasks: Sequence[Task]) -> dict[int, Undertaking]:
    newest = (
        Undertaking.objects.filter(task=OuterRef("task")).order_by("-number").values("number")[:1]
    )
    found = Undertaking.objects.filter(task__in=[task.pk for task in tasks])
    holders = Prefetch("holdings", Holding.objects.select_related("member").order_by("pk"))
    rows = found.filter(number=Subquery(newest)).prefetch_related(holders, "seen")
    return {row.task_id: row for row in rows}


def _line(organisation: Organisation, task: Task, last: Undertaking | None, at: int) -> TaskLine:
    task.body.organisation = organisation
    holders = []
    if last is not None:
        holders = [one.member for one in last.holdings.all()]
        for member in holders:
            member.organisation = organisation
    return TaskLine(
        number=task.number,
        what=str(task.what),
        url=reverse("task", args=[organisation.slug, task.number]),
        body=task.body,
        state=state_in_words(task, last, at),
        is_settled=task.withdrawn_at is not None or is_done(task, last),
        holders=holders if last is not None and last.ended_at is None else [],
        until=until_of(task, last),
        every=every_in_words(task),
    )


def until_of(task: Task, last: Undertaking | None) -> int:
    """By when, as those say who have it in hand, or as it was set out; 0 where it has no date."""
    if last is not None and last.done_at is None and last.ended_at is None:
        return last.until
    return task.until if last is None or last.ended_at is not None else 0


def is_done(task: Task, last: Undertaking | None) -> bool:
    return not task.every and last is not None and last.done_at is not None and not is_doubted(last)


def is_doubted(last: Undertaking) -> bool:
    """Whether more of those who looked say that it is not done than that it is (rules.tasks.is_doubted)."""
    says = [one.done for one in last.seen.all()]
    return says.count(False) > says.count(True)


def state_in_words(task: Task, last: Undertaking | None, at: int) -> str:
    """How it stands."""
    if task.withdrawn_at is not None:
        return _("taken back")
    if last is None or last.ended_at is not None:
        return _("lies open")
    if last.done_at is None:
        return _("in hand") if last.until > at else _("in hand, and late")
    if is_doubted(last):
        return _("said to be done, and doubted")
    seen = sum(one.done for one in last.seen.all())
    if not seen:
        return _("done, nobody has seen it yet")
    return ngettext("done, seen by %(seen)s", "done, seen by %(seen)s", seen) % {
        "seen": plain(seen)
    }


def every_in_words(task: Task) -> str:
    """'every 7 days'; '' for what is done once."""
    if not task.every:
        return ""
    return ngettext("every day", "every %(days)s days", task.every) % {"days": plain(task.every)}
