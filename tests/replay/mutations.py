"""Every way in which one line of a record, or their order, can be changed."""

import copy
import json
from collections.abc import Iterator
from typing import Any

from autogestion.rules.record.canonical import canonical

Lines = list[bytes]


def changed_fields(line: bytes) -> Iterator[tuple[str, bytes]]:
    """(which field, the line with it changed), for each field at any depth; then one more, one less."""
    entry = json.loads(line)
    for path in paths(entry):
        for value in others(at(entry, path)):
            yield said(path), canonical(with_value(entry, path, value))
    for path in [(), *paths(entry)]:
        if isinstance(at(entry, path), dict):
            more = at(entry, path) | {"unknown": 1}
            yield f"{said(path)} one more", canonical(with_value(entry, path, more))
            for key in at(entry, path):
                less = {other: value for other, value in at(entry, path).items() if other != key}
                yield f"{said((*path, key))} left out", canonical(with_value(entry, path, less))


def written_otherwise(line: bytes) -> Iterator[tuple[str, bytes]]:
    """The same entry in other bytes."""
    entry = json.loads(line)
    yield "a space", line.replace(b":", b": ", 1)
    yield "an escape", line.replace(b"a", b"\\u0061", 1)
    yield "a key twice", line.replace(b'{"act"', b'{"act":"a.b","act"', 1)
    yield "another order", json.dumps(dict(reversed(entry.items())), separators=(",", ":")).encode()
    yield "an empty line", b""


def reordered(lines: Lines) -> Iterator[tuple[str, Lines]]:
    """Lines dropped, repeated, swapped, and cut off."""
    for number in range(len(lines)):
        yield f"{number} dropped", lines[:number] + lines[number + 1 :]
        yield f"{number} repeated", lines[: number + 1] + lines[number:]
        yield f"cut off before {number}", lines[:number]
    for number in range(len(lines) - 1):
        pair = [lines[number + 1], lines[number]]
        yield f"{number} swapped", lines[:number] + pair + lines[number + 2 :]


def paths(value: Any, path: tuple = ()) -> Iterator[tuple]:
    """The way to everything inside `value`, at any depth."""
    inside = value.items() if isinstance(value, dict) else enumerate(value)
    for key, item in inside:
        yield (*path, key)
        if isinstance(item, (dict, list)):
            yield from paths(item, (*path, key))


def at(value: Any, path: tuple) -> Any:
    for key in path:
        value = value[key]
    return value


def with_value(entry: dict, path: tuple, value: Any) -> Any:
    """A copy of the entry with something else at the end of the path."""
    if not path:
        return value
    entry = copy.deepcopy(entry)
    at(entry, path[:-1])[path[-1]] = value
    return entry


def others(value: Any) -> Iterator[Any]:
    """Values that could stand there instead: near ones, and of another kind."""
    if isinstance(value, bool):
        yield from (not value, int(value))
    elif isinstance(value, int):
        yield value + 1
        if value in (0, 1):
            yield bool(value)
        if value:
            yield value - 1
    elif isinstance(value, str):
        yield value[:-1] + ("0" if value[-1:] != "0" else "1")
        yield value + "0"
    elif value is None:
        yield from (1, "0" * 16)
    elif isinstance(value, list):
        yield value + [1]
        if value:
            yield value[:-1]
        if len(value) > 1 and value != value[::-1]:
            yield value[::-1]
    yield from () if value is None else (None,)


def said(path: tuple) -> str:
    """`body.texts.why`, list positions left out."""
    return ".".join(key for key in path if isinstance(key, str))
