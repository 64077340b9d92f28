"""Passkeys: added, removed, stopped while they wait, vouched for by members who know the person."""

from django.db.models import QuerySet

from autogestion.rules import keys as rules
from autogestion.rules.record.webauthn import Registered, encode
from autogestion.rules.refusals import RuleBroken
from autogestion.rules.texts import clean_line
from autogestion.rules.words import gettext_noop as _
from autogestion.server.organisations import keyring, queries
from autogestion.server.organisations.acts.common import require_living, require_same
from autogestion.server.organisations.models import Body, Key, Member, Vouch
from autogestion.server.people.models import Person
from autogestion.server.record import acts as record
from autogestion.server.record.acts import act

KEY_NAME_MAX = 40


@act
def add_key(
    by: Member,
    made: Registered,
    *,
    origin: str,
    rp: str,
    name: str = "",
    replaces: Key | None = None,
) -> Key:
    """A member registers a passkey. The first one of somebody who just came counts at once; others wait."""
    require_living(by.organisation)
    at, own = record.moment(), list(keyring.keys_of(by))
    since = keyring.newest_place_since(by)
    credential = encode(made.credential)
    rules.check_adding(
        is_member=since is not None,
        keys=sum(keyring.counts(key, at) or keyring.is_waiting(key, at) for key in own),
        is_known=by.organisation.keys.filter(credential=credential).exists(),
    )
    rules.check_site(origin=origin, rp=rp)
    wait = rules.wait_hours(is_first=not own, since=since, at=at)
    key = Key(
        organisation=by.organisation, number=queries.next_number(by.organisation.keys.all()),
        member=by, name=clean_line(name, max_length=KEY_NAME_MAX) if name.strip() else "",
        credential=credential, public=encode(made.public), rp=rp, origin=origin, added_at=at,
        since=rules.end_of_wait(at, wait), replaces=_replaced(by, replaces, at),
    )  # fmt: skip
    key.save()
    if key.replaces is not None:
        Key.objects.filter(pk=key.replaces.pk).update(until=key.since)
    Person.objects.filter(memberships=by).update(signs=True)
    record.append(
        "key.added", by=by, key=key.number, credential=credential, public=key.public, rp=rp,
        origin=origin, wait=wait, replaces=_number(key.replaces),
    )  # fmt: skip
    return key


def _replaced(by: Member, key: Key | None, at: int) -> Key | None:
    if key is None:
        return None
    key = _key(by, key)
    rules.check_replacing(
        is_own=key.member_id == by.pk,
        is_in_force=keyring.counts(key, at),
        is_ending=key.until is not None,
    )
    return key


def _number(key: Key | None) -> int | None:
    return key.number if key else None


def _key(by: Member, key: Key) -> Key:
    require_same(by, key.organisation_id)
    fresh = keyring.key_numbered(by.organisation, key.number)
    if fresh is None:
        raise RuleBroken(_("There is no such passkey in this organisation."))
    return fresh


@act
def remove_key(by: Member, key: Key) -> None:
    """A member gives up a passkey. It counts until the wait is over, so that a thief cannot take it away."""
    require_living(by.organisation)
    key = _key(by, key)
    rules.check_removing(
        is_own=key.member_id == by.pk,
        is_in_force=keyring.counts(key, record.moment()),
        is_ending=key.until is not None,
    )
    key.until = rules.end_of_wait(record.moment(), rules.WAIT_HOURS)
    key.save(update_fields=["until"])
    record.append("key.removed", by=by, key=key.number)


@act
def stop_key(by: Member, key: Key) -> None:
    """A member stops what waits: a new passkey never counts, or an old one goes on counting."""
    require_living(by.organisation)
    key, at = _key(by, key), record.moment()
    is_new = keyring.is_waiting(key, at)
    rules.check_stopping(
        is_own=key.member_id == by.pk, is_pending=is_new or keyring.is_ending(key, at)
    )
    if is_new:
        Key.objects.filter(pk=key.pk).update(stopped_at=at)
        _replaced_by(key).update(until=None)
    else:
        Key.objects.filter(pk=key.pk).update(until=None)
    record.append("key.stopped", by=by, key=key.number)


def _replaced_by(key: Key) -> QuerySet[Key]:
    return Key.objects.filter(organisation=key.organisation_id, number=_number(key.replaces) or 0)


@act
def vouch_for_key(by: Member, key: Key, body: Body) -> None:
    """A member of the same assembly says that a waiting passkey is the person's. Two end the wait."""
    require_living(by.organisation)
    key, at = _key(by, key), record.moment()
    rules.check_vouching(
        is_own=key.member_id == by.pk,
        is_together=queries.is_in(by, body) and queries.is_in(key.member, body),
        is_waiting=keyring.is_waiting(key, at),
        has_vouched=key.vouches.filter(by=by).exists(),
    )
    Vouch.objects.create(key=key, by=by)
    if key.vouches.count() == rules.VOUCHERS:
        Key.objects.filter(pk=key.pk).update(since=at)
        _replaced_by(key).filter(until__gt=at).update(until=at)
    record.append("key.vouched", by=by, within=body.number, key=key.number)


def rename_key(key: Key, *, name: str) -> None:
    """What its member calls it. Names are not in the record, so it leaves no line."""
    key.name = clean_line(name, max_length=KEY_NAME_MAX)
    key.save(update_fields=["name"])
