"""Reading addresses: who may read the record with a program that cannot sign in, and what.

An address carries a token. A member's opens everything that a member reads, for ninety days and as
long as they belong; a witness's opens the checkpoint and the hashes, as long as the charter names it.
Nothing about tokens is stored: the server signs them, and looks afresh each time whom they are for.
"""

from typing import TYPE_CHECKING

from django.conf import settings
from django.core.signing import BadSignature, Signer, TimestampSigner
from django.urls import reverse

from autogestion.rules.record.cosigning import COSIGNATURE
from autogestion.server.organisations import queries
from autogestion.server.organisations.models import Member, Organisation
from autogestion.verify.signatures import PublicKey

if TYPE_CHECKING:
    from collections.abc import Iterable

EVERYTHING, HASHES = "everything", "hashes"
DAYS = 90
_DAY = 86_400


def address_for_member(member: Member) -> str:
    """The address from which this member's programs read the record."""
    return _address(member.organisation, _of_members(member.organisation).sign(member.pseudonym))


def address_for_witness(organisation: Organisation, key: str) -> str:
    """The address from which the witness with this key reads, and to which it brings its signatures."""
    return _address(organisation, _of_witnesses(organisation).sign(_key_id(key)))


def may_read(organisation: Organisation, token: str) -> str:
    """EVERYTHING, HASHES or "" for nothing."""
    try:
        pseudonym = _of_members(organisation).unsign(token, max_age=DAYS * _DAY)
    except BadSignature:
        return HASHES if _is_of_witness(organisation, token) else ""
    member = queries.member_with_pseudonym(organisation, pseudonym)
    return EVERYTHING if queries.belongs(member) else ""


def named_keys(organisation: Organisation) -> list[PublicKey]:
    """The keys of the witnesses that the charter names."""
    lines: Iterable[str] = queries.charter_in_force(organisation).witnesses.keys
    return [PublicKey.from_line(line, COSIGNATURE) for line in lines]


def _is_of_witness(organisation: Organisation, token: str) -> bool:
    try:
        key_id = _of_witnesses(organisation).unsign(token)
    except BadSignature:
        return False
    return key_id in {key.key_id.hex() for key in named_keys(organisation)}


def _key_id(line: str) -> str:
    return PublicKey.from_line(line, COSIGNATURE).key_id.hex()


def _of_members(organisation: Organisation) -> TimestampSigner:
    return TimestampSigner(sep="~", salt=f"reading {organisation.org} as a member")


def _of_witnesses(organisation: Organisation) -> Signer:
    return Signer(sep="~", salt=f"reading {organisation.org} as a witness")


def _address(organisation: Organisation, token: str) -> str:
    return settings.ORIGIN + reverse("log", args=[organisation.slug, token])
