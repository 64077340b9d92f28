"""Reading the little of CBOR (RFC 8949) that authenticators write: CTAP2's canonical form, of definite length.

Whole numbers, bytes, texts, arrays, maps, true, false and null. Nothing else, and no value written in
two ways: a number in more bytes than it needs, or a map with a key twice, is refused.
"""

from typing import Any

MAX_DEPTH = 8
_SIMPLE = {20: False, 21: True, 22: None}


class NotCbor(ValueError):
    """Bytes that are not one value as authenticators write it."""


def read(data: bytes) -> Any:
    """The one value that these bytes are."""
    value, end = read_first(data)
    if end != len(data):
        raise NotCbor("something follows after the value")
    return value


def read_first(data: bytes, start: int = 0) -> tuple[Any, int]:
    """The value that begins at `start`, and where it ends."""
    return _read(data, start, MAX_DEPTH)


def _read(data: bytes, at: int, depth: int) -> tuple[Any, int]:
    if depth == 0:
        raise NotCbor("values lie too deep within one another")
    major, number, at = _head(data, at)
    if major == 0:
        return number, at
    if major == 1:
        return -1 - number, at
    if major in (2, 3):
        return _string(data, at, number, is_text=major == 3)
    if major == 4:
        items = []
        for _ in range(number):
            item, at = _read(data, at, depth - 1)
            items.append(item)
        return items, at
    if major == 5:
        return _map(data, at, number, depth)
    if major == 7 and number in _SIMPLE:
        return _SIMPLE[number], at
    raise NotCbor("a kind of value that authenticators do not write")


def _head(data: bytes, at: int) -> tuple[int, int, int]:
    """Kind, number, and where the head ends; the number in as few bytes as it needs."""
    if at >= len(data):
        raise NotCbor("cut off")
    major, short = data[at] >> 5, data[at] & 0x1F
    at += 1
    if short < 24:
        return major, short, at
    if short > 27 or major == 7:
        raise NotCbor("a length that is not written plainly")
    size = 1 << (short - 24)
    if at + size > len(data):
        raise NotCbor("cut off")
    number = int.from_bytes(data[at : at + size], "big")
    if number < (24 if size == 1 else 1 << (4 * size)):
        raise NotCbor("a number in more bytes than it needs")
    return major, number, at + size


def _string(data: bytes, at: int, length: int, *, is_text: bool) -> tuple[bytes | str, int]:
    if at + length > len(data):
        raise NotCbor("cut off")
    content = data[at : at + length]
    try:
        return (content.decode() if is_text else content), at + length
    except UnicodeDecodeError:
        raise NotCbor("a text that is not UTF-8") from None


def _map(data: bytes, at: int, size: int, depth: int) -> tuple[dict[Any, Any], int]:
    found: dict[Any, Any] = {}
    for _ in range(size):
        key, at = _read(data, at, depth - 1)
        if type(key) not in (int, str) or key in found:
            raise NotCbor("a key that is no number or text, or that is there twice")
        found[key], at = _read(data, at, depth - 1)
    return found, at
