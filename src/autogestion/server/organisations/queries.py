"""Reading organisations: always for somebody, or for an act that asks the rules."""

from collections.abc import Iterable

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, Max, Q, QuerySet

from autogestion.rules.bodies import DAY
from autogestion.rules.charter import Charter
from autogestion.server.organisations.models import (
    Admission,
    Body,
    CharterVersion,
    Exclusion,
    Invitation,
    Member,
    Organisation,
    Place,
    Signature,
)
from autogestion.server.people.models import Person
from autogestion.server.record import clock
from autogestion.server.written import written_once


def organisation_with_slug(slug: str) -> Organisation | None:
    """The organisation at this address, whoever asks: its name is public."""
    return next(iter(_with_slug(slug)), None)


@written_once
def _with_slug(slug: str) -> QuerySet[Organisation]:
    return Organisation.objects.select_related("name", "head").filter(slug=slug)


def organisations_of(person: Person) -> QuerySet[Member]:
    """This person's memberships with their organisations, oldest first."""
    return (
        Member.objects.filter(person=person)
        .select_related("organisation__name", "base__name")
        .order_by("pk")
    )


def member_of(person: Person | AnonymousUser, organisation: Organisation) -> Member | None:
    """The person as this organisation knows them, if it does."""
    if isinstance(person, AnonymousUser):
        return None
    member = next(iter(_member_of(person.pk, organisation.pk)), None)
    if member is not None:
        member.organisation = organisation
    return member


@written_once
def _member_of(person: int, organisation: int) -> QuerySet[Member]:
    known = Member.objects.filter(organisation=organisation, person=person)
    return known.select_related("base__name")


def belongs(member: Member | None) -> bool:
    """Whether this member has a place in an assembly, and so may read everything: then they have a base."""
    return member is not None and member.base_id is not None


def charter_in_force(organisation: Organisation) -> Charter:
    """The charter as values."""
    return charter_version_in_force(organisation).read()


@written_once
def life_of(organisation: int) -> QuerySet[Organisation, tuple[int | None, int | None]]:
    """When it was founded and when it dissolved itself, as the table says now: one row."""
    return Organisation.objects.filter(pk=organisation).values_list("founded_at", "dissolved_at")


def charter_version_in_force(organisation: Organisation) -> CharterVersion:
    version = next(iter(_newest_charter(organisation.pk)), None)
    if version is None:
        raise LookupError("an organisation has a charter from its proposal on")
    version.organisation = organisation
    return version


@written_once
def _newest_charter(organisation: int) -> QuerySet[CharterVersion]:
    return CharterVersion.objects.filter(organisation=organisation).order_by("-number")[:1]


def charter_versions(organisation: Organisation) -> QuerySet[CharterVersion]:
    """Every charter there was, newest first."""
    return organisation.charters.order_by("-number")


def bodies(organisation: Organisation) -> QuerySet[Body]:
    """All assemblies in order of number, with how many members each has (`size`)."""
    return (
        organisation.bodies.filter(is_council=False)
        .select_related("name")
        .annotate(size=Count("places", filter=Q(places__until=None)))
        .order_by("number")
    )


def joined_numbers(organisation: Organisation) -> set[int]:
    """The numbers of the assemblies that belong to the organisation."""
    return set(_joined_numbers(organisation.pk))


@written_once
def _joined_numbers(organisation: int) -> QuerySet[Body, int]:
    joined = Body.objects.filter(organisation=organisation, joined_at__isnull=False)
    return joined.values_list("number", flat=True)


@written_once
def keys_of(organisation: int, *numbers: int) -> QuerySet[Body, int]:
    """The primary keys of the bodies with these numbers."""
    found = Body.objects.filter(organisation=organisation, number__in=numbers)
    return found.values_list("pk", flat=True)


def body_numbered(organisation: Organisation, number: int) -> Body | None:
    body = organisation.bodies.select_related("name", "within__name").filter(number=number).first()
    if body is not None:
        body.organisation = organisation
    return body


def members_of(body: Body) -> QuerySet[Member]:
    """The current members of an assembly, in order of name."""
    return Member.objects.filter(places__body=body, places__until=None).order_by("name", "pk")


def size_of(body: Body) -> int:
    return Place.objects.filter(body=body, until=None).count()


def size_of_whole(organisation: Organisation) -> int:
    """How many people have a place in some assembly."""
    places = Place.objects.filter(body__organisation=organisation, until=None)
    return places.filter(body__is_council=False).values("member").distinct().count()


def is_in(member: Member | None, body: Body | None) -> bool:
    """Whether the member has a current place in the assembly."""
    return member is not None and body is not None and bool(_places_in(member.pk, body.pk))


@written_once
def _places_in(member: int, body: int) -> QuerySet[Place]:
    return Place.objects.filter(member=member, body=body, until=None)


def is_in_joined(member: Member) -> bool:
    """Whether the member has a place in an assembly that belongs to the organisation."""
    return Place.objects.filter(member=member, until=None, body__joined_at__isnull=False).exists()


def names_of_bodies(organisation: Organisation) -> dict[int, str]:
    """The names of all assemblies and councils, by number."""
    return dict(organisation.bodies.order_by("number").values_list("number", "name__content"))


def bodies_of(member: Member) -> QuerySet[Body]:
    """The assemblies in which the member has a place, in order of number."""
    return (
        Body.objects.filter(places__member=member, places__until=None, is_council=False)
        .select_related("name")
        .order_by("number")
    )


def member_with_pseudonym(organisation: Organisation, pseudonym: str) -> Member | None:
    return Member.objects.filter(organisation=organisation, pseudonym=pseudonym).first()


def members_named(organisation: Organisation, names: Iterable[str]) -> QuerySet[Member]:
    """The members who are known by one of these names, with their persons."""
    return Member.objects.filter(organisation=organisation, name__in=names).select_related("person")


def places_in(organisation: Organisation, numbers: set[int]) -> QuerySet[Place]:
    """Current places in these assemblies, with their members and bodies."""
    return Place.objects.filter(
        body__organisation=organisation, body__number__in=numbers, until=None
    )


def has_signed(body: Body, member: Member) -> bool:
    return Signature.objects.filter(body=body, member=member).exists()


def signers(body: Body) -> QuerySet[Member]:
    """Who has signed the founding of a body so far, in order."""
    return Member.objects.filter(
        pk__in=Signature.objects.filter(body=body).values("member")
    ).order_by("pk")


def count_signatures(body: Body) -> int:
    return Signature.objects.filter(body=body).count()


def invitation_numbered(organisation: Organisation, number: int) -> Invitation | None:
    return organisation.invitations.select_related("body__name", "by").filter(number=number).first()


def invitation_with_secret(secret_hash: str) -> Invitation | None:
    """The invitation behind a link, for whoever holds the link."""
    return (
        Invitation.objects.select_related("organisation__name", "body__name", "by")
        .filter(secret=secret_hash)
        .first()
    )


def body_with_founding_secret(secret_hash: str) -> Body | None:
    """The body being founded behind a link, for whoever holds the link."""
    return (
        Body.objects.select_related("organisation__name", "name")
        .filter(founding_secret=secret_hash)
        .first()
    )


def open_invitations(body: Body) -> QuerySet[Invitation]:
    """Invitations to this assembly that still admit somebody."""
    return (
        body.invitations.filter(withdrawn_at=None, uses_left__gt=0, expires_at__gt=clock.now())
        .select_related("by")
        .order_by("number")
    )


def admission_numbered(organisation: Organisation, number: int) -> Admission | None:
    return (
        organisation.admissions.select_related("body__name", "member", "reason")
        .filter(number=number)
        .first()
    )


def open_admissions(body: Body, request_days: int) -> QuerySet[Admission]:
    """Requests that the assembly has not settled, and that have not lapsed, oldest first."""
    fresh = Q(requested_at__gt=clock.now() - request_days * DAY) | Q(question__isnull=False)
    return (
        body.admissions.filter(fresh, ended_at=None)
        .select_related("member", "reason")
        .prefetch_related("answers")
        .order_by("number")
    )


def answers_to(admission: Admission) -> dict[str, bool]:
    """Pseudonym -> yes or no."""
    return dict(admission.answers.values_list("member__pseudonym", "yes"))


def exclusion_after(organisation: Organisation, decision: int) -> Exclusion | None:
    return (
        organisation.exclusions.select_related("member", "body__name")
        .filter(decision=decision)
        .first()
    )


def exclusions_due(at: int) -> QuerySet[Exclusion]:
    """Exclusions whose time of appeal has passed without an appeal."""
    return Exclusion.objects.filter(
        ended_at=None, appeal=None, takes_effect_at__lte=at
    ).select_related("organisation")


def pending_exclusions_of(member: Member) -> QuerySet[Exclusion]:
    """Exclusions of this member that have not taken effect."""
    return member.exclusions.filter(ended_at=None).select_related("body__name")


def still_admits(invitation: Invitation) -> bool:
    """Whether an invitation lets somebody in at this moment."""
    return (
        invitation.withdrawn_at is None
        and invitation.uses_left > 0
        and clock.now() < invitation.expires_at
    )


def charter_version_numbered(organisation: Organisation, number: int) -> CharterVersion | None:
    return organisation.charters.filter(number=number).first()


def places_by_time(member: Member) -> QuerySet[Place]:
    """Where the member is now and where they were, newest first."""
    return member.places.select_related("body__name").order_by("-since", "-pk")


def next_number(things: QuerySet) -> int:
    """The number of the next one: within an organisation things are numbered 1, 2, 3 …"""
    return (things.aggregate(last=Max("number"))["last"] or 0) + 1
