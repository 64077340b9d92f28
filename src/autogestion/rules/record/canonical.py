"""One value, one sequence of bytes: RFC 8785 (JCS), restricted so that nothing is left to taste.

Allowed are objects with ASCII keys, arrays, strings, whole numbers within ±(2^53 - 1), booleans
and null, at most MAX_DEPTH objects and arrays inside one another. There are no fractions: two
languages would not print them alike. Strings hold Unicode scalar values, so no lone surrogate.
"""

import json
from functools import lru_cache
from typing import Any, NoReturn

MAX_DEPTH = 32
MAX_INTEGER = 2**53 - 1

# Every digit becomes 0, every byte that could be spelt in two ways becomes '!', the rest stays.
_SHAPE = bytes(
    0x30 if byte in b"0123456789" else byte if 0x21 <= byte <= 0x7E and byte not in b"-\\" else 0x21
    for byte in range(256)
)
_UNPLAIN = 0x21
_SIXTEEN_DIGITS = b"0" * 16


class NotCanonical(ValueError):
    """A value that cannot be in the record, or bytes that are not the canonical ones."""


def canonical(value: Any) -> bytes:
    """The only bytes for `value`: UTF-8, no newline. NotCanonical where there are none."""
    _check(value, MAX_DEPTH)
    try:
        return _encode(value).encode()
    except UnicodeEncodeError:
        raise NotCanonical("a string holds half a surrogate pair") from None


def parse(line: bytes) -> dict[str, Any]:
    """The object whose canonical bytes are exactly `line`, otherwise NotCanonical."""
    try:
        text = line.decode()
        value, end = _read(text)
    except (ValueError, RecursionError) as error:
        raise NotCanonical(f"not JSON of the record: {error}") from None
    if type(value) is not dict:
        raise NotCanonical("an entry is an object")
    if end != len(line) or not _is_plainly_canonical(line, value):
        _check(value, MAX_DEPTH)
        if _encode(value) != text:
            raise NotCanonical("the same value has other bytes: order, repetition, space or escape")
    return value


def _is_plainly_canonical(line: bytes, value: dict[str, Any]) -> bool:
    """Whether a look is enough, without writing the value again: twice as fast.

    A line of visible ASCII without space, backslash or minus, which was read as JSON, differs
    from its canonical form only by a key repeated or out of order, or by a number too large.
    Each key in it has a colon, so where there are as many colons as keys, no key is repeated.
    False means: look harder.
    """
    shape = line.translate(_SHAPE)
    if _UNPLAIN in shape or _SIXTEEN_DIGITS in shape or line.count(b"[") > MAX_DEPTH - 2:
        return False
    frame = tuple(value), _names(value.get("body")), _names(value.get("proof"))
    objects, keys = _in_order(frame)
    return line.count(b"{") == objects and line.count(b":") == keys


def _names(value: Any) -> tuple[str, ...] | None:
    return tuple(value) if type(value) is dict else None


@lru_cache(maxsize=1000)
def _in_order(frame: tuple[tuple[str, ...] | None, ...]) -> tuple[int, int]:
    """How many objects and keys these are; (0, 0), which no line has, where keys are out of order.

    Remembered, because an act has the same keys each time.
    """
    objects = [names for names in frame if names is not None]
    if any(list(names) != sorted(names) for names in objects):
        return 0, 0
    return len(objects), sum(map(len, objects))


def _check(value: Any, depth: int) -> None:
    """NotCanonical unless `value` is made of what the record allows, at most `depth` deep."""
    if value is None or isinstance(value, (bool, str)):
        return
    if isinstance(value, int):
        if not -MAX_INTEGER <= value <= MAX_INTEGER:
            raise NotCanonical(f"{value} is beyond 2^53 - 1")
    elif not isinstance(value, (dict, list, tuple)):
        raise NotCanonical(f"{type(value).__name__} has no place in the record")
    elif depth == 0:
        raise NotCanonical(f"more than {MAX_DEPTH} objects and arrays inside one another")
    elif isinstance(value, dict):
        for key, item in value.items():
            _check_key(key)
            _check(item, depth - 1)
    else:
        for item in value:
            _check(item, depth - 1)


def _check_key(key: Any) -> None:
    if not isinstance(key, str) or not key.isascii():
        raise NotCanonical(f"the key {key!r} is not ASCII text")


def _no_fraction(text: str) -> NoReturn:
    raise NotCanonical(f"{text} is not a whole number")


_encode = json.JSONEncoder(
    ensure_ascii=False, check_circular=False, allow_nan=False, sort_keys=True, separators=(",", ":")
).encode
_read = json.JSONDecoder(parse_float=_no_fraction, parse_constant=_no_fraction).raw_decode
