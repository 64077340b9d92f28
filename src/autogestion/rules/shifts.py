"""Tasks that come back: whose turn it is among the willing, and who has had one for long (S10, F12)."""

import hashlib
from collections.abc import Collection, Iterable

from autogestion.rules.decisions import DAY
from autogestion.rules.refusals import RuleBroken
from autogestion.rules.state import Task, Undertaking
from autogestion.rules.words import gettext_noop as _

LONG_SHIFTS = 3
LONG_DAYS = 365


def check_offering(task: Task, *, by: str, is_member: bool) -> None:
    if not is_member:
        raise RuleBroken(
            _("This task is one of another assembly, whose members take it on themselves.")
        )
    if task.way == "open" or task.withdrawn_at is not None:
        raise RuleBroken(_("This task has no shifts for which one could offer oneself."))
    if by in task.offers:
        raise RuleBroken(_("You have offered yourself already."))


def check_declining(task: Task, *, by: str) -> None:
    if by not in task.offers:
        raise RuleBroken(_("You have not offered yourself for this task."))


def shift_at(task: Task, undertakings: Collection[Undertaking]) -> int:
    """When the next shift begins: at once for the first, then after the days of the task."""
    begun = [one.at for one in undertakings]
    return max(begun) + task.every * DAY if begun else task.at


def times_of(undertakings: Iterable[Undertaking], member: str) -> int:
    """How often this member has had the task."""
    return sum(member in one.holders for one in undertakings)


def whose_shift(
    task: Task, undertakings: Collection[Undertaking], members: Collection[str]
) -> list[str]:
    """Who has the next shift, among the willing who still belong to the body; [] where there is nobody.

    First whoever has done it least often. Among these by turns: whose last shift lies longest back,
    then who offered themselves first. By lot: the smallest SHA-256 over the numbers that all of the
    willing bring, the number of the shift, and the pseudonym; the last who offers themselves could
    try numbers out, so that it serves for shifts and not for mandates. Where newcomers are paired,
    whoever has never done it does it with the one who has done it most often.
    """
    willing = [one for one in task.offers if one in members]
    if not willing:
        return []
    times = {one: times_of(undertakings, one) for one in willing}
    last = {
        one: max((shift.at for shift in undertakings if one in shift.holders), default=0)
        for one in willing
    }
    fewest = [one for one in willing if times[one] == min(times.values())]
    if task.way == "lot":
        numbers = ",".join(task.offers[one] for one in willing)
        seed = f"{task.number} {len(undertakings) + 1} {numbers}"
        first = min(fewest, key=lambda one: hashlib.sha256(f"{seed} {one}".encode()).digest())
    else:
        first = min(fewest, key=lambda one: (last[one], willing.index(one)))
    practised = [one for one in willing if times[one] and one != first]
    if task.pairs and times[first] == 0 and practised:
        return [first, max(practised, key=lambda one: (times[one], -willing.index(one)))]
    return [first]


def check_shift(
    task: Task, undertakings: Collection[Undertaking], *, at: int, is_ended: bool
) -> None:
    """The clock begins a shift; nobody does."""
    if task.way == "open" or task.withdrawn_at is not None or is_ended:
        raise RuleBroken(_("This task has no shifts any more."))
    if at < shift_at(task, undertakings):
        raise RuleBroken(_("The shift is not over yet."))


def held_long(task: Task, undertakings: Iterable[Undertaking], *, at: int) -> list[str]:
    """Who has had a task for long, which is said to the body: three shifts running, or a year of it."""
    found = sorted(undertakings, key=lambda one: one.number)
    if not task.every or not found:
        return []
    long = []
    for member in found[-1].holders:
        running = []
        for one in reversed(found):
            if member not in one.holders:
                break
            running.append(one)
        if len(running) >= LONG_SHIFTS or at - running[-1].at >= LONG_DAYS * DAY:
            long.append(member)
    return long
