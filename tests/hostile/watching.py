"""Which act writes what: every statement that changes a table, put down to the act that made it."""

import importlib
import inspect
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from types import CodeType

from django.apps import apps
from django.db import connection

from tests.architecture.house import modules

_statement = re.compile(
    r'(INSERT (?:OR IGNORE )?INTO|UPDATE|DELETE FROM) "(\w+)"(?: SET (.*?) WHERE )?', re.DOTALL
)
_column = re.compile(r'"(\w+)" = ')
EVERY_ACT = {
    *("adds Entry", "adds Tile", "changes Head.frontier", "changes Head.last_at"),
    *("adds Passage", "changes Passage.words", "changes Passage.is_open"),
}
"""What the line in the record is, which every act leaves, and what the search makes of it."""

Writes = dict[str, set[str]]
"""Name of an act -> what it writes: 'adds Ballot', 'changes Place.until', 'removes Waiver'."""


@cache
def acts() -> dict[str, Callable]:
    """Every function made an act, by its name: what `@act` marked, wherever it stands."""
    found = {}
    for module in modules("server"):
        if ".acts" in module.name:
            for name, thing in vars(importlib.import_module(module.name)).items():
                if getattr(thing, "is_act", False) and thing.__module__ == module.name:
                    found[name.strip("_")] = thing
    return found


@cache
def _codes() -> dict[CodeType, str]:
    return {inspect.unwrap(function).__code__: name for name, function in acts().items()}


@contextmanager
def watched() -> Iterator[Writes]:
    """All that acts write inside the block, act by act."""
    seen: Writes = defaultdict(set)

    def watch(execute, sql, params, many, context):
        if found := _statement.match(sql):
            seen[_act_under_way()].update(_effects(*found.groups()))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch):
        yield seen


def _act_under_way() -> str:
    """The innermost act on the stack, '' where none is under way."""
    frame, codes = sys._getframe(), _codes()
    while frame is not None:
        if frame.f_code in codes:
            return codes[frame.f_code]
        frame = frame.f_back
    return ""


def _effects(verb: str, table: str, columns: str | None) -> Iterator[str]:
    name = _names_of_tables().get(table, table)
    if verb.startswith("INSERT"):
        yield f"adds {name}"
    elif verb == "DELETE FROM":
        yield f"removes {name}"
    else:
        yield from (f"changes {name}.{column}" for column in _column.findall(columns or ""))


@cache
def _names_of_tables() -> dict[str, str]:
    models = apps.get_app_config("server").get_models(include_auto_created=True)
    return {model._meta.db_table: model.__name__.replace("_", " ") for model in models}
