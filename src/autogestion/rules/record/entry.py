"""One line of the record: who did what, where, when, and how that is known."""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any, NamedTuple, Self

from .canonical import canonical, parse
from .merkle import leaf_hash

VERSION = 1
LINE_BYTES_MAX = 65_535
"""The longest line: what the two bytes before it say where lines are read in bundles (C2SP tlog-tiles)."""
REMEMBERED = 50_000
"""How many members' ids are kept in memory once they were found to be written rightly."""


class MalformedEntry(ValueError):
    """An object that does not have the shape of an entry."""


class Entry(NamedTuple):
    """An entry whose shape was checked; what its act means and allows is for the replay to say.

    `seq` is the number of the entry's leaf, from 0. `at` is in seconds since 1970, UTC. `by` is
    the member's pseudonymous id, None where nobody acts (a vote closes at its hour). `in_` is the
    number of the body in which it was done, None for the whole organisation. `body` is what the
    act says, `proof` how the actor was known.
    """

    v: int
    org: str
    seq: int
    at: int
    act: str
    by: str | None
    in_: int | None
    body: dict[str, Any]
    proof: dict[str, Any]

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> Self:
        """The entry with these fields, after `check`."""
        check(data)
        return cls(
            data["v"], data["org"], data["seq"], data["at"], data["act"],
            data["by"], data["in"], data["body"], data["proof"],
        )  # fmt: skip

    @classmethod
    def from_line(cls, line: bytes) -> Self:
        """The entry with these canonical bytes; NotCanonical or MalformedEntry otherwise."""
        return cls.from_data(parse(line))

    def to_data(self) -> dict[str, Any]:
        """The object that stands in the record."""
        return {("in" if name == "in_" else name): value for name, value in self._asdict().items()}

    def to_line(self) -> bytes:
        """The canonical bytes, without a newline."""
        return canonical(self.to_data())

    def leaf_hash(self) -> bytes:
        """The entry's leaf in the tree."""
        return leaf_hash(self.to_line())


def check(data: dict[str, Any]) -> None:
    """Nothing, for an object shaped as an entry; MalformedEntry names what is not."""
    if data.keys() != _SHAPES.keys():
        raise MalformedEntry(f"missing or unknown fields: {sorted(data.keys() ^ _SHAPES.keys())}")
    if _is_plainly_shaped(data):
        return
    for field, fits in _SHAPES.items():
        if not fits(data[field]):
            raise MalformedEntry(f'"{field}" cannot be {data[field]!r}')


def _is_plainly_shaped(data: dict[str, Any]) -> bool:
    """What `_SHAPES` says, for the common case and at half the cost. False means: look harder."""
    v, seq, at, within, proof = data["v"], data["seq"], data["at"], data["in"], data["proof"]
    org, act, by = data["org"], data["act"], data["by"]
    return (
        type(v) is type(seq) is type(at) is int
        and v == VERSION
        and seq >= 0 <= at
        and (within is None or (type(within) is int and within > 0))
        and type(data["body"]) is type(proof) is dict
        and type(proof.get("how")) is type(org) is type(act) is str
        and _organisation(org) is not None
        and _act(act) is not None
        and (by is None or (type(by) is str and _member(by) is not None))
    )


def _is_count(value: Any) -> bool:
    # True and False are ints to Python, and not to anybody else.
    return type(value) is int and value >= 0


def _matching(pattern: str) -> Callable[[str], re.Match[str] | None]:
    # The same acts and members come again and again: to remember them is three times as fast.
    return lru_cache(maxsize=REMEMBERED)(re.compile(pattern).fullmatch)


_member = _matching("[0-9a-f]{16}")
_organisation = _matching("[0-9a-f]{32}")
_act = _matching(r"[a-z]+(?:-[a-z]+)*\.[a-z]+(?:-[a-z]+)*")

_SHAPES: dict[str, Callable[[Any], bool]] = {
    "v": lambda value: type(value) is int and value == VERSION,
    "org": lambda value: type(value) is str and _organisation(value) is not None,
    "seq": _is_count,
    "at": _is_count,
    "act": lambda value: type(value) is str and _act(value) is not None,
    "by": lambda value: value is None or (type(value) is str and _member(value) is not None),
    "in": lambda value: value is None or (_is_count(value) and value > 0),
    "body": lambda value: type(value) is dict,
    "proof": lambda value: type(value) is dict and type(value.get("how")) is str,
}
