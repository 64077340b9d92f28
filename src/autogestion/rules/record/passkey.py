"""Public keys and signatures of passkeys (COSE, RFC 9053; WebAuthn level 3, §6.5.1.1), read without computing them.

Three algorithms: ES256 (ECDSA on P-256 with SHA-256), EdDSA (Ed25519), RS256 (RSASSA-PKCS1-v1_5
with SHA-256). The signature rule, so that no two verifiers disagree:

- ES256: strict DER, a sequence of two positive whole numbers in as few bytes as they need, each from
  1 to n - 1, and nothing after them. Low s is not required: authenticators do not see to it, and an
  act is known by its content, never by its signature, so a second form of one duplicates nothing.
- EdDSA: 64 bytes, S below the order of the group (RFC 8032). Points of small order are no keys.
- RS256: as many bytes as the modulus, of 2048 to 8192 bits; the exponent is odd, from 3 to 2^32.
"""

from collections.abc import Callable
from typing import NamedTuple

from autogestion.rules.record import cbor

ES256, EDDSA, RS256 = -7, -8, -257
ALGORITHMS = (ES256, EDDSA, RS256)

P = 2**256 - 2**224 + 2**192 + 2**96 - 1
B = 0x5AC635D8AA3A93E7B3EBBD55769886BC651D06B0CC53B0F63BCE3C3E27D2604B
N = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
"""P-256: y² = x³ - 3x + B modulo P, a group of N points (FIPS 186-4, D.1.2.3)."""
ED_P = 2**255 - 19
ED_ORDER = 2**252 + 27742317777372353535851937790883648493
ED_D = 37095705934669439343138083508754565189542113879843219016388785533085940283555
"""Ed25519: the field, the order of the group, and the d of -x² + y² = 1 + d·x²·y² (RFC 8032, 5.1)."""
RSA_BITS_MIN, RSA_BITS_MAX, RSA_EXPONENT_MAX = 2048, 8192, 2**32

_TYPE, _ALGORITHM, _CURVE, _X, _Y = 1, 3, -1, -2, -3
_RSA_N, _RSA_E = -1, -2


class NotAPasskey(ValueError):
    """A public key that is none, or of an algorithm that we do not know."""


class BadSignature(ValueError):
    """A signature that is not written as its algorithm writes them."""


class Passkey(NamedTuple):
    """A public key. `numbers`: (x, y) for ES256, (n, e) for RS256; `point`: 32 bytes for EdDSA."""

    algorithm: int
    numbers: tuple[int, int] = (0, 0)
    point: bytes = b""


def read_key(cose: bytes) -> Passkey:
    """The key in these bytes, a COSE_Key as authenticators write it; NotAPasskey otherwise."""
    try:
        fields = cbor.read(cose)
    except cbor.NotCbor as error:
        raise NotAPasskey(f"the key cannot be read: {error}") from None
    readers: dict[object, Callable[[dict[int, object]], Passkey]] = {
        (2, ES256): _es256,
        (1, EDDSA): _eddsa,
        (3, RS256): _rs256,
    }
    if type(fields) is not dict:
        raise NotAPasskey("the key is not a map")
    reader = readers.get((fields.get(_TYPE), fields.get(_ALGORITHM)))
    if reader is None:
        raise NotAPasskey("the key is of a kind that is not accepted here")
    return reader(fields)


def _es256(fields: dict[int, object]) -> Passkey:
    _require_fields(fields, {_TYPE, _ALGORITHM, _CURVE, _X, _Y}, curve=1)
    x = int.from_bytes(_octets(fields[_X], 32), "big")
    y = int.from_bytes(_octets(fields[_Y], 32), "big")
    if x >= P or y >= P or (y * y - (x * x * x - 3 * x + B)) % P:
        raise NotAPasskey("the key is not a point of the curve")
    return Passkey(ES256, numbers=(x, y))


def _eddsa(fields: dict[int, object]) -> Passkey:
    _require_fields(fields, {_TYPE, _ALGORITHM, _CURVE, _X}, curve=6)
    point = _octets(fields[_X], 32)
    y = int.from_bytes(point, "little") & (2**255 - 1)
    # Of order 1 or 2: y = ±1; of order 4: y = 0; of order 8: twice it is a point with y = 0.
    is_small = y in (0, 1, ED_P - 1) or (ED_D * y**4 + 2 * y * y - 1) % ED_P == 0
    if y >= ED_P or is_small:
        raise NotAPasskey("the key is a point that proves nothing")
    return Passkey(EDDSA, point=point)


def _rs256(fields: dict[int, object]) -> Passkey:
    _require_fields(fields, {_TYPE, _ALGORITHM, _RSA_N, _RSA_E})
    modulus, exponent = (_whole(fields[name]) for name in (_RSA_N, _RSA_E))
    is_modulus = RSA_BITS_MIN <= modulus.bit_length() <= RSA_BITS_MAX and modulus % 2 == 1
    if not is_modulus or not 3 <= exponent <= RSA_EXPONENT_MAX or exponent % 2 == 0:
        raise NotAPasskey("the key is weaker or larger than what is accepted here")
    return Passkey(RS256, numbers=(modulus, exponent))


def _require_fields(fields: dict[int, object], names: set[int], curve: int | None = None) -> None:
    if fields.keys() != names or (curve is not None and fields[_CURVE] != curve):
        raise NotAPasskey("the key says too much, too little, or names another curve")


def _octets(value: object, length: int | None = None) -> bytes:
    if type(value) is not bytes or (length is not None and len(value) != length):
        raise NotAPasskey("a part of the key has the wrong length")
    return value


def _whole(value: object) -> int:
    content = _octets(value)
    if not content or content[0] == 0:
        raise NotAPasskey("a number of the key is padded")
    return int.from_bytes(content, "big")


def check_signature_form(key: Passkey, signature: bytes) -> None:
    """BadSignature unless it is written as a signature of this key would be. Says nothing of its truth."""
    if key.algorithm == ES256:
        ecdsa_numbers(signature)
    elif key.algorithm == EDDSA:
        if len(signature) != 64 or int.from_bytes(signature[32:], "little") >= ED_ORDER:
            raise BadSignature("not 64 bytes with S below the order of the group")
    elif len(signature) != (key.numbers[0].bit_length() + 7) // 8:
        raise BadSignature("not as long as the modulus")


def ecdsa_numbers(signature: bytes) -> tuple[int, int]:
    """(r, s) of a signature in strict DER; BadSignature otherwise. Both numbers fit in 33 bytes."""
    if len(signature) < 8 or signature[0] != 0x30 or signature[1] != len(signature) - 2:
        raise BadSignature("not a DER sequence with nothing after it")
    r, at = _der_whole(signature, 2)
    s, at = _der_whole(signature, at)
    if at != len(signature):
        raise BadSignature("something follows after r and s")
    if not (0 < r < N and 0 < s < N):
        raise BadSignature("r or s is not between 1 and n - 1")
    return r, s


def _der_whole(data: bytes, at: int) -> tuple[int, int]:
    if at + 2 > len(data) or data[at] != 0x02:
        raise BadSignature("r or s is not a DER whole number")
    length = data[at + 1]
    content = data[at + 2 : at + 2 + length]
    if not 1 <= length <= 33 or len(content) != length:
        raise BadSignature("r or s is empty, cut off or too long")
    if content[0] & 0x80 or (content[0] == 0 and (length == 1 or not content[1] & 0x80)):
        raise BadSignature("r or s is negative, nought or padded")
    return int.from_bytes(content, "big"), at + 2 + length
