"""Where one person stands over all their organisations: places, charters, what waits for them.

Each is read in one query, however many organisations there are.
"""

from collections.abc import Iterable, Sequence

from django.db.models import Count, QuerySet

from autogestion.rules.charter import Charter
from autogestion.server.organisations.models import (
    Admission,
    Body,
    CharterVersion,
    Exclusion,
    Member,
    Organisation,
    Place,
    Signature,
)
from autogestion.server.record import clock


def places_of(members: Sequence[Member]) -> list[Place]:
    """The current places of these members (all of one person), with bodies, by organisation."""
    known = {member.pk: member for member in members}
    places = (
        Place.objects.filter(member__in=members, until=None)
        .select_related("body__name")
        .order_by("body__organisation", "body__number")
    )
    for place in places:
        place.member = known[place.member_id]
        place.body.organisation = place.member.organisation
    return list(places)


def charters_in_force(organisations: Iterable[Organisation]) -> dict[int, Charter]:
    """Primary key of the organisation -> its charter."""
    newest: dict[int, CharterVersion] = {}
    for version in CharterVersion.objects.filter(organisation__in=organisations).order_by("number"):
        newest[version.organisation_id] = version
    return {pk: version.read() for pk, version in newest.items()}


def unanswered_admissions(
    members: Sequence[Member], places: Sequence[Place]
) -> QuerySet[Admission]:
    """Requests to assemblies in which these members have a place, and have not answered. Oldest first.

    Those that lapsed by the charter are among them.
    """
    return (
        Admission.objects.filter(
            body__in=[place.body_id for place in places], ended_at=None, question=None
        )
        .exclude(answers__member__in=members)
        .select_related("body__name", "member")
        .order_by("requested_at", "pk")
    )


def foundings_signed_by(members: Sequence[Member]) -> QuerySet[Body]:
    """Foundings that these members signed and that wait for others, with how many signed (`signed`)."""
    signed = Signature.objects.filter(member__in=members).values("body")
    return (
        Body.objects.filter(founded_at=None, pk__in=signed)
        .select_related("name")
        .annotate(signed=Count("signatures"))
        .order_by("proposed_at", "pk")
    )


def exclusions_to_appeal(members: Sequence[Member]) -> QuerySet[Exclusion]:
    """Exclusions of these members against which they can still appeal, soonest to take effect first."""
    return (
        Exclusion.objects.filter(
            member__in=members, ended_at=None, appeal=None, takes_effect_at__gt=clock.now()
        )
        .select_related("body__name")
        .order_by("takes_effect_at")
    )
