"""Asking a browser for a passkey, and reading what it answers: to register one, and to sign in with one."""

import json
import secrets
from hashlib import sha256
from typing import Any

from django.core import signing
from django.http import QueryDict

from autogestion.rules.record.webauthn import (
    NotAsserted,
    Registered,
    check_assertion,
    decode,
    encode,
    read_registration,
)
from autogestion.rules.refusals import RuleBroken
from autogestion.rules.words import gettext_noop as _
from autogestion.server.organisations import keyring
from autogestion.server.organisations.models import Member
from autogestion.server.organisations.sites import Site
from autogestion.server.people.models import Person
from autogestion.server.record import clock
from autogestion.verify.passkeys import holds

OPENS_SECONDS = 900
MAKING, SIGNING_IN = "autogestion.keys.making", "autogestion.keys.signing-in"


def ask(purpose: str, whom: str) -> str:
    """A token that only this server makes; its SHA-256 is the challenge."""
    said = {"whom": whom, "until": clock.now() + OPENS_SECONDS, "by chance": secrets.token_hex(16)}
    return signing.dumps(said, salt=purpose)


def challenge(token: str) -> bytes:
    """What the browser hands on to the passkey."""
    return sha256(token.encode()).digest()


def _check(token: str, purpose: str, whom: str) -> None:
    try:
        said = signing.loads(token, salt=purpose)
    except signing.BadSignature:
        said = {"whom": None, "until": 0}
    if said["whom"] != whom or clock.now() >= said["until"]:
        raise RuleBroken(_("This page was open for too long. Open it anew, and try again."))


def to_make(token: str, member: Member, site: Site) -> str:
    """What the script needs to have a passkey made, as JSON."""
    asked: dict[str, Any] = {
        "challenge": encode(challenge(token)),
        "rpId": site.rp,
        "rpName": str(member.organisation),
        "user": encode(bytes.fromhex(member.pseudonym)),
        "userName": f"{member.name}, {member.organisation}",
        "credentials": [key.credential for key in keyring.keys_that_count(member, clock.now())],
    }
    return json.dumps(asked)


def made(data: QueryDict, member: Member, site: Site) -> Registered:
    """The passkey that was made; RuleBroken where the answer does not show one."""
    token = data.get("asked", "")
    _check(token, MAKING, str(member.pk))
    try:
        return read_registration(
            attestation=decode(data.get("attestation", "")),
            client_data=decode(data.get("client", "")),
            challenge=challenge(token),
            origin=site.origin,
            rp=site.rp,
        )
    except NotAsserted:
        raise RuleBroken(
            _(
                "The browser made no passkey that can be used here. Try again, or with another device."
            )
        ) from None


def to_sign_in(token: str, site: Site) -> str:
    """What the script needs to have any passkey of this site answer, as JSON."""
    return json.dumps(
        {
            "challenge": encode(challenge(token)),
            "rpId": site.rp,
            "credentials": [],
            "verification": "required",
        }
    )


def who_signs_in(data: QueryDict, asked: str, site: Site) -> Person:
    """Whom the passkey lets in; RuleBroken where it lets nobody in."""
    found = keyring.person_with_credential(data.get("_credential", ""))
    try:
        _check(asked, SIGNING_IN, "")
        if found is None:
            raise NotAsserted("nobody has this key")
        person, key = found
        message = check_assertion(
            authenticator_data=decode(data.get("_auth", "")),
            client_data=decode(data.get("_client", "")),
            challenge=challenge(asked),
            origin=site.origin,
            rp=key.rp,
            is_verified=True,
        )
        if not holds(decode(key.public), message, decode(data.get("_sig", ""))):
            raise NotAsserted("the key did not make it")
    except NotAsserted:
        raise RuleBroken(
            _(
                "This passkey opens nothing here. It may still wait, or be given up; come in another way."
            )
        ) from None
    return person
