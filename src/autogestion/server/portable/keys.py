"""Passkeys out of the tables, and back into them."""

from collections import defaultdict

from autogestion.rules import state as states
from autogestion.server.organisations.models import Key, Organisation, Vouch
from autogestion.server.portable.kept import Kept


def read_keys(organisation: Organisation) -> tuple[dict[int, states.Key], dict[int, list[int]]]:
    """The passkeys by number, and the numbers by the primary key of their member."""
    keys, own = {}, defaultdict(list)
    rows = Key.objects.filter(organisation=organisation).select_related("member", "replaces")
    for row in rows.prefetch_related("vouches__by").order_by("number"):
        own[row.member_id].append(row.number)
        keys[row.number] = states.Key(
            row.number, row.member.pseudonym, row.credential, row.public, row.rp, row.origin, row.added_at,
            since=row.since, until=row.until, replaces=row.replaces.number if row.replaces else None,
            vouchers=[vouch.by.pseudonym for vouch in sorted(row.vouches.all(), key=lambda one: one.pk)],
            stopped_at=row.stopped_at,
        )  # fmt: skip
    return keys, own


def write_keys(kept: Kept, state: states.Organisation) -> None:
    """In order of number, because a key can replace an earlier one."""
    rows: dict[int, Key] = {}
    for key in state.keys.values():
        rows[key.number] = Key.objects.create(
            organisation=kept.organisation, number=key.number, member_id=kept.member(key.member),
            credential=key.credential, public=key.public, rp=key.rp, origin=key.origin,
            added_at=key.added_at, since=key.since, until=key.until,
            replaces=rows.get(key.replaces or 0), stopped_at=key.stopped_at,
        )  # fmt: skip
        Vouch.objects.bulk_create(
            Vouch(key=rows[key.number], by_id=kept.member(by)) for by in key.vouchers
        )
