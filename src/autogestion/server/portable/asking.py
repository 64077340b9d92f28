"""Questions, their dossiers and decisions: tables into the state of a replay."""

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from django.db.models import Exists, OuterRef, QuerySet

from autogestion.rules import state as states
from autogestion.server.deliberation.models import (
    Argument,
    Contest,
    Decision,
    Demand,
    Draw,
    Fact,
    MinorityStatement,
    Question,
    Rewording,
)
from autogestion.server.deliberation.queries import TEXTS, candidates_of
from autogestion.server.organisations.models import Member, Organisation
from autogestion.server.portable.amending import read_texts
from autogestion.server.votes.models import Vote

T = TypeVar("T")


def read_questions(organisation: Organisation) -> dict[int, states.Question]:
    """Every question, by number."""
    return {question.number: question for question in _read(_questions(organisation))}


def open_questions(organisation: Organisation) -> list[states.Question]:
    """The questions that are neither withdrawn nor voted on to the end."""
    closed = Vote.objects.filter(
        organisation=organisation, number=OuterRef("number"), closed_at__isnull=False
    )
    return _read(_questions(organisation).filter(~Exists(closed), withdrawn_at=None))


def _read(rows: Iterable[Question]) -> list[states.Question]:
    pairs = [(row, _question(row)) for row in rows]
    read_texts(pairs)
    return [question for _row, question in pairs]


def _questions(organisation: Organisation) -> QuerySet[Question]:
    return organisation.questions.select_related("body", "by", *TEXTS).prefetch_related("bodies")


def _question(question: Question) -> states.Question:
    texts = {part: text.commitment for part in TEXTS if (text := getattr(question, part))}
    return states.Question(
        number=question.number,
        body=question.body.number if question.body else None,
        kind=question.kind,
        scope=question.scope,
        bodies=sorted(body.number for body in question.bodies.all()),
        by=_pseudonym(question.by),
        posed_at=question.posed_at,
        texts=texts,
        subject=question.subject,
        conditions=_conditions(question),
        seconds=list(question.seconds.order_by("pk").values_list("member__pseudonym", flat=True)),
        options=[
            states.Option(
                option.number, option.text.commitment, _pseudonym(option.by), option.needs
            )
            for option in question.options.select_related("text", "by").order_by("number")
        ],
        facts=_in_order(_fact, question.facts, "source", "demand"),
        arguments=_in_order(_argument, question.arguments),
        rewordings=_in_order(_rewording, question.rewordings),
        demands=_in_order(_demand, question.demands),
        candidates=candidates_of(question),
        heard_at=question.heard_at,
        complete_at=question.complete_at,
        waivers=list(question.waivers.order_by("pk").values_list("member__pseudonym", flat=True)),
        withdrawn_at=question.withdrawn_at,
        opened_at=question.opened_at,
        laid_until=question.laid_until,
        callers=_who_calls(question, "callers", "member__pseudonym"),
        calling=_who_calls(question, "calling", "body__number"),
        called_as=question.called_as,
        amended_as=question.amended_as,
        alternatives=list(question.alternatives),
        finished_at=question.finished_at,
        authors=dict(question.authors),
    )


def _conditions(question: Question) -> list[str]:
    rows = question.conditions.order_by("number")
    return list(rows.values_list("text__commitment", flat=True))


def _who_calls(question: Question, way: str, field: str) -> list[Any]:
    """Members or assemblies that call a council's question back; nobody calls another one."""
    if question.body is None or not question.body.is_council:
        return []
    return list(getattr(question, way).order_by("pk").values_list(field, flat=True))


def _pseudonym(member: Member | None) -> str | None:
    return member.pseudonym if member else None


def _in_order(read: Callable[[Any], T], pieces: Any, *related: str) -> list[T]:
    """What members added to a dossier, read one by one in order of number."""
    return list(map(read, pieces.select_related("text", "by", *related).order_by("number")))


def _fact(fact: Fact) -> states.Piece:
    return states.Piece(
        fact.number, fact.text.commitment, fact.by.pseudonym, fact.at,
        side=fact.source.commitment if fact.source else "",
        answers=fact.demand.number if fact.demand else None,
        files=[file.commitment for file in fact.files.order_by("pk")],
        condition=fact.condition,
    )  # fmt: skip


def _argument(argument: Argument) -> states.Piece:
    return states.Piece(
        argument.number, argument.text.commitment, argument.by.pseudonym, argument.at, side=argument.side,
        condition=argument.condition,
        minds=list(argument.minds.order_by("pk").values_list("member__pseudonym", flat=True)),
    )  # fmt: skip


def _rewording(piece: Rewording) -> states.Piece:
    return states.Piece(
        piece.number, piece.text.commitment, piece.by.pseudonym, piece.at, taken_at=piece.taken_at
    )


def _demand(demand: Demand) -> states.Demand:
    supporters = demand.supporters.order_by("pk").values_list("member__pseudonym", flat=True)
    return states.Demand(
        demand.number,
        demand.text.commitment,
        demand.by.pseudonym,
        demand.at,
        list(supporters),
        demand.answered_at,
    )


def read_draws(organisation: Organisation) -> dict[int, states.Draw]:
    """Every draw, by number."""
    return {
        draw.number: _draw(draw) for draw in organisation.draws.select_related("question", "by")
    }


def _draw(draw: Draw) -> states.Draw:
    judged = list(draw.judgements.order_by("pk").values_list("agrees", "member__pseudonym"))
    return states.Draw(
        number=draw.number,
        question=draw.question.number,
        source=draw.source,
        at=draw.at,
        value=draw.value,
        by=_pseudonym(draw.by) or "",
        agree=[pseudonym for agrees, pseudonym in judged if agrees],
        disagree=[pseudonym for agrees, pseudonym in judged if not agrees],
        order=list(draw.order),
        held_at=draw.held_at,
    )


def read_contests(organisation: Organisation) -> dict[int, states.Contest]:
    """Every dispute over scope, by number."""
    contests = organisation.contests.select_related("question", "text", "by")
    return {contest.number: _contest(contest) for contest in contests}


def _contest(contest: Contest) -> states.Contest:
    supporters = contest.supporters.order_by("pk").values_list("member__pseudonym", flat=True)
    return states.Contest(
        contest.number, contest.question.number, contest.claim, contest.text.commitment, _pseudonym(contest.by),
        contest.at, list(supporters), contest.put_as, contest.ended_at, contest.decided_by,
    )  # fmt: skip


def read_decisions(organisation: Organisation) -> dict[int, states.Decision]:
    """Every decision, by number."""
    decisions = organisation.decisions.select_related("question", "body")
    return {decision.number: _decision(decision) for decision in decisions}


def _decision(decision: Decision) -> states.Decision:
    statements = (
        MinorityStatement.objects.filter(decision=decision)
        .select_related("text", "by")
        .order_by("pk")
    )
    return states.Decision(
        number=decision.number,
        question=decision.question.number,
        body=decision.body.number if decision.body else None,
        adopted=decision.adopted,
        option=decision.option,
        charter=decision.charter,
        taken_at=decision.taken_at,
        review_at=decision.review_at,
        minority=[
            states.Piece(number, statement.text.commitment, statement.by.pseudonym, statement.at)
            for number, statement in enumerate(statements, 1)
        ],
        reopeners=list(
            decision.reopeners.order_by("pk").values_list("member__pseudonym", flat=True)
        ),
        reopened_as=decision.reopened_as,
        ended_at=decision.ended_at,
        departs=decision.departs,
    )
