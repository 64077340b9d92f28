"""Reading tendencies."""

from collections.abc import Collection
from typing import NamedTuple

from django.db.models import Count, Exists, FilteredRelation, OuterRef, Q, QuerySet

from autogestion.rules import state as states
from autogestion.server.deliberation.models import Question
from autogestion.server.organisations.models import Member, Organisation
from autogestion.server.tendencies.models import Adherence, Stand, Tendency
from autogestion.server.written import written_once


class Heard(NamedTuple):
    """A tendency in a dossier. `text` None: it has said nothing, and the reader is one of its members."""

    number: int
    name: str
    is_mine: bool
    text: str | None
    by: str | None
    at: int | None


def tendency_numbered(organisation: Organisation, number: int) -> Tendency | None:
    tendency = (
        organisation.tendencies.select_related("name", "platform", "by")
        .filter(number=number)
        .first()
    )
    if tendency is not None:
        tendency.organisation = organisation
    return tendency


def as_state(tendency: Tendency) -> states.Tendency:
    """The tendency as the rules take it."""
    adherences = tendency.adherences.order_by("pk").values_list("member__pseudonym", "named")
    stands = tendency.stands.order_by("pk").values_list(
        "question__number", "text__commitment", "by__pseudonym", "at"
    )
    return states.Tendency(
        number=tendency.number,
        name=tendency.name.commitment,
        platform=tendency.platform.commitment,
        by=tendency.by.pseudonym,
        at=tendency.at,
        members=dict(adherences),
        said={question: (text, by, at) for question, text, by, at in stands},
        ended_at=tendency.ended_at,
    )


def belongs(member: Member) -> bool:
    """Whether this member has a place in an assembly now, as the rules see it."""
    return Member.objects.filter(pk=member.pk, base__isnull=False).exists()


def belonging(tendency: Tendency) -> list[str]:
    """Pseudonyms of its members who belong to the organisation now."""
    adherences = tendency.adherences.filter(member__base__isnull=False)
    return list(adherences.values_list("member__pseudonym", flat=True))


def called(organisation: Organisation, numbers: Collection[int]) -> dict[int, str]:
    """Number of a tendency -> its name."""
    rows = Tendency.objects.filter(organisation=organisation, number__in=numbers)
    return dict(rows.values_list("number", "name__content"))


def tendencies(organisation: Organisation) -> QuerySet[Tendency]:
    """All tendencies that are not over, in order, each with how many belong to it (`size`)."""
    present = Count("adherences", filter=Q(adherences__member__base__isnull=False))
    return (
        organisation.tendencies.filter(ended_at=None)
        .select_related("name", "platform")
        .annotate(size=present)
        .order_by("number")
    )


def adherences_of(tendency: Tendency) -> QuerySet[Adherence]:
    """Who belongs to it and to the organisation, by name."""
    return (
        tendency.adherences.filter(member__base__isnull=False)
        .select_related("member")
        .order_by("member__name", "pk")
    )


def of_member(member: Member) -> QuerySet[Tendency]:
    """The tendencies of a member, in order."""
    mine = Tendency.objects.filter(adherences__member=member, organisation=member.organisation_id)
    return mine.select_related("name").order_by("number")


def heard_in(question: Question, reader: Member) -> list[Heard]:
    """What tendencies say in a dossier, and those of the reader that have said nothing: one query."""
    rows = _heard_in(question.organisation_id, question.pk, reader.pk)
    return [Heard(*row) for row in rows]


@written_once
def _heard_in(organisation: int, question: int, reader: int) -> QuerySet[Tendency, tuple]:
    here = FilteredRelation("stands", condition=Q(stands__question=question))
    mine = Adherence.objects.filter(tendency=OuterRef("pk"), member=reader)
    return (
        Tendency.objects.filter(organisation=organisation)
        .annotate(here=here, is_mine=Exists(mine))
        .filter(Q(here__isnull=False) | Q(is_mine=True))
        .order_by("number")
        .values_list(
            "number",
            "name__content",
            "is_mine",
            "here__text__content",
            "here__by__name",
            "here__at",
        )
    )


def stands_of(tendency: Tendency) -> QuerySet[Stand]:
    """What a tendency has said in dossiers, newest first."""
    return tendency.stands.select_related("question__asked", "text").order_by("-at", "-pk")
