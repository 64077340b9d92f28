"""What the pages of this room read, each in as few queries as its page allows."""

from dataclasses import dataclass
from typing import NamedTuple

from django.db import connection
from django.db.models import (
    Case,
    Count,
    Exists,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextField,
    Value,
    When,
)
from django.db.models.fields.json import KT
from django.db.models.functions import Cast, Concat

from autogestion.server.deliberation import sections
from autogestion.server.deliberation.models import Decision, Question, Reopening
from autogestion.server.deliberation.queries import TEXTS, decisions
from autogestion.server.deliberation.search import with_all_words
from autogestion.server.deliberation.stages import CLOSED, GATHERING, NOTICE, OPEN, WITHDRAWN
from autogestion.server.organisations.models import Member, Organisation
from autogestion.server.record import queries as record
from autogestion.server.votes.models import Elector, Vote
from autogestion.server.web.shell import address
from autogestion.server.written import written_once


@dataclass(frozen=True)
class Circle:
    """An assembly as a page shows it, and how the question and the reader stand to it."""

    number: int
    name: str
    url: str
    is_joined: bool
    is_concerned: bool
    is_mine: bool
    kind: str = "assembly"
    electorate: int = 0
    """How many members the question concerns now, in all bodies together; 0 once its vote has opened."""

    @property
    def value(self) -> str:
        """The number as an address carries it."""
        return str(self.number)


EXPECTED = ("expectation__text", "expectation__by__organisation")
"""What its author expects of a question, which the room above keeps: one to one, so that it costs no query."""


def question_for_page(organisation: Organisation, number: int) -> Question | None:
    """The question with its decision; its texts come with its dossier (dossier.dossier_of)."""
    question = next(iter(_for_page(organisation.pk, number)), None)
    if question is not None:
        question.organisation = organisation
    return question


@written_once
def _for_page(organisation: int, number: int) -> QuerySet[Question]:
    found = Question.objects.select_related("body__name", "by", "decision", *EXPECTED)
    found = found.annotate(**sections.asked_with_questions)
    return found.filter(organisation=organisation, number=number)


def subject_of(question: Question) -> str:
    """What a special kind is about: the name of a member, or the number of a disputed question."""
    organisation = question.organisation
    if question.kind == "exclusion":
        named = organisation.members.filter(pseudonym=question.subject["member"])
        return str(named.values_list("name", flat=True)[0])
    if question.kind in ("council", "election"):
        councils = organisation.bodies.filter(number=question.subject["council"])
        return str(councils.values_list("name__content", flat=True)[0])
    if question.kind == "scope":
        challenges, contests = organisation.challenges, organisation.contests
        found = challenges if "challenge" in question.subject else contests
        disputed = found.filter(put_as=question.number)
        return str(disputed.values_list("question__number", flat=True)[0])
    return ""


def circles_of(question: Question, reader: Member) -> list[Circle]:
    """All assemblies and councils in order: which are concerned, and in which the reader meets."""
    is_whole = question.scope == "whole"
    return [
        _circle(
            question.organisation,
            row,
            is_concerned=bool(row.is_joined if is_whole else row.is_named),
        )
        for row in _assemblies(
            question.organisation,
            reader,
            question.pk,
            is_counted=question.opened_at is None,
            is_whole=is_whole,
        )
    ]


def circles(organisation: Organisation, reader: Member) -> list[Circle]:
    """All assemblies that exist, in order, for a choice among them."""
    rows = _assemblies(organisation, reader)
    return [_circle(organisation, row, is_concerned=False) for row in rows if row.is_founded]


class _Assembly(NamedTuple):
    """A row of `_ASSEMBLIES`. `is_named`: the question names it; `is_mine`: the reader meets there."""

    number: int
    name: str
    is_founded: bool
    is_joined: bool
    is_named: bool
    is_mine: bool
    is_council: bool
    electorate: int


_ASSEMBLIES = """
SELECT body.number, said.content, body.founded_at IS NOT NULL, body.joined_at IS NOT NULL,
       EXISTS (SELECT 1 FROM server_question_bodies named
               WHERE named.body_id = body.id AND named.question_id = %s),
       EXISTS (SELECT 1 FROM server_place place
               WHERE place.body_id = body.id AND place.member_id = %s AND place.until IS NULL),
       body.is_council,
       CASE WHEN %s THEN (
         SELECT COUNT(DISTINCT held.member_id)
         FROM server_place held JOIN server_body there ON there.id = held.body_id
         WHERE there.organisation_id = %s AND held.until IS NULL AND (
           (%s AND there.joined_at IS NOT NULL) OR (NOT %s AND EXISTS (
             SELECT 1 FROM server_question_bodies named
             WHERE named.body_id = there.id AND named.question_id = %s)))) ELSE 0 END
FROM server_body body JOIN server_text said ON said.id = body.name_id
WHERE body.organisation_id = %s ORDER BY body.number
"""


def _assemblies(
    organisation: Organisation,
    reader: Member,
    question: int = 0,
    *,
    is_counted: bool = False,
    is_whole: bool = False,
) -> list[_Assembly]:
    """By hand, since every page of the room asks this: Django takes 2 ms to write it."""
    with connection.cursor() as cursor:
        cursor.execute(
            _ASSEMBLIES,
            [
                question,
                reader.pk,
                is_counted,
                organisation.pk,
                is_whole,
                is_whole,
                question,
                organisation.pk,
            ],
        )
        return [_Assembly(*row) for row in cursor.fetchall()]


def _circle(organisation: Organisation, row: _Assembly, *, is_concerned: bool) -> Circle:
    kind, room = ("council", "councils") if row.is_council else ("assembly", "assemblies")
    return Circle(
        number=row.number,
        name=row.name,
        url=address("o", organisation.slug, room, str(row.number)),
        is_joined=bool(row.is_joined),
        is_concerned=is_concerned,
        is_mine=bool(row.is_mine),
        kind=kind,
        electorate=row.electorate,
    )


def register_of_questions(
    organisation: Organisation, *, stage: str = "", assembly: int | None = None
) -> QuerySet[Question]:
    """Questions with their `stage`, `closes_at` and `outcome`; what is nearest to a vote stands first."""
    vote = Vote.objects.filter(organisation=organisation, number=OuterRef("number"))
    found = (
        organisation.questions.select_related("asked", "body__name", "decision")
        .annotate(
            stage=_stage(vote),
            closes_at=Subquery(vote.values("closes_at")[:1]),
            outcome=Subquery(vote.values(said=KT("result__outcome"))[:1]),
        )
        .alias(turn=_turn())
        .order_by("turn", "-number")
    )
    if stage:
        found = found.filter(stage=stage)
    if assembly is not None:
        named = Question.bodies.through.objects.filter(
            question=OuterRef("pk"), body__number=assembly
        )
        found = found.filter(Q(body__number=assembly) | Exists(named))
    return found


def _stage(vote: QuerySet[Vote]) -> Case:
    """The five stages of `stages.stage_of`, as the database sees them."""
    return Case(
        When(withdrawn_at__isnull=False, then=Value(WITHDRAWN)),
        When(complete_at=None, then=Value(GATHERING)),
        When(opened_at=None, then=Value(NOTICE)),
        When(Exists(vote.filter(closed_at=None)), then=Value(OPEN)),
        default=Value(CLOSED),
    )


def _turn() -> Case:
    order = {OPEN: 0, NOTICE: 1, GATHERING: 2}
    whens = [When(stage=stage, then=Value(turn)) for stage, turn in order.items()]
    return Case(*whens, default=Value(len(order)), output_field=IntegerField())


STATES = ("adopted", "rejected", "stale", "ended")


def register_of_decisions(
    organisation: Organisation,
    *,
    words: str = "",
    state: str = "",
    assembly: int | None = None,
    at: int,
) -> QuerySet[Decision]:
    """Decisions, newest first: with all these words, in this state at the moment `at`, of this assembly."""
    found = with_all_words(decisions(organisation), words)
    states = {
        "adopted": Q(adopted=True),
        "rejected": Q(adopted=False),
        "stale": Q(ended_at=None, review_at__lte=at),
        "ended": Q(ended_at__isnull=False),
    }
    if state in states:
        found = found.filter(states[state])
    return found if assembly is None else found.filter(body__number=assembly)


def decision_for_page(organisation: Organisation, number: int, reader: Member) -> Decision | None:
    """The decision with its question's texts, how many ask to reopen it, what replaced it.

    `closing`: the line of the record that closed its vote; `has_asked`: whether the reader asks
    to reopen it; `had_vote`: whether they were on its roll; `successor`: the number of the
    decision taken when it was reopened, if one was.
    """
    asked = Reopening.objects.filter(decision=OuterRef("pk"), member=reader)
    had_vote = Elector.objects.filter(
        vote__organisation=organisation, vote__number=OuterRef("question__number"), member=reader
    )
    closing = record.line_that_says(
        organisation,
        "vote.closed",
        at=OuterRef("taken_at"),
        says=Concat(
            Value('"vote":'),
            Cast(OuterRef("question__number"), TextField()),
            Value("}"),
            output_field=TextField(),
        ),
    )
    after = Decision.objects.filter(
        organisation=organisation, question__number=OuterRef("reopened_as")
    )
    decision = (
        organisation.decisions.select_related(
            *(f"question__{text}" for text in (*TEXTS, *EXPECTED)), "body__name", "question__by"
        )
        .annotate(
            askers=Count("reopeners"),
            has_asked=Exists(asked),
            had_vote=Exists(had_vote),
            closing=closing,
            successor=Subquery(after.values("number")[:1]),
        )
        .filter(number=number)
        .first()
    )
    if decision is not None:
        decision.organisation = decision.question.organisation = organisation
    return decision
