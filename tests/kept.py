"""Worlds that many tests begin with: played once by each process through acts, then laid back as they were.

What a test begins with is the same to the row, and of its own: nothing that one test did is left to the next.
Where anything lies in the tables already a world is played as ever, and so is the second one of a test, which
is another organisation than the first.
"""

import pickle
from collections.abc import Callable
from typing import NamedTuple, TypeVar

from django.db import transaction

from autogestion.server.record import clock
from tests import tables

T = TypeVar("T")


class _Kept(NamedTuple):
    made: bytes
    rows: tables.Rows
    at: int


_kept: dict[str, _Kept] = {}
_given: list[str] = []
"""What the test under way began with, where it began with anything."""


def next_test() -> None:
    """Whoever begins now has had nothing yet."""
    _given.clear()


def begun_with(key: str, play: Callable[[], T]) -> T:
    """What `play` makes in empty tables, with a clock that stands still. `key` says all that it depends on."""
    key = f"{key} at {clock.now()}"
    if _given or tables.filled():
        return play()
    _given.append(key)
    if key not in _kept:
        made = play()
        _kept[key] = _Kept(pickle.dumps(made), tables.taken(tables.filled()), clock.now())
        return made
    kept = _kept[key]
    with transaction.atomic():
        tables.lay(kept.rows)
    clock.advance(kept.at - clock.now())
    return pickle.loads(kept.made)
