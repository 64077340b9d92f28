"""Who carries decisions out: tables into the state of a replay, and back."""

from collections import defaultdict

from autogestion.rules import shifts
from autogestion.rules import state as states
from autogestion.rules.aftermath import PARTS
from autogestion.rules.replay.execution import of_task
from autogestion.server.execution import queries
from autogestion.server.execution.models import (
    Evaluation,
    Holding,
    Note,
    Offer,
    Regard,
    Sight,
    Task,
    Told,
    Undertaking,
)
from autogestion.server.organisations.models import Organisation
from autogestion.server.portable.kept import Kept


def read_tasks(organisation: Organisation) -> dict[int, states.Task]:
    """Every task, by number."""
    rows = organisation.tasks.select_related("decision", "body", "what", "by").order_by("number")
    return {row.number: queries.task_state(row) for row in rows}


def read_undertakings(organisation: Organisation) -> dict[int, states.Undertaking]:
    """Every undertaking, by number."""
    return {one.number: one for one in queries.states_of(organisation.undertakings.all())}


def read_told(organisation: Organisation) -> dict[int, states.Told]:
    """What bodies told of how they carry decisions out, by number."""
    rows = organisation.told.select_related("decision", "body", "text", "by").order_by("number")
    return {
        row.number: states.Told(
            row.number, row.decision.number, row.body.number, row.stage, row.text.commitment,
            row.by.pseudonym, row.at, row.decided,
        )
        for row in rows
    }  # fmt: skip


def read_regards(organisation: Organisation) -> dict[int, dict[str, states.Regard]]:
    """Decision -> pseudonym -> how they regard it."""
    found: dict[int, dict[str, states.Regard]] = defaultdict(dict)
    rows = Regard.objects.filter(decision__organisation=organisation)
    for row in rows.select_related("decision", "member", "text"):
        text = row.text.commitment if row.text else ""
        found[row.decision.number][row.member.pseudonym] = states.Regard(row.stance, text, row.at)
    return dict(found)


def read_evaluations(organisation: Organisation) -> dict[int, dict[str, states.Evaluation]]:
    """Decision -> pseudonym of one who took part -> what came of it."""
    found: dict[int, dict[str, states.Evaluation]] = defaultdict(dict)
    rows = Evaluation.objects.filter(decision__organisation=organisation)
    for row in rows.select_related("decision", "member", *PARTS):
        texts = {part: getattr(row, part).commitment for part in PARTS}
        found[row.decision.number][row.member.pseudonym] = states.Evaluation(
            row.reached, texts, row.at
        )
    return dict(found)


def write_execution(kept: Kept, state: states.Organisation) -> None:
    """The mirror of reading. Decisions and bodies are written already."""
    decisions = dict(kept.organisation.decisions.values_list("number", "pk"))
    tasks = {
        task.number: _write_task(kept, state, task, decisions[task.decision])
        for task in state.tasks.values()
    }
    for undertaking in state.undertakings.values():
        _write_undertaking(kept, undertaking, tasks[undertaking.task])
    Told.objects.bulk_create(
        Told(
            organisation=kept.organisation, number=one.number, decision_id=decisions[one.decision],
            body_id=kept.bodies[one.body], stage=one.stage, text_id=kept.text(one.text),
            by_id=kept.member(one.by), at=one.at, decided=one.decided,
        )
        for one in state.told.values()
    )  # fmt: skip
    Regard.objects.bulk_create(
        Regard(
            decision_id=decisions[number], member_id=kept.member(by), stance=one.stance,
            text_id=kept.text(one.text) if one.text else None, at=one.at,
        )
        for number, regards in state.regards.items()
        for by, one in regards.items()
    )  # fmt: skip
    Evaluation.objects.bulk_create(
        Evaluation(
            decision_id=decisions[number], member_id=kept.member(by), reached=one.reached, at=one.at,
            **{f"{part}_id": kept.text(one.texts[part]) for part in PARTS},
        )
        for number, evaluations in state.evaluations.items()
        for by, one in evaluations.items()
    )  # fmt: skip


def _write_task(kept: Kept, state: states.Organisation, task: states.Task, decision: int) -> Task:
    has_shifts = bool(task.offers) and task.withdrawn_at is None
    row = Task.objects.create(
        organisation=kept.organisation, number=task.number, decision_id=decision,
        body_id=kept.bodies[task.body], what_id=kept.text(task.what), by_id=kept.member(task.by),
        at=task.at, until=task.until, every=task.every, way=task.way, pairs=task.pairs, duty=task.duty,
        withdrawn_at=task.withdrawn_at,
        shift_at=shifts.shift_at(task, of_task(state, task)) if has_shifts else None,
    )  # fmt: skip
    Offer.objects.bulk_create(
        Offer(task=row, member_id=kept.member(by), lot=lot) for by, lot in task.offers.items()
    )
    return row


def _write_undertaking(kept: Kept, one: states.Undertaking, task: Task) -> None:
    by, to, text = one.handing or ("", "", "")
    row = Undertaking.objects.create(
        organisation=kept.organisation, number=one.number, task=task, at=one.at, until=one.until,
        handing_by_id=kept.member(by) if by else None,
        handing_to_id=kept.member(to) if to else None,
        handing_text_id=kept.text(text) if text else None,
        account_id=kept.text(one.account) if one.account else None,
        done_by_id=kept.member(one.done_by) if one.done_by else None,
        done_at=one.done_at, ended_at=one.ended_at,
    )  # fmt: skip
    Holding.objects.bulk_create(
        Holding(undertaking=row, member_id=kept.member(who)) for who in one.holders
    )
    Note.objects.bulk_create(
        Note(
            undertaking=row,
            kind=note.kind,
            text_id=kept.text(note.text),
            by_id=kept.member(note.by),
            at=note.at,
        )
        for note in one.notes
    )
    Sight.objects.bulk_create(
        Sight(
            undertaking=row,
            member_id=kept.member(who),
            done=is_done,
            text_id=kept.text(said) if said else None,
        )
        for who, (is_done, said) in one.seen.items()
    )
