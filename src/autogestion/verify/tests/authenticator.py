"""A passkey in software, for tests: it makes credentials and signs as authenticators and browsers do."""

import json
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding, rsa
from cryptography.hazmat.primitives.hashes import SHA256

from autogestion.rules.record.passkey import EDDSA, ES256, RS256
from autogestion.rules.record.signing import Assertion, Laid, challenge
from autogestion.rules.record.webauthn import (
    ATTESTED,
    CREATE,
    GET,
    PRESENT,
    VERIFIED,
    encode,
)

ORIGIN, RP = "https://our-union.example", "our-union.example"

Private = ec.EllipticCurvePrivateKey | ed25519.Ed25519PrivateKey | rsa.RSAPrivateKey


def head(major: int, number: int) -> bytes:
    """The head of a CBOR value."""
    if number < 24:
        return bytes([major << 5 | number])
    size = 1 if number < 256 else 2 if number < 65536 else 4
    return bytes([major << 5 | 23 + {1: 1, 2: 2, 4: 3}[size]]) + number.to_bytes(size, "big")


def cbor(value: Any) -> bytes:
    """Whole numbers, bytes, texts and maps in CBOR, maps in the order given."""
    if isinstance(value, int):
        return head(0, value) if value >= 0 else head(1, -1 - value)
    if isinstance(value, bytes):
        return head(2, len(value)) + value
    if isinstance(value, str):
        return head(3, len(value.encode())) + value.encode()
    return head(5, len(value)) + b"".join(cbor(k) + cbor(v) for k, v in value.items())


def private_key(algorithm: int) -> Private:
    if algorithm == ES256:
        return ec.generate_private_key(ec.SECP256R1())
    if algorithm == EDDSA:
        return ed25519.Ed25519PrivateKey.generate()
    return rsa.generate_private_key(65537, 2048)


def cose(private: Private) -> bytes:
    """The public key as an authenticator hands it out."""
    if isinstance(private, ec.EllipticCurvePrivateKey):
        point = private.public_key().public_numbers()
        x, y = (number.to_bytes(32, "big") for number in (point.x, point.y))
        return cbor({1: 2, 3: ES256, -1: 1, -2: x, -3: y})
    if isinstance(private, ed25519.Ed25519PrivateKey):
        return cbor({1: 1, 3: EDDSA, -1: 6, -2: private.public_key().public_bytes_raw()})
    numbers = private.public_key().public_numbers()
    modulus = numbers.n.to_bytes((numbers.n.bit_length() + 7) // 8, "big")
    return cbor({1: 3, 3: RS256, -1: modulus, -2: numbers.e.to_bytes(3, "big")})


def client_data(kind: str, asked: bytes, site: str, **more: Any) -> bytes:
    said = {"type": kind, "challenge": encode(asked), "origin": site, "crossOrigin": False}
    return json.dumps({**said, **more}, separators=(",", ":")).encode()


@dataclass
class SoftKey:
    """One credential for one site."""

    algorithm: int = ES256
    origin: str = ORIGIN
    rp: str = RP
    credential: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    private: Private | None = None

    def __post_init__(self) -> None:
        self.private = self.private or private_key(self.algorithm)

    @property
    def public(self) -> bytes:
        assert self.private is not None
        return cose(self.private)

    def registers(self, asked: bytes) -> tuple[bytes, bytes]:
        """(attestation object, client data) of making this credential."""
        attested = (
            bytes(16) + len(self.credential).to_bytes(2, "big") + self.credential + self.public
        )
        data = self._data(PRESENT | VERIFIED | ATTESTED) + attested
        return (
            cbor({"fmt": "none", "attStmt": {}, "authData": data}),
            client_data(CREATE, asked, self.origin),
        )

    def asserts(
        self, asked: bytes, *, flags: int = PRESENT | VERIFIED, kind: str = GET, **more: Any
    ) -> Assertion:
        """An assertion over a challenge. `more`: fields of the client data, added or changed."""
        data, client = self._data(flags), client_data(kind, asked, self.origin, **more)
        return Assertion(data, client, self.makes(data + sha256(client).digest()))

    def makes(self, message: bytes) -> bytes:
        """A signature over these bytes."""
        if isinstance(self.private, ec.EllipticCurvePrivateKey):
            return self.private.sign(message, ec.ECDSA(SHA256()))
        if isinstance(self.private, ed25519.Ed25519PrivateKey):
            return self.private.sign(message)
        assert isinstance(self.private, rsa.RSAPrivateKey)
        return self.private.sign(message, padding.PKCS1v15(), SHA256())

    def _data(self, flags: int) -> bytes:
        return sha256(self.rp.encode()).digest() + bytes([flags]) + bytes(4)


def proof(number: int, laid: Laid, assertion: Assertion) -> dict[str, Any]:
    """The proof of a line that was signed with the key of this number."""
    auth, client, sig = (encode(part) for part in assertion)
    return {
        "how": "passkey", "key": number, "at": laid.at, "nonce": laid.nonce,
        "auth": auth, "client": client, "sig": sig,
    }  # fmt: skip


def nonce() -> str:
    return encode(secrets.token_bytes(16))


def sign(
    key: SoftKey,
    number: int,
    entry: dict[str, Any],
    *,
    laid: Laid | None = None,
    change: Callable[[Assertion], Assertion] = lambda assertion: assertion,
    **how: Any,
) -> dict[str, Any]:
    """The entry, signed: its proof is exchanged for a passkey's."""
    laid = laid or Laid(entry["at"], nonce())
    assertion = change(key.asserts(challenge(entry, laid), **how))
    return {**entry, "proof": proof(number, laid, assertion)}
