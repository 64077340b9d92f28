"""What stands in a link or a reply address: a deed, for one member, until a moment, under the server's key.

Nothing of it is kept before it is used, so that a stolen database holds no link; afterwards a hash of it is.
52 letters at most (RFC 4648 base32), which a mail server may write in capitals, within the 64 of RFC 5321.
"""

import base64
import binascii
import hmac
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256

from django.conf import settings

MAC_BYTES = 16
LENGTH_MAX = 120


@dataclass(frozen=True)
class Said:
    """What a token says, whoever made it: to be believed only once `holds` says so."""

    deed: int
    member: int
    until: int
    """Seconds since 1970 UTC; 0 for no end."""
    numbers: tuple[int, ...]
    payload: bytes
    mac: bytes


def make(deed: int, member: int, standing: str, until: int, numbers: Sequence[int] = ()) -> str:
    """The token for a deed of the member with this primary key, as long as their `standing` is this."""
    payload = b"".join(_varint(number) for number in (deed, member, until, *numbers))
    whole = payload + _mac(payload, standing)
    return base64.b32encode(whole).decode().rstrip("=").lower()


def read(token: str) -> Said | None:
    """What the token says; None where it cannot be one."""
    if not token.isascii() or len(token) > LENGTH_MAX:
        return None
    padded = token.upper() + "=" * (-len(token) % 8)
    try:
        whole = base64.b32decode(padded)
        payload, mac = whole[:-MAC_BYTES], whole[-MAC_BYTES:]
        deed, member, until, *numbers = _numbers(payload)
    except (binascii.Error, ValueError):
        return None
    return Said(deed, member, until, tuple(numbers), payload, mac)


def holds(said: Said, standing: str) -> bool:
    """Whether this server made it, while the member's standing was what it is now."""
    return hmac.compare_digest(said.mac, _mac(said.payload, standing))


def _mac(payload: bytes, standing: str) -> bytes:
    message = b"letter\0" + standing.encode() + b"\0" + payload
    return hmac.new(settings.SECRET_KEY.encode(), message, sha256).digest()[:MAC_BYTES]


def _varint(number: int) -> bytes:
    """Seven bits a byte, the lowest first, as in protocol buffers."""
    out = bytearray()
    while number > 0x7F:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    out.append(number)
    return bytes(out)


def _numbers(payload: bytes) -> Iterator[int]:
    number = shift = 0
    for byte in payload:
        number |= (byte & 0x7F) << shift
        shift += 7
        if not byte & 0x80:
            yield number
            number = shift = 0
    if shift:
        raise ValueError("the last number does not end")
