"""The tables of a new database, made at once, are those that the steps before it come to one by one."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

SQLITE = "autogestion.server.sqlite"


@pytest.mark.slow
def test_all_at_once_is_what_the_steps_come_to(django_db_blocker, tmp_path: Path) -> None:
    """On SQLite, whichever database the tests run on: the steps are the same for both."""
    with django_db_blocker.unblock():
        with empty(tmp_path / "at_once") as new:
            MigrationExecutor(new).migrate([("server", "0001_squashed_0016_threads")])
            at_once = made_in(new)
        with empty(tmp_path / "by_steps") as old:
            executor = MigrationExecutor(old)
            executor.loader = MigrationLoader(old, replace_migrations=False)
            executor.migrate([("server", "0016_threads")])
            by_steps = made_in(old)
    assert len(at_once) > 100
    assert at_once == by_steps


@contextmanager
def empty(file: Path) -> Iterator[BaseDatabaseWrapper]:
    """An empty database in a file."""
    default = connections["default"].settings_dict
    connections.databases[file.name] = {**default, "ENGINE": SQLITE, "NAME": file, "OPTIONS": {}}
    try:
        yield connections[file.name]
    finally:
        connections[file.name].close()
        del connections[file.name], connections.databases[file.name]


def made_in(made: BaseDatabaseWrapper) -> dict[str, object]:
    """Table -> its columns and all that binds them; and each trigger."""
    found: dict[str, object] = {}
    with made.cursor() as cursor:
        for table in made.introspection.get_table_list(cursor):
            columns = made.introspection.get_table_description(cursor, table.name)
            bounds = made.introspection.get_constraints(cursor, table.name)
            found[table.name] = (
                sorted(columns),
                sorted(f"{unnumbered(name)} {sorted(bounds[name].items())}" for name in bounds),
            )
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        return found | dict(cursor.fetchall())


def unnumbered(name: str) -> str:
    """The name of a constraint; SQLite numbers foreign keys, and what has no name, in the order of columns."""
    return "" if re.fullmatch(r"__.*|fk_\d+", name) else name
