"""After a decision: how a body carries it out, how members regard it, what those who took part learnt (S5, S8)."""

from collections.abc import Mapping

from autogestion.rules import aftermath as rules
from autogestion.rules import tasks
from autogestion.server.deliberation.models import Decision
from autogestion.server.execution import queries
from autogestion.server.execution.acts.common import check_bound, commitment_of, fresh_decision
from autogestion.server.execution.models import Evaluation, Regard, Told
from autogestion.server.organisations import queries as organisations
from autogestion.server.organisations.models import Body, Member
from autogestion.server.record import acts as record
from autogestion.server.record.acts import act

REASON_MAX = 500


@act
def tell_execution(
    by: Member,
    decision: Decision,
    body: Body,
    *,
    stage: str,
    text: str,
    decided: int | None = None,
) -> Told:
    """Say how one's body carries a decision out (`stage` 'how'), or what it did ('done').

    `decided`: the number of the body's own decision on it, where it took one.
    """
    decision = fresh_decision(by, decision)
    check_bound(by, decision, body)
    tasks.check_telling(
        stage=stage,
        cites=decided is not None,
        is_own_decision=queries.is_own_decision(body, decided),
    )
    organisation = by.organisation
    told = Told.objects.create(
        organisation=organisation, number=organisations.next_number(organisation.told.all()),
        decision=decision, body=body, stage=stage, by=by, at=record.moment(), decided=decided,
        text=record.keep_paragraphs(organisation, text, max_length=tasks.NOTE_MAX),
    )  # fmt: skip
    record.append(
        "execution.told", by=by, within=body.number, told=told.number, decision=decision.number,
        stage=stage, text=told.text.commitment, decided=decided,
    )  # fmt: skip
    return told


@act
def regard_decision(by: Member, decision: Decision, *, stance: str, text: str = "") -> None:
    """Say how one regards a decision and what came of it: 'agree', 'accept' or 'object'. The last word counts."""
    decision = fresh_decision(by, decision)
    rules.check_regarding(is_bound=queries.is_bound(decision, by), stance=stance)
    said = record.keep_paragraphs(by.organisation, text, max_length=REASON_MAX) if text else None
    Regard.objects.update_or_create(
        decision=decision,
        member=by,
        defaults={"stance": stance, "text": said, "at": record.moment()},
    )
    record.append(
        "decision.regarded", by=by, within=_body_number(decision), decision=decision.number,
        stance=stance, text=commitment_of(said),
    )  # fmt: skip


@act
def evaluate_execution(
    by: Member, decision: Decision, *, reached: str, texts: Mapping[str, str]
) -> None:
    """As one who took part: whether the aim was reached, what was wanted, what happened, what one learnt."""
    decision = fresh_decision(by, decision)
    rules.check_evaluating(took_part=queries.took_part(decision, by), reached=reached, parts=texts)
    kept = {
        part: record.keep_paragraphs(by.organisation, texts[part], max_length=tasks.NOTE_MAX)
        for part in rules.PARTS
    }
    Evaluation.objects.update_or_create(
        decision=decision,
        member=by,
        defaults={"reached": reached, "at": record.moment(), **kept},
    )
    record.append(
        "decision.evaluated", by=by, within=_body_number(decision), decision=decision.number,
        reached=reached, texts={part: text.commitment for part, text in kept.items()},
    )  # fmt: skip


def _body_number(decision: Decision) -> int | None:
    return decision.body.number if decision.body else None
