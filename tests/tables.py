"""Rows as they lie in the tables, taken out and laid back as they are: no model is asked, nothing is judged."""

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from functools import cache

from django.apps import apps
from django.db import connection
from django.db.models import Model, QuerySet

Rows = dict[str, object]
"""Table -> what lies in it, in the database's own form."""


@cache
def models() -> dict[str, type[Model]]:
    """The product's tables, each with its model."""
    managed = apps.get_app_config("server").get_models(include_auto_created=True)
    return {model._meta.db_table: model for model in managed if model._meta.managed}


@cache
def columns() -> dict[str, list[str]]:
    """The product's tables, each with its columns that are written (a generated one makes itself)."""
    return {
        table: [field.column for field in model._meta.local_concrete_fields if not field.generated]
        for table, model in models().items()
    }


@cache
def _which_are_filled() -> str:
    return "SELECT " + ", ".join(f'EXISTS(SELECT 1 FROM "{table}")' for table in columns())


def filled() -> list[str]:
    """The product's tables in which something lies, by one question to the database."""
    with connection.cursor() as cursor:
        cursor.execute(_which_are_filled())
        row = cursor.fetchone()
    return [table for table, is_filled in zip(columns(), row, strict=True) if is_filled]


def taken(tables: Iterable[str]) -> Rows:
    """What lies in these tables."""
    connection.ensure_connection()
    take = _taken_from_sqlite if connection.vendor == "sqlite" else _taken_from_postgresql
    return {table: take(table) for table in tables}


def lay(rows: Rows) -> None:
    """Lay rows into tables in which nothing lies. Stands in a transaction: what refers to what is asked at its end."""
    connection.ensure_connection()
    lay_into = _lay_into_sqlite if connection.vendor == "sqlite" else _lay_into_postgresql
    for table, content in rows.items():
        lay_into(table, content)


@contextmanager
def asking_only(filled: Collection[str]) -> Iterator[None]:
    """Let queries of rows of any other table answer nothing without being put together, which is most of their cost.

    Only where nothing is written inside the block: from a table without rows no join makes any.
    """
    empty, fetch = set(columns()).difference(filled), QuerySet._fetch_all

    def fetched(things: QuerySet) -> None:
        is_empty = things.model._meta.db_table in empty and not things.query.combinator
        if is_empty and things._result_cache is None:
            things._result_cache = []
        fetch(things)

    QuerySet._fetch_all = fetched
    try:
        yield
    finally:
        QuerySet._fetch_all = fetch


def _named(table: str) -> str:
    return ", ".join(f'"{column}"' for column in columns()[table])


def _key(table: str) -> str:
    return models()[table]._meta.pk.column


def _taken_from_sqlite(table: str) -> list[tuple]:
    # With a plus before it a column is an expression, and comes as it is stored instead of as its type says.
    asked = ", ".join(f'+"{column}"' for column in columns()[table])
    found = connection.connection.execute(f'SELECT {asked} FROM "{table}" ORDER BY rowid')
    return [tuple(row) for row in found]


def _lay_into_sqlite(table: str, rows: list[tuple]) -> None:
    places = ", ".join("?" for _ in columns()[table])
    connection.connection.executemany(
        f'INSERT INTO "{table}" ({_named(table)}) VALUES ({places})', rows
    )


def _taken_from_postgresql(table: str) -> bytes:
    with (
        connection.connection.cursor() as cursor,
        cursor.copy(
            f'COPY (SELECT {_named(table)} FROM "{table}" ORDER BY "{_key(table)}") TO STDOUT'
        ) as copy,
    ):
        return b"".join(bytes(block) for block in copy)


def _lay_into_postgresql(table: str, content: bytes) -> None:
    with connection.connection.cursor() as cursor:
        with cursor.copy(f'COPY "{table}" ({_named(table)}) FROM STDIN') as copy:
            copy.write(content)
        if "id" in columns()[table]:
            # Who empties the tables may have begun the numbers anew; what comes next must not meet these.
            cursor.execute(
                f"""SELECT setval(sequence, GREATEST((SELECT max(id) FROM "{table}"), nextval(sequence)))
                    FROM (SELECT pg_get_serial_sequence('"{table}"', 'id') AS sequence) AS of_table
                    WHERE sequence IS NOT NULL"""
            )
