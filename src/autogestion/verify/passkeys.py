"""Computing the signatures of passkeys. Needs `cryptography`; everything else about them is in the rules."""

from functools import lru_cache

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ec import (
    ECDSA,
    SECP256R1,
    EllipticCurvePublicKey,
    EllipticCurvePublicNumbers,
)
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey, RSAPublicNumbers
from cryptography.hazmat.primitives.hashes import SHA256

from autogestion.rules.record.passkey import (
    EDDSA,
    ES256,
    BadSignature,
    Passkey,
    check_signature_form,
    read_key,
)

REMEMBERED = 20_000
"""Keys that are kept ready: to make one ready costs as much as to check a signature."""

Ready = EllipticCurvePublicKey | Ed25519PublicKey | RSAPublicKey


def holds(public: bytes, message: bytes, signature: bytes) -> bool:
    """Whether the key (COSE) made this signature over this message."""
    key, ready = _ready(public)
    try:
        check_signature_form(key, signature)
        _verify(ready, message, signature)
    except (BadSignature, InvalidSignature):
        return False
    return True


_ECDSA = ECDSA(SHA256())


def _verify(ready: Ready, message: bytes, signature: bytes) -> None:
    if isinstance(ready, EllipticCurvePublicKey):
        ready.verify(signature, message, _ECDSA)
    elif isinstance(ready, Ed25519PublicKey):
        ready.verify(signature, message)
    else:
        ready.verify(signature, message, PKCS1v15(), SHA256())


@lru_cache(maxsize=REMEMBERED)
def _ready(public: bytes) -> tuple[Passkey, Ready]:
    key = read_key(public)
    if key.algorithm == ES256:
        return key, EllipticCurvePublicNumbers(*key.numbers, SECP256R1()).public_key()
    if key.algorithm == EDDSA:
        return key, Ed25519PublicKey.from_public_bytes(key.point)
    modulus, exponent = key.numbers
    return key, RSAPublicNumbers(exponent, modulus).public_key()
