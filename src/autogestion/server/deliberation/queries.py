"""Reading questions, dossiers and decisions."""

from collections.abc import Sequence

from django.db.models import Count, Q, QuerySet

from autogestion.rules import questions as rules
from autogestion.rules.bounds import FURTHER
from autogestion.rules.callback import holds_back
from autogestion.rules.charter import Charter, Kind
from autogestion.rules.state import Candidate as CandidateState
from autogestion.rules.state import Demand as DemandState
from autogestion.server.deliberation.models import Challenge, Contest, Decision, Question
from autogestion.server.organisations import queries as organisations
from autogestion.server.organisations.models import Member, Organisation, Place
from autogestion.server.votes.models import Elector
from autogestion.server.written import written_once

TEXTS = (*rules.PARTS, *FURTHER, "heard")


def question_numbered(organisation: Organisation, number: int) -> Question | None:
    question = next(iter(_numbered(organisation.pk, number)), None)
    if question is not None:
        question.organisation = organisation
    return question


@written_once
def _numbered(organisation: int, number: int) -> QuerySet[Question]:
    found = Question.objects.select_related(*TEXTS, "body__name", "by")
    return found.filter(organisation=organisation, number=number)


@written_once
def last_number(organisation: int) -> QuerySet[Question, int]:
    """That of the newest question; none before the first."""
    asked = Question.objects.filter(organisation=organisation).order_by("-number")
    return asked.values_list("number", flat=True)[:1]


def questions(organisation: Organisation) -> QuerySet[Question]:
    """All questions, newest first."""
    return organisation.questions.select_related("asked", "body__name", "by").order_by("-number")


def concerned_numbers(question: Question) -> set[int]:
    """The numbers of the bodies whose members vote on the question."""
    if question.scope == "whole":
        return organisations.joined_numbers(question.organisation)
    return set(question.bodies.values_list("number", flat=True))


def is_concerned(question: Question, member: Member) -> bool:
    """Whether this member will vote on the question."""
    if question.scope == "whole":
        return bool(_place_in_the_whole(member.pk))
    return bool(_place_among_the_named(member.pk, question.pk))


@written_once
def _place_in_the_whole(member: int) -> QuerySet[Place]:
    return Place.objects.filter(member=member, until=None, body__joined_at__isnull=False)[:1]


@written_once
def _place_among_the_named(member: int, question: int) -> QuerySet[Place]:
    named = Question.bodies.through.objects.filter(question=question).values("body")
    return Place.objects.filter(member=member, until=None, body__in=named)[:1]


def count_concerned(question: Question) -> int:
    """How many members the question concerns now."""
    places = Place.objects.filter(body__organisation=question.organisation, until=None)
    places = (
        places.filter(body__joined_at__isnull=False)
        if question.scope == "whole"
        else places.filter(body__in=question.bodies.values("pk"))
    )
    return places.values("member").distinct().count()


def parts_of(question: Question) -> list[str]:
    """The parts of its dossier that its author writes."""
    return [*rules.PARTS, *(one for one in FURTHER if getattr(question, f"{one}_id") is not None)]


def kind_of(question: Question, charter: Charter) -> Kind:
    return charter.rule_for(question.kind)


def is_contested(question: Question) -> bool:
    """Whether a dispute over how or to whom it is put is before those concerned."""
    return (
        question.contests.filter(put_as__isnull=False, ended_at=None).exists()
        or challenges_put(question).exists()
    )


def challenges_put(question: Question) -> QuerySet[Challenge]:
    """Those of its challenges that those concerned are deciding."""
    return question.challenges.filter(put_as__isnull=False, sent_back_at=None, dismissed_at=None)


def demands_of(question: Question) -> list[DemandState]:
    """The demands for missing facts, as the rules take them."""
    demands = (
        question.demands.select_related("by", "text")
        .prefetch_related("supporters__member")
        .order_by("number")
    )
    return [
        DemandState(
            number=demand.number,
            text=demand.text.commitment,
            by=demand.by.pseudonym,
            at=demand.at,
            supporters=[support.member.pseudonym for support in demand.supporters.all()],
            answered_at=demand.answered_at,
        )
        for demand in demands
    ]


def candidates_of(question: Question) -> list[CandidateState]:
    """Who stands in an election, or was asked to, as the rules take them."""
    if question.kind != "election":
        return []
    rows = question.candidates.select_related("member", "by", "statement").order_by("number")
    return [
        CandidateState(
            number=one.number,
            member=one.member.pseudonym,
            by=one.by.pseudonym,
            at=one.at,
            statement=one.statement.commitment if one.statement else "",
            alike=one.alike,
            accepted_at=one.accepted_at,
            withdrawn_at=one.withdrawn_at,
        )
        for one in rows
    ]


def is_held(question: Question, charter: Charter, at: int) -> bool:
    """Whether a missing fact or a dispute over scope holds the vote back at this moment."""
    return rules.is_held(
        demands_of(question),
        at=at,
        seconds_needed=charter.facts.demand_seconds,
        answer_days=charter.facts.answer_days,
        is_contested=is_contested(question),
        is_called=holds_back(
            is_called=question.called_as is not None,
            is_settled=is_calling_settled(question),
            kind=question.kind,
            charter=charter,
        ),
        is_amended=question.amended_as is not None and question.finished_at is None,
    )


def is_calling_settled(question: Question) -> bool:
    """Whether those to whom a council's question was called back have voted."""
    if question.called_as is None:
        return False
    return question.organisation.votes.filter(
        number=question.called_as, closed_at__isnull=False
    ).exists()


def counted_as_of(question: Question) -> str:
    """The kind of the council's question that this one lays before the base; '' for every other one."""
    laid = question
    while "laid" in laid.subject:
        laid = question.organisation.questions.get(number=laid.subject["laid"])
    return laid.kind if laid is not question else ""


def is_waived(question: Question) -> bool:
    """Whether all concerned, as they are now, said that the vote can begin at once.

    On amendments it begins so where they said it of the question that these amend.
    """
    if "amends" in question.subject:
        question = question.organisation.questions.get(number=question.subject["amends"])
    waivers = set(question.waivers.values_list("member__pseudonym", flat=True))
    if not waivers:
        return False
    places = organisations.places_in(question.organisation, concerned_numbers(question))
    return rules.is_waived(waivers, places.values_list("member__pseudonym", flat=True))


def opening_at(question: Question, charter: Charter) -> int | None:
    """When the vote opens if nothing holds it back; None while the dossier is not complete."""
    if question.complete_at is None or "amends" in question.subject:
        return question.complete_at  # The notice of amendments was that of what they amend.
    hearing_ends_at = None
    if question.kind == "exclusion" and question.heard_at is None:
        hearing_ends_at = question.posed_at + charter.exclusion.hearing_days * rules.DAY
    opening = rules.opens_at(
        complete_at=question.complete_at,
        notice_hours=kind_of(question, charter).notice_hours,
        hearing_ends_at=hearing_ends_at,
    )
    return max(opening, question.laid_until or 0)


def under_notice() -> QuerySet[Question]:
    """Questions whose dossier is complete and whose vote has not opened."""
    return Question.objects.filter(
        opened_at=None, withdrawn_at=None, complete_at__isnull=False
    ).select_related("organisation")


def exclusion_question_pending(organisation: Organisation, body: int, pseudonym: str) -> bool:
    """Whether an exclusion of this member is before their assembly and not decided."""
    closed = organisation.votes.filter(closed_at__isnull=False).values("number")
    return (
        organisation.questions.filter(
            kind="exclusion", body__number=body, subject__member=pseudonym, withdrawn_at=None
        )
        .exclude(number__in=closed)
        .exists()
    )


def contest_numbered(organisation: Organisation, number: int) -> Contest | None:
    return (
        organisation.contests.select_related("question", "text", "by").filter(number=number).first()
    )


def decision_numbered(organisation: Organisation, number: int) -> Decision | None:
    decision = (
        organisation.decisions.select_related(
            "question__asked", "question__by", "question__expectation__text", "body__name"
        )
        .filter(number=number)
        .first()
    )
    if decision is not None:
        decision.organisation = decision.question.organisation = organisation
    return decision


def decisions(organisation: Organisation) -> QuerySet[Decision]:
    """The register: all decisions, newest first."""
    taken = organisation.decisions.select_related("question__asked", "body__name")
    return taken.order_by("-number")


def search_decisions(organisation: Organisation, words: str) -> QuerySet[Decision]:
    """Decisions whose question, reasons or options contain all the words."""
    found = decisions(organisation)
    for word in words.split()[:10]:
        found = found.filter(
            Q(question__asked__content__icontains=word)
            | Q(question__why__content__icontains=word)
            | Q(question__options__text__content__icontains=word)
        )
    return found.distinct()


def voted_on(electors: Sequence[Elector]) -> dict[tuple[int, int], Question]:
    """The questions behind these places on rolls, by organisation and number."""
    asked = Q(pk__in=[])
    for elector in electors:
        vote = elector.vote
        asked |= Q(organisation_id=vote.organisation_id, number=vote.number)
    found = Question.objects.filter(asked).select_related("asked")
    return {(question.organisation_id, question.number): question for question in found}


def wanting_support(members: Sequence[Member], places: Sequence[Place]) -> QuerySet[Question]:
    """Questions whose dossier gathers, that concern these members, and that they do not support yet.

    Each with `supporters`, how many support it beside its author. Oldest first.
    """
    mine = [place.body_id for place in places]
    wholes = {place.member.organisation_id for place in places if place.body.joined_at is not None}
    return (
        Question.objects.filter(
            Q(bodies__in=mine) | Q(scope="whole", organisation__in=wholes),
            opened_at=None, withdrawn_at=None, complete_at=None, by__isnull=False,
        )
        .exclude(by__in=members)
        .exclude(seconds__member__in=members)
        .select_related("asked", "body__name")
        .annotate(supporters=Count("seconds", distinct=True))
        .order_by("posed_at", "pk")
    )  # fmt: skip


def unheard_exclusions(members: Sequence[Member]) -> QuerySet[Question]:
    """Questions whether to exclude one of these members that they have not answered and no vote is open on."""
    return Question.objects.filter(
        kind="exclusion", opened_at=None, withdrawn_at=None, heard_at=None,
        subject__member__in=[member.pseudonym for member in members],
    ).select_related("asked", "body__name").order_by("posed_at")  # fmt: skip
