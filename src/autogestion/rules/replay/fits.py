"""Of what kind a field in the body of a line can be."""

import re
from collections.abc import Callable, Mapping
from typing import Any

Fits = Callable[[Any], bool]
Fields = Mapping[str, Fits]

_is_hash = re.compile("[0-9a-f]{64}").fullmatch
_is_lot = re.compile("[0-9a-f]{32}").fullmatch
_is_pseudonym = re.compile("[0-9a-f]{16}").fullmatch


def number(value: Any) -> bool:
    """The number of a thing, from 1. (True is no number, though Python takes it for 1.)"""
    return type(value) is int and value > 0


def count(value: Any) -> bool:
    """A whole number from 0; also a moment."""
    return type(value) is int and value >= 0


def flag(value: Any) -> bool:
    return type(value) is bool


def word(value: Any) -> bool:
    return type(value) is str


def commitment(value: Any) -> bool:
    """The commitment of a text that this line gives, its writer's own."""
    return digest(value)


def name(value: Any) -> bool:
    """The commitment of the name of the organisation or of an assembly: everybody's."""
    return digest(value)


def source(value: Any) -> bool:
    """The commitment of where a fact comes from, or nothing."""
    return value == "" or digest(value)


def digest(value: Any) -> bool:
    """A hash that gives no text: of a roll, or of a text that an earlier line gave."""
    return type(value) is str and _is_hash(value) is not None


def member(value: Any) -> bool:
    """A pseudonym."""
    return type(value) is str and _is_pseudonym(value) is not None


def organisation(value: Any) -> bool:
    """The `org` by which the record of an organisation is known."""
    return type(value) is str and _is_lot(value) is not None


def lot(value: Any) -> bool:
    """128 bits that a member brings to a draw of shifts."""
    return type(value) is str and _is_lot(value) is not None


def secret(value: Any) -> bool:
    """128 bits of the hash of a secret that its writer keeps."""
    return type(value) is str and _is_lot(value) is not None


def anything(_value: Any) -> bool:
    """What the handler compares as a whole, or reads by itself."""
    return True


def none_or(fits: Fits) -> Fits:
    return lambda value: value is None or fits(value)


def list_of(fits: Fits) -> Fits:
    return lambda value: type(value) is list and all(map(fits, value))


def commitments(value: Any) -> bool:
    """Commitments of texts or files that this line gives."""
    return type(value) is list and all(map(digest, value))


def texts(value: Any) -> bool:
    """Part of a dossier -> commitment."""
    return type(value) is dict and all(map(digest, value.values()))


def sums(value: Any) -> bool:
    """Part of a dossier -> how many."""
    return type(value) is dict and all(map(count, value.values()))


def thing(value: Any) -> bool:
    return type(value) is dict
