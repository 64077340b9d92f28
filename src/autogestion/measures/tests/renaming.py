"""The same deeds under other names: everything that holds a pseudonym, however deep."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any


def renamed(thing: Any, name: Mapping[str, str]) -> Any:
    """A copy with each name exchanged."""
    if isinstance(thing, str):
        return name.get(thing, thing)
    if isinstance(thing, Counter | defaultdict):
        copy = thing.copy()
        copy.clear()
        copy.update({renamed(key, name): renamed(one, name) for key, one in thing.items()})
        return copy
    if isinstance(thing, dict):
        return {renamed(key, name): renamed(one, name) for key, one in thing.items()}
    if isinstance(thing, list | tuple | set | frozenset):
        return type(thing)(renamed(one, name) for one in thing)
    if is_dataclass(thing) and not isinstance(thing, type):
        given = {
            one.name: renamed(getattr(thing, one.name), name) for one in fields(thing) if one.init
        }
        return type(thing)(**given)
    return thing
