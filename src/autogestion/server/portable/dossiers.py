"""Questions, their dossiers, disputes and decisions, written into tables as a record tells of them."""

from typing import TypeVar

from django.db.models import Model

from autogestion.rules import state as states
from autogestion.server.deliberation.models import (
    Argument,
    ArgumentMind,
    Candidate,
    Condition,
    Decision,
    Demand,
    DemandSupport,
    Draw,
    DrawJudgement,
    Fact,
    MinorityStatement,
    Option,
    Question,
    Reopening,
    Rewording,
    Second,
    Waiver,
)
from autogestion.server.portable.amending import write_texts
from autogestion.server.portable.disputes import write_disputes
from autogestion.server.portable.kept import Kept

T = TypeVar("T", bound=Model)


def write_questions(kept: Kept, state: states.Organisation) -> None:
    """Every question with its dossier, then decisions, then what was disputed."""
    for question in state.questions.values():
        row = _write_question(kept, question)
        kept.questions[question.number] = row.pk
        _write_dossier(kept, row, question)
        write_texts(kept, row, question)
    for draw in state.draws.values():
        _write_draw(kept, draw)
    for decision in state.decisions.values():
        _write_decision(kept, decision)
    write_disputes(kept, state)


def _write_question(kept: Kept, question: states.Question) -> Question:
    texts = {f"{part}_id": kept.text(text) for part, text in question.texts.items()}
    row = Question.objects.create(
        organisation=kept.organisation, number=question.number, body_id=kept.body(question.body), kind=question.kind,
        scope=question.scope, by_id=kept.somebody(question.by), posed_at=question.posed_at, subject=question.subject,
        heard_at=question.heard_at, complete_at=question.complete_at, withdrawn_at=question.withdrawn_at,
        opened_at=question.opened_at, laid_until=question.laid_until, called_as=question.called_as,
        text_version=len(question.drafts), amended_as=question.amended_as, alternatives=question.alternatives,
        finished_at=question.finished_at, authors=question.authors, **texts,
    )  # fmt: skip
    row.bodies.set(kept.bodies[number] for number in question.bodies)
    return row


def _write_dossier(kept: Kept, row: Question, question: states.Question) -> None:
    Second.objects.bulk_create(
        Second(question=row, member_id=kept.member(by)) for by in question.seconds
    )
    Waiver.objects.bulk_create(
        Waiver(question=row, member_id=kept.member(by)) for by in question.waivers
    )
    Option.objects.bulk_create(
        Option(
            question=row,
            number=one.number,
            text_id=kept.text(one.text),
            by_id=kept.somebody(one.by),
            needs=one.needs,
        )
        for one in question.options
    )
    Candidate.objects.bulk_create(
        Candidate(
            question=row,
            number=one.number,
            member_id=kept.member(one.member),
            by_id=kept.member(one.by),
            at=one.at,
            statement_id=kept.text(one.statement) if one.statement else None,
            alike=one.alike,
            accepted_at=one.accepted_at,
            withdrawn_at=one.withdrawn_at,
        )
        for one in question.candidates
    )
    demands = _write_demands(kept, row, question.demands)
    for fact in question.facts:
        _write_fact(kept, row, fact, demands)
    _write_arguments(kept, row, question)
    Condition.objects.bulk_create(
        Condition(question=row, number=number, text_id=kept.text(text))
        for number, text in enumerate(question.conditions, 1)
    )
    Rewording.objects.bulk_create(
        _piece(Rewording, kept, row, one, taken_at=one.taken_at) for one in question.rewordings
    )


def _write_arguments(kept: Kept, row: Question, question: states.Question) -> None:
    arguments = Argument.objects.bulk_create(
        _piece(Argument, kept, row, one, side=one.side, condition=one.condition)
        for one in question.arguments
    )
    ArgumentMind.objects.bulk_create(
        ArgumentMind(argument=argument, member_id=kept.member(by))
        for argument, one in zip(arguments, question.arguments, strict=True)
        for by in one.minds
    )


def _piece(table: type[T], kept: Kept, row: Question, piece: states.Piece, **more: object) -> T:
    return table(
        question=row, number=piece.number, text_id=kept.text(piece.text), by_id=kept.somebody(piece.by), at=piece.at,
        **more,
    )  # fmt: skip


def _write_demands(kept: Kept, row: Question, demands: list[states.Demand]) -> dict[int, Demand]:
    rows = Demand.objects.bulk_create(
        Demand(
            question=row,
            number=one.number,
            text_id=kept.text(one.text),
            by_id=kept.member(one.by),
            at=one.at,
            answered_at=one.answered_at,
        )
        for one in demands
    )
    by_number = {demand.number: demand for demand in rows}
    DemandSupport.objects.bulk_create(
        DemandSupport(demand=by_number[one.number], member_id=kept.member(by))
        for one in demands
        for by in one.supporters
    )
    return by_number


def _write_fact(kept: Kept, row: Question, fact: states.Piece, demands: dict[int, Demand]) -> None:
    written = _piece(
        Fact, kept, row, fact,
        source_id=kept.text(fact.side) if fact.side else None,
        demand=demands[fact.answers] if fact.answers is not None else None,
        condition=fact.condition,
    )  # fmt: skip
    written.save(force_insert=True)
    written.files.set([kept.files[commitment] for commitment in fact.files])


def _write_draw(kept: Kept, draw: states.Draw) -> None:
    row = Draw.objects.create(
        organisation=kept.organisation,
        number=draw.number,
        question_id=kept.questions[draw.question],
        source=draw.source,
        at=draw.at,
        value=draw.value,
        by_id=kept.member(draw.by) if draw.by else None,
        order=draw.order,
        held_at=draw.held_at,
    )
    for agrees, members in ((True, draw.agree), (False, draw.disagree)):
        DrawJudgement.objects.bulk_create(
            DrawJudgement(draw=row, member_id=kept.member(by), agrees=agrees) for by in members
        )


def _write_decision(kept: Kept, decision: states.Decision) -> None:
    row = Decision.objects.create(
        organisation=kept.organisation, number=decision.number, question_id=kept.questions[decision.question],
        body_id=kept.body(decision.body), adopted=decision.adopted, option=decision.option, charter=decision.charter,
        taken_at=decision.taken_at, review_at=decision.review_at, reopened_as=decision.reopened_as,
        ended_at=decision.ended_at, departs=decision.departs,
    )  # fmt: skip
    MinorityStatement.objects.bulk_create(
        MinorityStatement(
            decision=row, text_id=kept.text(one.text), by_id=kept.member(str(one.by)), at=one.at
        )
        for one in decision.minority
    )
    Reopening.objects.bulk_create(
        Reopening(decision=row, member_id=kept.member(by)) for by in decision.reopeners
    )
