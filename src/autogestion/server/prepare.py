"""What must be there before the first page: a place for data, a key, tables, static files."""

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

from autogestion.server import environment


def make_data_directory() -> Path:
    """The data directory and its two keys, made where missing, readable by their owner alone."""
    data = environment.data_directory()
    data.mkdir(mode=0o700, parents=True, exist_ok=True)
    if "AUTOGESTION_SECRET_KEY" not in os.environ:
        keep_key(data / environment.SECRET_KEY_FILE, environment.new_secret_key())
    if "AUTOGESTION_RECORD_KEY" not in os.environ:
        keep_key(data / environment.RECORD_KEY_FILE, environment.new_record_key())
    return data


def set_up_django() -> None:
    """Our settings, with the data directory there for them to read."""
    import django

    environment.use_our_settings()
    make_data_directory()
    django.setup()


def keep_key(path: Path, key: str) -> None:
    """Write a new key, unless one is kept already."""
    try:
        kept = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    with os.fdopen(kept, "w", encoding="ascii") as file:
        file.write(key + "\n")


def bring_tables_up_to_date() -> bool:
    """Apply the migrations that are missing; answer whether the database was empty before."""
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    from autogestion.server.finding.keeping import make_missing

    executor = MigrationExecutor(connection)
    is_new = not executor.loader.applied_migrations
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        call_command("migrate", interactive=False, verbosity=0)
        make_missing()
    return is_new


def found_example(say: Callable[[str], None]) -> None:
    """Found the example organisation, whole or not at all."""
    from autogestion.server import example

    say("Founding the example organisation; this is done once.")
    try:
        example.found_example()
    except BaseException:
        forget_new_database()
        raise


def forget_new_database() -> None:
    """Remove an SQLite database that was made a moment ago, so that the next start begins anew."""
    from django.db import connection

    from autogestion.server.sqlite.queue import SUFFIXES

    name = connection.settings_dict["NAME"]
    connection.close()
    if connection.vendor == "sqlite":
        for suffix in ("", "-wal", "-shm", *SUFFIXES):
            Path(f"{name}{suffix}").unlink(missing_ok=True)


def gather_static_files() -> None:
    """Copy, name and compress the rooms' static files, unless nothing changed since last time."""
    from django.conf import settings
    from django.core.management import call_command

    stamp = settings.DATA / "static.stamp"
    now = fingerprint(settings.STATICFILES_DIRS)
    if stamp.exists() and stamp.read_text(encoding="ascii") == now:
        return
    settings.STATIC_ROOT.mkdir(exist_ok=True)
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    stamp.write_text(now, encoding="ascii")


def fingerprint(directories: list[Path]) -> str:
    """SHA-256 over names, sizes and times of all files in the directories, in hexadecimal."""
    seen = hashlib.sha256()
    for directory in directories:
        for path in sorted(directory.rglob("*")):
            found = path.stat()
            seen.update(f"{path}\0{found.st_size}\0{found.st_mtime_ns}\n".encode())
    return seen.hexdigest()
