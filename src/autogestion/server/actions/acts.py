"""Planning an action, calling for it, writing its leaflets, judging it afterwards; and saying that one comes."""

from collections.abc import Collection, Mapping

from autogestion.rules import actions as rules
from autogestion.rules import aftermath
from autogestion.rules.refusals import RuleBroken
from autogestion.rules.tasks import NOTE_MAX
from autogestion.rules.words import gettext_noop as _
from autogestion.server.actions import queries
from autogestion.server.actions.models import (
    Action,
    ActionEvaluation,
    ActionTask,
    Call,
    Coming,
    Leaflet,
)
from autogestion.server.deliberation.models import Decision
from autogestion.server.execution import queries as execution
from autogestion.server.execution.acts.common import check_bound, fresh_decision, fresh_task
from autogestion.server.execution.models import Task
from autogestion.server.organisations import queries as organisations
from autogestion.server.organisations.acts import require_living, require_same
from autogestion.server.organisations.models import Body, Member, Organisation
from autogestion.server.record import acts as record
from autogestion.server.record.acts import act
from autogestion.server.record.models import Text

_ONE_LINE = ("headline", "place", "foot")


@act
def plan_action(by: Member, decision: Decision, body: Body, *, name: str, aim: str) -> Action:
    """Plan something to do together because it was decided, in a body that the decision binds.

    `aim`: what is to be reached, in words by which those who took part can judge afterwards.
    """
    decision = fresh_decision(by, decision)
    check_bound(by, decision, body)
    organisation = by.organisation
    action = Action.objects.create(
        organisation=organisation, number=organisations.next_number(organisation.actions.all()),
        decision=decision, body=body, by=by, at=record.moment(),
        name=record.keep_line(organisation, name, max_length=rules.NAME_MAX),
        aim=record.keep_paragraphs(organisation, aim, max_length=rules.AIM_MAX),
    )  # fmt: skip
    record.append(
        "action.planned", by=by, within=body.number, action=action.number,
        decision=decision.number, name=action.name.commitment, aim=action.aim.commitment,
    )  # fmt: skip
    return action


def _fresh(by: Member, action: Action) -> Action:
    require_living(by.organisation)
    require_same(by, action.organisation_id)
    fresh = queries.action_numbered(by.organisation, action.number)
    if fresh is None:
        raise RuleBroken(_("There is no such action in this organisation."))
    return fresh


def _prepared(by: Member, action: Action) -> Action:
    """The action as it is now, where this member prepares it."""
    action = _fresh(by, action)
    rules.check_in_body(is_in_body=organisations.is_in(by, action.body))
    check_bound(by, action.decision, action.body)
    return action


def _fresh_call(by: Member, call: Call) -> Call:
    require_living(by.organisation)
    require_same(by, call.organisation_id)
    fresh = queries.call_numbered(by.organisation, call.number)
    if fresh is None:
        raise RuleBroken(_("There is no such call in this organisation."))
    return fresh


def _keep(
    organisation: Organisation, texts: Mapping[str, str], parts: Collection[str]
) -> dict[str, Text]:
    """The texts that are written, each behind its commitment."""
    return {
        part: (record.keep_line if part in _ONE_LINE else record.keep_paragraphs)(
            organisation, texts[part], max_length=rules.MOST[part]
        )
        for part in parts
        if texts.get(part, "").strip()
    }


@act
def include_task(by: Member, action: Action, task: Task) -> None:
    """Say that a task of the same decision and body is one of the action's."""
    action, task = _prepared(by, action), fresh_task(by, task)
    rules.check_including(
        queries.action_state(action),
        decision=task.decision.number,
        body=task.body.number,
        is_included=queries.is_included(task),
    )
    ActionTask.objects.create(action=action, task=task)
    record.append(
        "task.included", by=by, within=action.body.number, action=action.number, task=task.number
    )


@act
def write_call(by: Member, action: Action, *, texts: Mapping[str, str], begins: int = 0) -> Call:
    """Write a call to take part. Members read it at once; everybody once a second member lets it out.

    `begins`: a moment (seconds since 1970 UTC), 0 where the text says it, or nobody knows yet.
    """
    action = _prepared(by, action)
    organisation = by.organisation
    kept = _keep(organisation, texts, rules.CALL_PARTS)
    rules.check_call(parts=kept, begins=begins, at=record.moment())
    call = Call.objects.create(
        organisation=organisation, number=organisations.next_number(organisation.calls.all()),
        action=action, begins=begins, by=by, at=record.moment(), **kept,
    )  # fmt: skip
    record.append(
        "call.written", by=by, within=action.body.number, call=call.number, action=action.number,
        begins=begins, texts={part: text.commitment for part, text in kept.items()},
    )  # fmt: skip
    return call


@act
def publish_call(by: Member, call: Call) -> None:
    """Stand by a call that another member wrote: from now on everybody can read it."""
    call = _fresh_call(by, call)
    action = _prepared(by, call.action)
    rules.check_publishing(queries.call_state(call), by=by.pseudonym)
    call.published_by, call.published_at = by, record.moment()
    call.save(update_fields=["published_by", "published_at"])
    record.append("call.published", by=by, within=action.body.number, call=call.number)


@act
def withdraw_call(by: Member, call: Call) -> None:
    """Take a call back, as any member of its body: nobody outside reads it any more."""
    call = _fresh_call(by, call)
    action = _fresh(by, call.action)
    rules.check_in_body(is_in_body=organisations.is_in(by, action.body))
    rules.check_call_withdrawal(queries.call_state(call))
    call.withdrawn_at = record.moment()
    call.save(update_fields=["withdrawn_at"])
    record.append("call.withdrawn", by=by, within=action.body.number, call=call.number)


@act
def write_leaflet(
    by: Member,
    action: Action,
    *,
    template: str,
    texts: Mapping[str, str],
    call: int | None = None,
) -> Leaflet:
    """Write a leaflet, to be printed. `call`: the number of the call whose place and hour it carries."""
    action = _prepared(by, action)
    organisation = by.organisation
    carried = queries.call_numbered(organisation, call) if call is not None else None
    kept = _keep(organisation, texts, rules.LEAFLET_PARTS)
    rules.check_leaflet(
        template=template, parts=kept, action=action.number,
        call=queries.call_state(carried) if carried else None, names_call=call is not None,
    )  # fmt: skip
    leaflet = Leaflet.objects.create(
        organisation=organisation, number=organisations.next_number(organisation.leaflets.all()),
        action=action, template=template, call=carried, by=by, at=record.moment(), **kept,
    )  # fmt: skip
    record.append(
        "leaflet.written", by=by, within=action.body.number, leaflet=leaflet.number,
        action=action.number, template=template, call=call,
        texts={part: text.commitment for part, text in kept.items()},
    )  # fmt: skip
    return leaflet


@act
def evaluate_action(by: Member, action: Action, *, reached: str, texts: Mapping[str, str]) -> None:
    """As one who took part: what we wanted, what happened, what we learnt. The last word counts.

    Who came is in no record, so that whoever says that they took part is believed, in a body that the
    decision binds.
    """
    action = _fresh(by, action)
    aftermath.check_evaluating(
        took_part=execution.is_bound(action.decision, by), reached=reached, parts=texts
    )
    kept = {
        part: record.keep_paragraphs(by.organisation, texts[part], max_length=NOTE_MAX)
        for part in aftermath.PARTS
    }
    ActionEvaluation.objects.update_or_create(
        action=action, member=by, defaults={"reached": reached, "at": record.moment(), **kept}
    )
    record.append(
        "action.evaluated", by=by, within=action.body.number, action=action.number,
        reached=reached, texts={part: text.commitment for part, text in kept.items()},
    )  # fmt: skip


def come(by: Member, call: Call, *, comes: bool) -> None:
    """Say that one comes, or does not. It stands in no record: nobody can be found out by it later."""
    if call.withdrawn_at is not None:
        raise RuleBroken(_("This call was taken back already."))
    if comes:
        Coming.objects.get_or_create(call=call, member=by)
    else:
        Coming.objects.filter(call=call, member=by).delete()
