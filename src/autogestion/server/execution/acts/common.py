"""What the acts of this room share: fetching afresh, and the note of when the clock looks again."""

from autogestion.rules import shifts
from autogestion.rules import tasks as rules
from autogestion.rules.decisions import is_reopenable
from autogestion.rules.refusals import RuleBroken
from autogestion.rules.words import gettext_noop as _
from autogestion.server.deliberation import queries as deliberation
from autogestion.server.deliberation.models import Decision
from autogestion.server.execution import queries
from autogestion.server.execution.models import Task, Undertaking
from autogestion.server.organisations import queries as organisations
from autogestion.server.organisations.acts import require_living, require_same
from autogestion.server.organisations.models import Body, Member
from autogestion.server.record.models import Text


def fresh_decision(by: Member, decision: Decision) -> Decision:
    """The decision as it stands now; RuleBroken where it belongs to another organisation."""
    require_living(by.organisation)
    require_same(by, decision.organisation_id)
    fresh = deliberation.decision_numbered(by.organisation, decision.number)
    if fresh is None:
        raise RuleBroken(_("There is no such decision in this organisation."))
    return fresh


def check_bound(by: Member, decision: Decision, body: Body) -> None:
    """RuleBroken unless this member can do something in this body because of this decision."""
    require_same(by, body.organisation_id)
    rules.check_bound(
        is_in_body=organisations.is_in(by, body),
        is_bound=body.number in queries.bound_numbers(decision),
        is_adopted=decision.adopted,
        is_carried_out=not is_reopenable(decision.question.kind, decision.question.subject),
        is_ended=decision.ended_at is not None,
    )


def fresh_task(by: Member, task: Task) -> Task:
    require_living(by.organisation)
    require_same(by, task.organisation_id)
    fresh = queries.task_numbered(by.organisation, task.number)
    if fresh is None:
        raise RuleBroken(_("There is no such task in this organisation."))
    return fresh


def fresh_undertaking(by: Member, undertaking: Undertaking) -> tuple[Undertaking, Task]:
    """The undertaking and its task as they stand now."""
    require_living(by.organisation)
    require_same(by, undertaking.organisation_id)
    fresh = queries.undertaking_numbered(by.organisation, undertaking.number)
    if fresh is None:
        raise RuleBroken(_("There is no such undertaking in this organisation."))
    task = queries.task_numbered(by.organisation, fresh.task.number)
    assert task is not None
    return fresh, task


def note_shift(task: Task, *, not_before: int = 0) -> None:
    """When the clock has to see whose turn it is. Stands beside the acts that move it."""
    task.shift_at = None
    if task.way != "open" and task.withdrawn_at is None and task.offers.exists():
        due = shifts.shift_at(queries.task_state(task), queries.undertakings_of(task))
        task.shift_at = max(due, not_before)
    task.save(update_fields=["shift_at"])


def commitment_of(text: Text | None) -> str:
    return text.commitment if text else ""
