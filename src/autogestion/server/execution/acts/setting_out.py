"""Setting out what is to be done because it was decided; whose turn it is (S5, S10)."""

from autogestion.rules import shifts
from autogestion.rules import tasks as rules
from autogestion.rules.refusals import RuleBroken
from autogestion.rules.words import gettext_noop as _
from autogestion.server.deliberation.models import Decision
from autogestion.server.execution import queries
from autogestion.server.execution.acts.common import (
    check_bound,
    fresh_decision,
    fresh_task,
    note_shift,
)
from autogestion.server.execution.acts.undertakings import begin
from autogestion.server.execution.models import Offer, Task
from autogestion.server.organisations import queries as organisations
from autogestion.server.organisations.models import Body, Member
from autogestion.server.record import acts as record
from autogestion.server.record import means
from autogestion.server.record.acts import ByItself, act

LOT_BYTES = 16


@act
def set_out_task(
    by: Member,
    decision: Decision,
    body: Body,
    *,
    what: str,
    until: int = 0,
    every: int = 0,
    way: str = "open",
    pairs: bool = False,
    duty: str = "",
) -> Task:
    """Say what is to be done because it was decided, in a body that the decision binds. Nobody is assigned.

    `until`: by when (seconds since 1970 UTC), 0 for no date. `every`: after how many days it comes
    back, 0 for what is done once. `way`: 'open', 'turns' or 'lot'. `pairs`: newcomers with the practised.
    `duty`: of what comes back, one of rules.tasks.DUTIES; "" for anything else.
    """
    decision = fresh_decision(by, decision)
    check_bound(by, decision, body)
    said = {"until": until, "every": every, "way": way, "pairs": pairs}
    rules.check_setting_out(at=record.moment(), until=until, every=every, way=way, pairs=pairs)
    rules.check_duty(duty=duty, every=every)
    organisation = by.organisation
    task = Task.objects.create(
        organisation=organisation, number=organisations.next_number(organisation.tasks.all()),
        decision=decision, body=body, by=by, at=record.moment(),
        what=record.keep_line(organisation, what, max_length=rules.WHAT_MAX), duty=duty, **said,
    )  # fmt: skip
    record.append(
        "task.set-out", by=by, within=body.number, task=task.number, decision=decision.number,
        what=task.what.commitment, **said, **({"duty": duty} if duty else {}),
    )  # fmt: skip
    return task


@act
def withdraw_task(by: Member, task: Task) -> None:
    """Take back a task that one has set out, while nobody has it in hand."""
    task = fresh_task(by, task)
    rules.check_task_withdrawal(
        is_author=task.by_id == by.pk,
        is_running=rules.is_running(rules.last_of(queries.undertakings_of(task))),
        is_withdrawn=task.withdrawn_at is not None,
    )
    task.withdrawn_at = record.moment()
    task.save(update_fields=["withdrawn_at"])
    note_shift(task)
    record.append("task.withdrawn", by=by, within=task.body.number, task=task.number)


@act
def offer_for_shifts(by: Member, task: Task) -> None:
    """Say that one is willing to take shifts. Can be taken back at any time."""
    task = fresh_task(by, task)
    shifts.check_offering(
        queries.task_state(task), by=by.pseudonym, is_member=organisations.is_in(by, task.body)
    )
    lot = means.salt()[:LOT_BYTES].hex()
    Offer.objects.create(task=task, member=by, lot=lot)
    note_shift(task)
    record.append("shift.offered", by=by, within=task.body.number, task=task.number, lot=lot)


@act
def decline_shifts(by: Member, task: Task) -> None:
    """Take no further shifts; one that has begun stays until it is given back or done."""
    task = fresh_task(by, task)
    shifts.check_declining(queries.task_state(task), by=by.pseudonym)
    task.offers.filter(member=by).delete()
    note_shift(task)
    record.append("shift.declined", by=by, within=task.body.number, task=task.number)


@act
def begin_shift(by: ByItself, task: Task) -> None:
    """The hour has come: whoever of the willing has done it least often has it in hand until the next shift."""
    fresh = queries.task_numbered(by.organisation, task.number)
    if fresh is None:
        raise RuleBroken(_("There is no such task in this organisation."))
    state, before = queries.task_state(fresh), queries.undertakings_of(fresh)
    is_ended = fresh.decision.ended_at is not None
    shifts.check_shift(state, before, at=record.moment(), is_ended=is_ended)
    members = organisations.members_of(fresh.body)
    chosen = shifts.whose_shift(state, before, set(members.values_list("pseudonym", flat=True)))
    if not chosen:
        raise RuleBroken(_("Nobody who is willing belongs to this assembly now."))
    by_pseudonym = {one.pseudonym: one for one in members.filter(pseudonym__in=chosen)}
    undertaking = begin(fresh, until=0, holders=[by_pseudonym[one] for one in chosen])
    note_shift(fresh)
    record.append(
        "shift.begun", by=by, within=fresh.body.number, task=fresh.number,
        undertaking=undertaking.number, members=chosen,
    )  # fmt: skip
