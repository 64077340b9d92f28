"""Queries that Django writes once for each process; afterwards only the values in them differ.

Writing a query takes Django ten times as long as the database takes to answer it, and a page asks a dozen
(docs/decisions/speed.md). It stays said in Django's words, and what is kept is its SQL: no row and no value.
"""

from collections.abc import Callable, Iterator
from copy import copy
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import Model, QuerySet

P = ParamSpec("P")
M = TypeVar("M", bound=Model)
Row = TypeVar("Row")
Value = int | str

MANY = 8
"""A query of more values takes a list: kept for each length of it, there would be no end of queries."""
FIRST_MARK = 2_130_000_000
"""Numbers from here on stand for values while a query is written: unlike any of ours, and fit for every column."""


def written_once(build: Callable[P, "QuerySet[M, Row]"]) -> Callable[P, list[Row]]:
    """Make a function that says a query one that asks it and answers its rows.

    Its arguments are whole numbers and texts, which the query compares with and nothing else: none of them is None,
    and none decides what is asked. Where one would, there are two queries.
    """
    written: dict[tuple[type, ...], _Written] = {}

    @wraps(build)
    def asked(*values: P.args, **named: P.kwargs) -> list[Row]:
        if len(values) > MANY or any(map(_is_beyond, values)):
            return list(build(*values, **named))  # Django writes it anew.
        kinds = tuple(map(type, values))
        try:
            query = written.get(kinds) or written.setdefault(kinds, _written(build, kinds))
        except EmptyResultSet:  # It asks for one of none, so that nothing can be found.
            return []
        return list(query.asked_with(values))

    return asked


def _is_beyond(value: object) -> bool:
    """A number that no column may hold: Django answers nothing, where a database would fail."""
    return type(value) is int and not -FIRST_MARK < value < FIRST_MARK


def _written(build: Callable[..., QuerySet], kinds: tuple[type, ...]) -> "_Written":
    """Have Django write the query, with a mark in the place of each value."""
    if not set(kinds) <= {int, str}:
        raise TypeError("A query that is written once takes whole numbers and texts.")
    marks = [
        FIRST_MARK + place if kind is int else f"mark {FIRST_MARK + place}"
        for place, kind in enumerate(kinds)
    ]
    rows = build(*marks)
    if rows._prefetch_related_lookups:  # type: ignore[attr-defined]  # Django's own
        raise TypeError("What is fetched in advance is a query of its own.")
    compiler = rows.query.get_compiler(rows.db)
    sql, values = compiler.as_sql()
    places = {at: marks.index(value) for at, value in enumerate(values) if value in marks}
    kept = [value for at, value in enumerate(values) if at not in places]
    if set(places.values()) != set(range(len(marks))) or any(
        str(FIRST_MARK + place) in f"{sql} {kept}" for place in range(len(marks))
    ):
        raise TypeError("Each value has to stand in the query as it is.")
    return _Written(rows, compiler, sql, list(values), places)


@dataclass(frozen=True)
class _Written:
    """A query as Django wrote it, and where each value belongs in it."""

    rows: QuerySet
    compiler: Any
    """Knows which columns were asked for, and how each is read."""
    sql: str
    values: list[Any]
    places: dict[int, int]

    def asked_with(self, given: tuple[Any, ...]) -> Iterator[Any]:
        """The rows for these values, read as Django reads those of any query."""
        values = list(self.values)
        for at, which in self.places.items():
            kind = type(values[at])  # PostgreSQL tells whole numbers of different sizes apart.
            values[at] = given[which] if kind in (int, str) else kind(given[which])
        compiler = copy(self.compiler)
        compiler.connection = connections[self.rows.db]  # Each thread has its own.
        compiler.as_sql = lambda: (self.sql, tuple(values))
        asked = _Asked(self.rows.db, _Compiled(compiler), self.rows._fields)  # type: ignore[attr-defined]  # Django's own
        return iter(self.rows._iterable_class(asked))  # type: ignore[call-overload, arg-type]  # Django's own; it reads no more than this


@dataclass(frozen=True)
class _Compiled:
    """Stands for a query that was compiled already."""

    compiler: Any

    def get_compiler(self, using: str) -> Any:
        return self.compiler


@dataclass(frozen=True)
class _Asked:
    """What Django reads of a query set to make rows of its answer."""

    db: str
    query: _Compiled
    _fields: Any
    _known_related_objects: dict = field(default_factory=dict)
