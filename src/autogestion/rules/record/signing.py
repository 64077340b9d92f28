"""A signed act: what exactly is signed, and what the line carries to show it.

The challenge that the browser hands to the passkey is SHA-256 of the statement, the canonical bytes of
`{act, at, body, by, in, nonce, org}`: the act as it stands in the line, the moment at which it was laid
before the member, and 16 random bytes. The line then says, in `proof`,
`{how: "passkey", key, at, nonce, auth, client, sig}`: the number of the key, moment and nonce,
and base64url of the authenticator data, of the client data as the browser wrote them, and of the signature.
"""

from hashlib import sha256
from typing import Any, NamedTuple

from autogestion.rules.record.canonical import canonical
from autogestion.rules.record.webauthn import NotAsserted, check_assertion, decode

PASSKEY = "passkey"
NONCE_BYTES = 16
WINDOW_SECONDS = 900
"""How long after an act was laid before a member their signature can come. Within it a nonce is good once."""

_FIELDS = {
    "how": str,
    "key": int,
    "at": int,
    "nonce": str,
    "auth": str,
    "client": str,
    "sig": str,
}


class Assertion(NamedTuple):
    """A passkey's answer, as bytes."""

    authenticator_data: bytes
    client_data: bytes
    signature: bytes


class Laid(NamedTuple):
    """When an act was laid before the member (whole seconds), and the random bytes that make it this one."""

    at: int
    nonce: str
    """Base64url of 16 bytes."""


class SignedWith(NamedTuple):
    """What the signature has to show: over which bytes, by which key (by number)."""

    key: int
    message: bytes
    signature: bytes


def statement(entry: dict[str, Any], laid: Laid) -> bytes:
    """The bytes whose SHA-256 is the challenge."""
    said = {name: entry[name] for name in ("org", "act", "by", "in", "body")}
    return canonical({**said, "at": laid.at, "nonce": laid.nonce})


def challenge(entry: dict[str, Any], laid: Laid) -> bytes:
    """What the passkey is asked to sign."""
    return sha256(statement(entry, laid)).digest()


def read_proof(proof: dict[str, Any]) -> tuple[int, Laid, Assertion]:
    """Key, moment and nonce, and assertion in the proof of a line; NotAsserted unless it is written as one."""
    if proof.keys() != _FIELDS.keys():
        raise NotAsserted("the proof says too much or too little")
    for name, kind in _FIELDS.items():
        if type(proof[name]) is not kind:
            raise NotAsserted(f"the proof's {name!r} cannot be {proof[name]!r}")
    if len(decode(proof["nonce"])) != NONCE_BYTES:
        raise NotAsserted(f"the nonce is not {NONCE_BYTES} bytes")
    assertion = Assertion(*(decode(proof[name]) for name in ("auth", "client", "sig")))
    return proof["key"], Laid(proof["at"], proof["nonce"]), assertion


def check_moment(laid: Laid, at: int) -> None:
    """NotAsserted unless the line was written soon after the act was laid before the member."""
    if not laid.at <= at <= laid.at + WINDOW_SECONDS:
        raise NotAsserted("it was signed too long before, or after")


def check_signed(
    entry: dict[str, Any],
    laid: Laid,
    assertion: Assertion,
    *,
    origin: str,
    rp: str,
    is_verified: bool,
) -> bytes:
    """The bytes that the signature has to be over; NotAsserted where anything else does not fit."""
    check_moment(laid, entry["at"])
    return check_assertion(
        authenticator_data=assertion.authenticator_data,
        client_data=assertion.client_data,
        challenge=challenge(entry, laid),
        origin=origin,
        rp=rp,
        is_verified=is_verified,
    )
