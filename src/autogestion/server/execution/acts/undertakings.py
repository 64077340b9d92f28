"""Taking a task on, doing it together, giving it back, handing it on, accounting for it (S10)."""

from collections.abc import Sequence

from autogestion.rules import tasks as rules
from autogestion.server.execution import queries
from autogestion.server.execution.acts.common import (
    check_bound,
    commitment_of,
    fresh_task,
    fresh_undertaking,
    note_shift,
)
from autogestion.server.execution.models import Holding, Note, Sight, Task, Undertaking
from autogestion.server.organisations import queries as organisations
from autogestion.server.organisations.models import Member
from autogestion.server.record import acts as record
from autogestion.server.record.acts import act
from autogestion.server.record.models import Text


@act
def take_on(by: Member, task: Task, *, until: int = 0) -> Undertaking:
    """Take a task on. `until`: by when (seconds since 1970 UTC); 0 for one that comes back.

    Others can join. A task whose time is over without an account can be taken on anew.
    """
    task = fresh_task(by, task)
    check_bound(by, task.decision, task.body)
    rules.check_taking(
        queries.task_state(task),
        rules.last_of(queries.undertakings_of(task)),
        is_member=organisations.is_in(by, task.body),
        at=record.moment(),
        until=until,
    )
    undertaking = begin(task, until=until, holders=[by])
    note_shift(task)
    record.append(
        "undertaking.taken", by=by, within=task.body.number, task=task.number,
        undertaking=undertaking.number, until=until,
    )  # fmt: skip
    return undertaking


def begin(task: Task, *, until: int, holders: Sequence[Member]) -> Undertaking:
    """The row of an undertaking; one before it that nobody accounted for is over. Stands inside an act."""
    at = record.moment()
    task.undertakings.filter(queries.running()).update(
        ended_at=at, handing_by=None, handing_to=None, handing_text=None
    )
    undertaking = Undertaking.objects.create(
        organisation=task.organisation,
        number=organisations.next_number(task.organisation.undertakings.all()), task=task, at=at,
        until=rules.lasts_until(queries.task_state(task), at=at, until=until),
    )  # fmt: skip
    Holding.objects.bulk_create(Holding(undertaking=undertaking, member=one) for one in holders)
    return undertaking


@act
def join_undertaking(by: Member, undertaking: Undertaking) -> None:
    """Do it together with those who took it on."""
    undertaking, task = fresh_undertaking(by, undertaking)
    rules.check_joining_in(
        queries.undertaking_state(undertaking),
        by=by.pseudonym,
        is_member=organisations.is_in(by, task.body),
    )
    Holding.objects.create(undertaking=undertaking, member=by)
    record.append(
        "undertaking.joined", by=by, within=task.body.number, undertaking=undertaking.number,
    )  # fmt: skip


@act
def leave_undertaking(by: Member, undertaking: Undertaking, *, text: str) -> None:
    """Give it back, and say how it stands. With the last who does, the task lies open again."""
    undertaking, task = fresh_undertaking(by, undertaking)
    rules.check_holding(queries.undertaking_state(undertaking), by=by.pseudonym)
    said = _note(by, undertaking, "left", text)
    undertaking.holdings.filter(member=by).delete()
    if undertaking.handing_by_id == by.pk:
        _end_handing(undertaking)
    if not undertaking.holdings.exists():
        undertaking.ended_at = record.moment()
    undertaking.save()
    record.append(
        "undertaking.left", by=by, within=task.body.number, undertaking=undertaking.number,
        text=said.commitment,
    )  # fmt: skip


@act
def hand_on(by: Member, undertaking: Undertaking, *, to: Member, text: str) -> None:
    """Ask another member to do it in one's stead. Until they agree it stays with whoever asks."""
    undertaking, task = fresh_undertaking(by, undertaking)
    rules.check_handing(
        queries.undertaking_state(undertaking),
        by=by.pseudonym,
        to=to.pseudonym,
        is_to_member=organisations.is_in(to, task.body),
    )
    undertaking.handing_by, undertaking.handing_to = by, to
    undertaking.handing_text = record.keep_paragraphs(
        by.organisation, text, max_length=rules.NOTE_MAX
    )
    undertaking.save()
    record.append(
        "undertaking.handed", by=by, within=task.body.number, undertaking=undertaking.number,
        member=to.pseudonym, text=undertaking.handing_text.commitment,
    )  # fmt: skip


@act
def take_over(by: Member, undertaking: Undertaking) -> None:
    """Agree to do it in the stead of whoever asked."""
    undertaking, task = fresh_undertaking(by, undertaking)
    rules.check_taking_over(
        queries.undertaking_state(undertaking),
        by=by.pseudonym,
        is_member=organisations.is_in(by, task.body),
    )
    Holding.objects.get_or_create(undertaking=undertaking, member=by)
    undertaking.holdings.filter(member=undertaking.handing_by_id).delete()
    _end_handing(undertaking)
    undertaking.save()
    record.append(
        "undertaking.taken-over", by=by, within=task.body.number, undertaking=undertaking.number,
    )  # fmt: skip


@act
def put_off(by: Member, undertaking: Undertaking, *, until: int, text: str) -> None:
    """Say that it will be later, and why. `until`: the new date, seconds since 1970 UTC."""
    undertaking, task = fresh_undertaking(by, undertaking)
    rules.check_putting_off(
        queries.undertaking_state(undertaking),
        by=by.pseudonym,
        is_shift=bool(task.every),
        at=record.moment(),
        until=until,
    )
    said = _note(by, undertaking, "later", text)
    undertaking.until = until
    undertaking.save(update_fields=["until"])
    record.append(
        "undertaking.put-off", by=by, within=task.body.number, undertaking=undertaking.number,
        until=until, text=said.commitment,
    )  # fmt: skip


@act
def ask_for_help(by: Member, undertaking: Undertaking, *, text: str) -> None:
    """Ask the other members of the assembly for help."""
    undertaking, task = fresh_undertaking(by, undertaking)
    rules.check_holding(queries.undertaking_state(undertaking), by=by.pseudonym)
    said = _note(by, undertaking, "help", text)
    record.append(
        "help.asked", by=by, within=task.body.number, undertaking=undertaking.number,
        text=said.commitment,
    )  # fmt: skip


@act
def report_done(by: Member, undertaking: Undertaking, *, text: str) -> None:
    """Say that it is done, and what was done. Others of the assembly say whether they saw it."""
    undertaking, task = fresh_undertaking(by, undertaking)
    rules.check_holding(queries.undertaking_state(undertaking), by=by.pseudonym)
    undertaking.account = record.keep_paragraphs(by.organisation, text, max_length=rules.NOTE_MAX)
    undertaking.done_by, undertaking.done_at = by, record.moment()
    _end_handing(undertaking)
    undertaking.save()
    record.append(
        "undertaking.done", by=by, within=task.body.number, undertaking=undertaking.number,
        text=undertaking.account.commitment,
    )  # fmt: skip


@act
def say_seen(by: Member, undertaking: Undertaking, *, done: bool, text: str = "") -> None:
    """Say whether one saw it done. `text`: what one adds, if anything."""
    undertaking, task = fresh_undertaking(by, undertaking)
    rules.check_witnessing(
        queries.undertaking_state(undertaking),
        by=by.pseudonym,
        is_member=organisations.is_in(by, task.body),
    )
    said = None
    if text:
        said = record.keep_paragraphs(by.organisation, text, max_length=rules.NOTE_MAX)
    Sight.objects.create(undertaking=undertaking, member=by, done=done, text=said)
    record.append(
        "undertaking.seen", by=by, within=task.body.number, undertaking=undertaking.number,
        done=done, text=commitment_of(said),
    )  # fmt: skip


def _note(by: Member, undertaking: Undertaking, kind: str, text: str) -> Text:
    said = record.keep_paragraphs(by.organisation, text, max_length=rules.NOTE_MAX)
    Note.objects.create(undertaking=undertaking, kind=kind, text=said, by=by, at=record.moment())
    return said


def _end_handing(undertaking: Undertaking) -> None:
    undertaking.handing_by = undertaking.handing_to = undertaking.handing_text = None
