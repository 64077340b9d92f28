"""What a browser and an authenticator say of a passkey: registration and assertion (WebAuthn level 3, §7).

Everything but the computing of the signature, which needs a library. An attestation is not looked
at: we ask for none, because it would tell whose device it is.
"""

import json
from binascii import a2b_base64, b2a_base64
from hashlib import sha256
from typing import Any, NamedTuple

from autogestion.rules.record import cbor
from autogestion.rules.record.passkey import NotAPasskey, read_key

CREDENTIAL_BYTES_MAX = 1023
CLIENT_DATA_BYTES_MAX = 4096
PRESENT, VERIFIED, BACKUP_ELIGIBLE, BACKED_UP, ATTESTED, EXTENDED = (
    0x01,
    0x04,
    0x08,
    0x10,
    0x40,
    0x80,
)
CREATE, GET = "webauthn.create", "webauthn.get"


class NotAsserted(ValueError):
    """What came from the browser does not show what it should, with the reason."""


class AuthenticatorData(NamedTuple):
    """What the authenticator signed (§6.1): for whom, and whether somebody was there and was recognised."""

    rp_id_hash: bytes
    flags: int
    counter: int
    credential: bytes = b""
    """The id of a new credential, and below it the bytes of its public key (COSE)."""
    public: bytes = b""


class Registered(NamedTuple):
    """A new credential: its id and its public key (COSE), as bytes."""

    credential: bytes
    public: bytes


_TO_URL, _FROM_URL = bytes.maketrans(b"+/", b"-_"), bytes.maketrans(b"-_", b"+/")


def encode(data: bytes) -> str:
    """Base64url without padding (RFC 4648, §5), as WebAuthn writes bytes."""
    return b2a_base64(data, newline=False).translate(_TO_URL).rstrip(b"=").decode()


def decode(text: str) -> bytes:
    """The bytes; NotAsserted unless this is their one spelling."""
    try:
        data = a2b_base64(text.encode("ascii").translate(_FROM_URL) + b"=" * (-len(text) % 4))
    except ValueError:
        data = b""
    if encode(data) != text:
        raise NotAsserted("not written as base64url")
    return data


def read_authenticator_data(data: bytes) -> AuthenticatorData:
    """Exactly what its flags announce; NotAsserted otherwise."""
    if len(data) < 37:
        raise NotAsserted("the authenticator data are cut off")
    flags, at = data[32], 37
    credential = public = b""
    try:
        if flags & ATTESTED:
            length = int.from_bytes(data[53:55], "big")
            credential, at = data[55 : 55 + length], 55 + length
            if not 1 <= length <= CREDENTIAL_BYTES_MAX or len(credential) != length:
                raise NotAsserted("the id of the credential is empty, cut off or too long")
            _key, end = cbor.read_first(data, at)
            public, at = data[at:end], end
        if flags & EXTENDED:
            extensions, at = cbor.read_first(data, at)
            if type(extensions) is not dict:
                raise NotAsserted("the extensions are not a map")
    except cbor.NotCbor as error:
        raise NotAsserted(f"the authenticator data cannot be read: {error}") from None
    if at != len(data):
        raise NotAsserted("the authenticator data hold more than they announce")
    if flags & BACKED_UP and not flags & BACKUP_ELIGIBLE:
        raise NotAsserted("a copy is said to exist of what cannot be copied")
    return AuthenticatorData(
        data[:32], flags, int.from_bytes(data[33:37], "big"), credential, public
    )


def check_client_data(data: bytes, *, kind: str, challenge: bytes, origin: str) -> None:
    """NotAsserted unless the browser says that it asked this, here, and for nobody else."""
    if len(data) > CLIENT_DATA_BYTES_MAX:
        raise NotAsserted("the client data are too long")
    try:
        said = json.loads(data.decode(), object_pairs_hook=_once)
    except (ValueError, RecursionError):
        raise NotAsserted("the client data cannot be read") from None
    if type(said) is not dict:
        raise NotAsserted("the client data are not an object")
    if said.get("type") != kind:
        raise NotAsserted("the browser was asked for something else")
    if said.get("challenge") != encode(challenge):
        raise NotAsserted("something else was signed")
    if said.get("origin") != origin:
        raise NotAsserted(f"it was signed on another site, {said.get('origin')!r}")
    if said.get("crossOrigin", False) is not False or "topOrigin" in said:
        raise NotAsserted("it was signed inside the page of another site")


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key twice")
    return found


def read_registration(
    *, attestation: bytes, client_data: bytes, challenge: bytes, origin: str, rp: str
) -> Registered:
    """The new credential, for which we asked with this challenge; NotAsserted otherwise (§7.1)."""
    check_client_data(client_data, kind=CREATE, challenge=challenge, origin=origin)
    try:
        said = cbor.read(attestation)
        authenticator = read_authenticator_data(said["authData"])
    except (cbor.NotCbor, KeyError, TypeError):
        raise NotAsserted("the attestation object cannot be read") from None
    _check_flags(authenticator, rp=rp, is_verified=False)
    if not authenticator.credential:
        raise NotAsserted("no credential was made")
    try:
        read_key(authenticator.public)
    except NotAPasskey as error:
        raise NotAsserted(str(error)) from None
    return Registered(authenticator.credential, authenticator.public)


def check_assertion(
    *,
    authenticator_data: bytes,
    client_data: bytes,
    challenge: bytes,
    origin: str,
    rp: str,
    is_verified: bool,
) -> bytes:
    """The bytes that the signature has to be over, after everything else was found right (§7.2).

    `is_verified`: whether the authenticator must have recognised the person, by finger, face or PIN.
    """
    check_client_data(client_data, kind=GET, challenge=challenge, origin=origin)
    authenticator = read_authenticator_data(authenticator_data)
    _check_flags(authenticator, rp=rp, is_verified=is_verified)
    if authenticator.flags & ATTESTED:
        raise NotAsserted("a credential was made where one should have been used")
    return authenticator_data + sha256(client_data).digest()


def _check_flags(data: AuthenticatorData, *, rp: str, is_verified: bool) -> None:
    if data.rp_id_hash != sha256(rp.encode()).digest():
        raise NotAsserted("it was made for another site")
    if not data.flags & PRESENT:
        raise NotAsserted("nobody was there to touch the key")
    if is_verified and not data.flags & VERIFIED:
        raise NotAsserted("the key did not ask who touched it")
