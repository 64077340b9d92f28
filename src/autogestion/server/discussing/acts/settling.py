"""Saying what is settled and what is open in a thread, and writing its minutes together."""

from autogestion.rules import discussing as rules
from autogestion.rules.refusals import RuleBroken
from autogestion.rules.words import gettext_noop as _
from autogestion.server.deliberation.acts.posing import posed_in
from autogestion.server.discussing.acts.speaking import thread_at
from autogestion.server.discussing.models import Thread, ThreadMinutes, ThreadPoint, ThreadPointMark
from autogestion.server.organisations import queries as organisations
from autogestion.server.organisations.models import Member
from autogestion.server.record import acts as record
from autogestion.server.record.acts import act


@act
def name_point(by: Member, thread: Thread, *, text: str, settled: bool) -> ThreadPoint:
    """Say in one sentence what is settled, or what is open. Anyone who takes part can mark it otherwise."""
    thread = thread_at(by, thread)
    rules.check_point(points=thread.points.count())
    point = ThreadPoint.objects.create(
        thread=thread, number=organisations.next_number(thread.points.all()), settled=settled,
        text=record.keep_line(by.organisation, text, max_length=rules.POINT_MAX),
    )  # fmt: skip
    ThreadPointMark.objects.create(point=point, settled=settled, by=by, at=record.moment())
    record.append(
        "thread-point.named", by=by, within=posed_in(thread.question), settled=settled,
        question=thread.question.number, thread=thread.number, point=point.number,
        text=point.text.commitment,
    )  # fmt: skip
    return point


@act
def mark_point(by: Member, thread: Thread, *, number: int, settled: bool) -> None:
    """Mark a point of a thread as settled, or as open again. Who marked it before stands beside it."""
    thread = thread_at(by, thread)
    point = thread.points.filter(number=number).first()
    if point is None:
        raise RuleBroken(_("There is no such point in this discussion."))
    rules.check_marking(is_settled=point.settled, settled=settled)
    point.settled = settled
    point.save(update_fields=["settled"])
    ThreadPointMark.objects.create(point=point, settled=settled, by=by, at=record.moment())
    record.append(
        "thread-point.marked", by=by, within=posed_in(thread.question), settled=settled,
        question=thread.question.number, thread=thread.number, point=number,
    )  # fmt: skip


@act
def write_thread_minutes(
    by: Member, thread: Thread, *, text: str, corrects: int = 0
) -> ThreadMinutes:
    """Write the minutes of a thread, or correct them. `corrects` is the version that the writer read, 0 for none."""
    thread = thread_at(by, thread)
    number = organisations.next_number(thread.minutes.all())
    rules.check_minutes(is_newest=corrects + 1 == number)
    minutes = ThreadMinutes.objects.create(
        thread=thread, number=number, by=by, at=record.moment(),
        text=record.keep_paragraphs(by.organisation, text, max_length=rules.MINUTES_MAX),
    )  # fmt: skip
    record.append(
        "thread-minutes.written", by=by, within=posed_in(thread.question),
        question=thread.question.number, thread=thread.number, version=number,
        text=minutes.text.commitment,
    )  # fmt: skip
    return minutes
