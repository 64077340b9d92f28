"""The page of one task: who has it in hand, what they said, what was done, whose turn it is."""

from dataclasses import dataclass

from django.db.models import Prefetch
from django.urls import reverse
from django.utils.translation import gettext as _

from autogestion.rules import shifts
from autogestion.rules import state as states
from autogestion.rules import tasks as rules
from autogestion.server.deliberation.lines import state_of
from autogestion.server.deliberation.ways import Way
from autogestion.server.execution import queries
from autogestion.server.execution.forms import DUTIES
from autogestion.server.execution.models import Holding, Task, Undertaking
from autogestion.server.execution.reading.lines import every_in_words, state_in_words
from autogestion.server.organisations import queries as organisations
from autogestion.server.organisations.models import Member
from autogestion.server.record import clock

SHOWN = 20


@dataclass(frozen=True)
class Shown:
    """One time that a task was taken on, or was somebody's turn."""

    row: Undertaking
    holders: list[Member]
    notes: list[tuple[str, object]]
    is_running: bool
    is_late: bool
    ways: list[Way]


@dataclass(frozen=True)
class TaskPage:
    """A task from top to bottom, for one reader."""

    state: str
    decision_state: str
    """What became of the decision since: a stale one says so."""
    every: str
    duty: str
    """What the duty is called that it is; '' for any other task."""
    ways: list[Way]
    shown: list[Shown]
    is_more: bool
    willing: list[tuple[Member, int]]
    next_at: int | None
    next_members: list[Member]
    long: list[Member]


def task_page(task: Task, reader: Member) -> TaskPage:
    """The task as this reader sees it, in a fixed number of queries."""
    at, organisation = clock.now(), task.organisation
    rows = _rows(task)
    state, before = queries.task_state(task), queries.undertakings_of(task)
    is_member = organisations.is_in(reader, task.body)
    for row in rows:
        row.task = task
    members = _members(state, before, task)
    is_free = rules.is_free(state, rules.last_of(before), at=at) and task.decision.ended_at is None
    has_shifts = task.way != "open" and task.withdrawn_at is None
    inside = set(
        organisations.members_of(task.body).values_list("pseudonym", flat=True)
        if has_shifts
        else ()
    )
    following = shifts.whose_shift(state, before, inside) if has_shifts else []
    for member in members.values():
        member.organisation = organisation
    return TaskPage(
        state=state_in_words(task, rows[0] if rows else None, at),
        decision_state=state_of(task.decision, at),
        every=every_in_words(task),
        duty=str(DUTIES.get(task.duty, "")),
        ways=_ways(task, state, reader, is_member=is_member, is_free=is_free),
        shown=[_shown(row, reader, is_member=is_member, at=at) for row in rows[:SHOWN]],
        is_more=len(rows) > SHOWN,
        willing=[
            (members[one], shifts.times_of(before, one)) for one in state.offers if one in members
        ],
        next_at=max(shifts.shift_at(state, before), at) if following else None,
        next_members=[members[one] for one in following],
        long=[members[one] for one in shifts.held_long(state, before, at=at)],
    )


def _rows(task: Task) -> list[Undertaking]:
    holders = Prefetch("holdings", Holding.objects.select_related("member").order_by("pk"))
    found = task.undertakings.select_related(
        "account", "done_by", "handing_by", "handing_to", "handing_text"
    )
    return list(
        found.prefetch_related(holders, "notes__text", "notes__by", "seen__member", "seen__text")
        .order_by("-number")[: SHOWN + 1]
    )  # fmt: skip


def _members(state: states.Task, before: list[states.Undertaking], task: Task) -> dict[str, Member]:
    wanted = {*state.offers, *(one for turn in before[-1:] for one in turn.holders)}
    found = task.organisation.members.filter(pseudonym__in=wanted)
    return {member.pseudonym: member for member in found}


def _shown(row: Undertaking, reader: Member, *, is_member: bool, at: int) -> Shown:
    holders = [one.member for one in row.holdings.all()]
    is_running = row.done_at is None and row.ended_at is None
    for one in [*holders, row.done_by, row.handing_by, row.handing_to]:
        if one is not None:
            one.organisation = row.task.organisation
    notes = sorted(row.notes.all(), key=lambda note: note.pk)
    return Shown(
        row=row,
        holders=holders,
        notes=[(_said(note.kind), note) for note in notes],
        is_running=is_running,
        is_late=is_running and row.until <= at,
        ways=_ways_of(row, holders, reader, is_member=is_member, is_running=is_running),
    )


def _said(kind: str) -> str:
    return {
        "help": _("asks for help"),
        "later": _("puts it off"),
        "left": _("gave it back"),
    }[kind]


def _ways(
    task: Task, state: states.Task, reader: Member, *, is_member: bool, is_free: bool
) -> list[Way]:
    """What this reader can do with the task itself."""
    if not is_member or task.withdrawn_at is not None:
        return []
    ways = []
    if is_free:
        ways.append(Way(_("I take it on"), _of(task, "take"), is_first=True))
    if task.way != "open":
        if reader.pseudonym in state.offers:
            ways.append(Way(_("I take no further shifts"), _of(task, "decline"), is_pressed=True))
        else:
            ways.append(Way(_("I am willing to take turns"), _of(task, "offer"), is_pressed=True))
    if task.by_id == reader.pk and is_free:
        ways.append(Way(_("Take this task back"), _of(task, "withdraw"), is_pressed=True))
    return ways


def _ways_of(
    row: Undertaking, holders: list[Member], reader: Member, *, is_member: bool, is_running: bool
) -> list[Way]:
    """What this reader can do with what is, or was, in hand."""
    is_mine = reader in holders
    if is_running and is_mine:
        return list(_while_in_hand(row))
    if is_running and is_member:
        ways = []
        if row.handing_to_id == reader.pk:
            ways.append(
                Way(_("I take it over"), _in(row, "take-over"), is_pressed=True, is_first=True)
            )
        return [*ways, Way(_("I join in"), _in(row, "join"), is_pressed=True)]
    has_said = any(one.member_id == reader.pk for one in row.seen.all())
    if row.done_at is not None and is_member and not is_mine and not has_said:
        return [Way(_("Say whether you saw it done"), _in(row, "seen"))]
    return []


def _while_in_hand(row: Undertaking) -> list[Way]:
    ways = [
        Way(_("It is done"), _in(row, "done"), is_first=True),
        Way(_("Ask for help"), _in(row, "help")),
        Way(_("Hand it on"), _in(row, "hand-on")),
    ]
    if not row.task.every:
        ways.append(Way(_("It will be later"), _in(row, "put-off")))
    return [*ways, Way(_("Give it back"), _in(row, "leave"))]


def _of(task: Task, what: str) -> str:
    return reverse(f"{what}-task", args=[task.organisation.slug, task.number])


def _in(row: Undertaking, what: str) -> str:
    return reverse(f"{what}-undertaking", args=[row.task.organisation.slug, row.number])
