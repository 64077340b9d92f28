"""From a decision to what is done: who sets out a task, who takes it on, who saw it done (S5, S10).

Nobody is assigned. A task lies open until members take it on, or offer themselves for its shifts; and
whoever took it on can give it back.
"""

from collections.abc import Collection, Mapping

from autogestion.rules.decisions import DAY
from autogestion.rules.refusals import RuleBroken
from autogestion.rules.state import Task, Undertaking
from autogestion.rules.words import gettext_noop as _

WAYS = ("open", "turns", "lot")
DUTIES = ("chairing", "minutes", "cleaning", "treasury", "representing")
"""What comes back in every organisation, and makes leaders of those who always do it."""
STAGES = ("how", "done")
DAYS_MAX = 3660
EVERY_MAX = 366
WHAT_MAX = 300
NOTE_MAX = 2000


def check_bound(
    *, is_in_body: bool, is_bound: bool, is_adopted: bool, is_carried_out: bool, is_ended: bool
) -> None:
    """Whether something can still be done in this body because of this decision, by this member."""
    if not is_bound:
        raise RuleBroken(_("This decision binds other assemblies, and they carry it out."))
    if not is_in_body:
        raise RuleBroken(
            _("How an assembly carries a decision out is the matter of its members alone.")
        )
    if not is_adopted:
        raise RuleBroken(_("This was not carried, so there is nothing to carry out."))
    if is_carried_out:
        raise RuleBroken(
            _("This decision took effect by being taken, so there is nothing left to carry out.")
        )
    if is_ended:
        raise RuleBroken(_("This decision is no longer in force."))


def check_setting_out(*, at: int, until: int, every: int, way: str, pairs: bool) -> None:
    """A task is done once, by a date or without one; or it comes back, in shifts."""
    if way not in WAYS:
        raise RuleBroken(_("Say whose turn it is: whoever takes it on, by turns, or by lot."))
    if every:
        if not 1 <= every <= EVERY_MAX or until:
            raise RuleBroken(
                _(
                    "A task that comes back does so after 1 to %(most)d days, and has no other date."
                ),
                most=EVERY_MAX,
            )
        if pairs and way == "open":
            raise RuleBroken(
                _("Newcomers are paired where turns are taken or drawn among the willing.")
            )
        return
    if way != "open" or pairs:
        raise RuleBroken(_("What is done once has no shifts: whoever wants to takes it on."))
    if until:
        check_date(at=at, until=until)


def check_duty(*, duty: str, every: int) -> None:
    """Only what comes back is a duty that goes round; '' where it is none of these."""
    if not duty:
        return
    if duty not in DUTIES:
        raise RuleBroken(
            _("Say which duty it is: chairing, minutes, cleaning, treasury, or speaking for you.")
        )
    if not every:
        raise RuleBroken(_("Only a task that comes back can be a duty that goes round."))


def check_date(*, at: int, until: int) -> None:
    """A date lies ahead, and in this decade."""
    if not at < until <= at + DAYS_MAX * DAY:
        raise RuleBroken(_("The date lies in the future, within ten years."))


def check_task_withdrawal(*, is_author: bool, is_running: bool, is_withdrawn: bool) -> None:
    if not is_author:
        raise RuleBroken(
            _("Whoever set this task out can take it back. You can leave it open, or say why.")
        )
    if is_withdrawn:
        raise RuleBroken(_("This task was taken back already."))
    if is_running:
        raise RuleBroken(_("Somebody has taken this task on, so it is theirs now."))


def last_of(undertakings: Collection[Undertaking]) -> Undertaking | None:
    """The last time a task was taken on."""
    return max(undertakings, key=lambda one: one.number, default=None)


def is_running(undertaking: Undertaking | None) -> bool:
    """Whether somebody has it in hand: neither accounted for nor given up."""
    return undertaking is not None and undertaking.done_at is None and undertaking.ended_at is None


def is_doubted(undertaking: Undertaking) -> bool:
    """Whether more of those who looked say that it is not done than that it is."""
    says = [is_done for is_done, _text in undertaking.seen.values()]
    return says.count(False) > says.count(True)


def is_free(task: Task, last: Undertaking | None, *, at: int) -> bool:
    """Whether a task can be taken on: nobody has it in hand in time, and it is not done yet.

    After its time others can take it on, so that nobody who has gone silent keeps it. What was done
    once is open again where more members doubt it than saw it.
    """
    if task.withdrawn_at is not None:
        return False
    if last is None:
        return True
    if is_running(last):
        return last.until <= at
    return bool(task.every) or last.done_at is None or is_doubted(last)


def check_taking(
    task: Task, last: Undertaking | None, *, is_member: bool, at: int, until: int
) -> None:
    """`until`: by when; 0 for a task that comes back, which lasts until its next shift."""
    _check_member(is_member)
    if task.withdrawn_at is not None:
        raise RuleBroken(_("This task was taken back by the member who set it out."))
    if not is_free(task, last, at=at):
        if is_running(last):
            raise RuleBroken(_("Others have this task in hand. You can join them."))
        raise RuleBroken(_("This task is done."))
    if task.every:
        if until:
            raise RuleBroken(_("A shift lasts until the next one."))
        return
    check_date(at=at, until=until)


def lasts_until(task: Task, *, at: int, until: int) -> int:
    """Until when what is taken on now is in hand."""
    return at + task.every * DAY if task.every else until


def _check_member(is_member: bool) -> None:
    if not is_member:
        raise RuleBroken(
            _("This task is one of another assembly, whose members take it on themselves.")
        )


def check_joining_in(undertaking: Undertaking, *, by: str, is_member: bool) -> None:
    _check_member(is_member)
    if not is_running(undertaking):
        raise RuleBroken(_("This is over. You can take the task on if it is open again."))
    if by in undertaking.holders:
        raise RuleBroken(_("You have this in hand already."))


def check_holding(undertaking: Undertaking, *, by: str) -> None:
    """What only those do who have it in hand: give it back, hand it on, ask for help, account for it."""
    if not is_running(undertaking):
        raise RuleBroken(_("This is over."))
    if by not in undertaking.holders:
        raise RuleBroken(_("Only those who took this on can do that. You can join them."))


def check_handing(undertaking: Undertaking, *, by: str, to: str, is_to_member: bool) -> None:
    check_holding(undertaking, by=by)
    if not is_to_member:
        raise RuleBroken(_("Hand it to a member of the same assembly."))
    if to in undertaking.holders:
        raise RuleBroken(_("They have it in hand already. You can give it back to them."))


def check_taking_over(undertaking: Undertaking, *, by: str, is_member: bool) -> None:
    if not is_running(undertaking) or not undertaking.handing:
        raise RuleBroken(_("Nobody hands this on any more."))
    if undertaking.handing[1] != by:
        raise RuleBroken(_("It was offered to somebody else. You can join in."))
    _check_member(is_member)


def check_putting_off(
    undertaking: Undertaking, *, by: str, is_shift: bool, at: int, until: int
) -> None:
    check_holding(undertaking, by=by)
    if is_shift:
        raise RuleBroken(_("A shift lasts until the next one."))
    if until <= undertaking.until:
        raise RuleBroken(_("The new date lies after the one that you gave."))
    check_date(at=at, until=until)


def check_witnessing(undertaking: Undertaking, *, by: str, is_member: bool) -> None:
    """Those of the assembly who did not do it themselves say whether they saw it done, each once."""
    _check_member(is_member)
    if undertaking.done_at is None:
        raise RuleBroken(_("Nobody has said yet that this is done."))
    if by in undertaking.holders:
        raise RuleBroken(_("You did it yourself; others say whether they saw it."))
    if by in undertaking.seen:
        raise RuleBroken(_("You have said so already."))


def check_telling(*, stage: str, is_own_decision: bool, cites: bool) -> None:
    """A body says how it carries a common decision out, and what it did; it may cite its own decision."""
    if stage not in STAGES:
        raise RuleBroken(_("Say how it is carried out, or what was done."))
    if cites and not is_own_decision:
        raise RuleBroken(_("Cite a decision that your assembly took itself, and that was carried."))


def accounts_due(undertakings: Mapping[int, Undertaking], *, at: int) -> list[int]:
    """Numbers of what should be done by now, and nobody has said anything."""
    return sorted(n for n, one in undertakings.items() if is_running(one) and one.until <= at)
