"""Reading passkeys: whose they are, which count, and what waits."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from autogestion.rules import keys as rules
from autogestion.server.organisations.models import Key, Member, Organisation, Place
from autogestion.server.people.models import Person
from autogestion.server.record import clock


def keys_of(member: Member) -> QuerySet[Key]:
    """All passkeys that the member ever had here, oldest first."""
    return (
        Key.objects.filter(member=member)
        .select_related("replaces")
        .prefetch_related("vouches__by")
        .order_by("number")
    )


def key_numbered(organisation: Organisation, number: int) -> Key | None:
    return (
        Key.objects.select_related("member", "replaces")
        .filter(organisation=organisation, number=number)
        .first()
    )


def counting(at: int) -> Q:
    """Those that count at this moment."""
    return Q(stopped_at=None, since__lte=at) & (Q(until=None) | Q(until__gt=at))


def keys_that_count(member: Member, at: int) -> list[Key]:
    """With which of their passkeys the member can sign."""
    return list(Key.objects.filter(counting(at), member=member).order_by("number"))


def person_with_credential(credential: str) -> tuple[Person, Key] | None:
    """Whom a passkey lets in, where it counts, and the key."""
    keys = Key.objects.filter(counting(clock.now()), credential=credential)
    key = keys.select_related("member__person").order_by("-pk").first()
    if key is None or key.member.person is None or not key.member.person.is_active:
        return None
    return key.member.person, key


def newest_place_since(member: Member) -> int | None:
    """When the member took the newest of their present places."""
    places = Place.objects.filter(member=member, until=None).order_by("-since")
    return places.values_list("since", flat=True).first()


def counts(key: Key, at: int) -> bool:
    return rules.in_force(since=key.since, until=key.until, stopped_at=key.stopped_at, at=at)


def is_waiting(key: Key, at: int) -> bool:
    return rules.is_waiting(since=key.since, stopped_at=key.stopped_at, at=at)


def is_ending(key: Key, at: int) -> bool:
    """Whether it still counts, but was given up."""
    return counts(key, at) and key.until is not None


def changes_of(members: Iterable[Member]) -> QuerySet[Key]:
    """Passkeys of these members that wait to count, or to end: each can be stopped."""
    now = clock.now()
    return (
        Key.objects.filter(Q(since__gt=now) | Q(until__gt=now, since__lte=now))
        .filter(member__in=list(members), stopped_at=None)
        .order_by("number")
    )


def waiting_for_vouchers(member: Member) -> QuerySet[Key]:
    """Passkeys of this member that wait, for others to vouch for."""
    return Key.objects.filter(member=member, stopped_at=None, since__gt=clock.now()).order_by(
        "number"
    )


def bodies_in_common(one: Member, other: Member) -> list[int]:
    """The numbers of the assemblies in which both have a place, in order."""
    mine = Place.objects.filter(member=one, until=None).values("body")
    both = Place.objects.filter(member=other, until=None, body__in=mine)
    return list(both.order_by("body__number").values_list("body__number", flat=True))
