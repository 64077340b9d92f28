"""Organisations of any size to measure on, each in a database of its own, with production's settings."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit, urlunsplit

if TYPE_CHECKING:
    from autogestion.server.organisations.models import Member
    from tests.world import World

BATCH = 5000


def open_database(data: Path, url: str = "") -> None:
    """Let this process use a new database: SQLite in `data`, or PostgreSQL at `url`."""
    os.environ |= {"AUTOGESTION_DATA": str(data), "DATABASE_URL": url}
    from autogestion.server import environment, prepare

    environment.use_our_settings()
    prepare.make_data_directory()
    import django

    django.setup()
    prepare.bring_tables_up_to_date()
    prepare.gather_static_files()


@contextmanager
def postgresql_database(url: str, name: str) -> Iterator[str]:
    """The address of a new database on the server at `url`, dropped at the end."""
    import psycopg

    with psycopg.connect(url, autocommit=True) as server:
        server.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')  # type: ignore[arg-type]  # a name of ours
        server.execute(f'CREATE DATABASE "{name}"')  # type: ignore[arg-type]  # a name of ours
        try:
            yield urlunsplit(urlsplit(url)._replace(path=f"/{name}"))
        finally:
            server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')  # type: ignore[arg-type]  # a name of ours


@contextmanager
def organisation(*, members: int, entries: int) -> Iterator["World"]:
    """The Warehouse union with so many members, and so many lines in its record.

    Its founding is played; the rest is filled into the tables, as a hundred thousand acts would
    take minutes. Its record would not replay, and nobody asks it to.
    """
    from tests.world import DAY, founded

    with founded(at=int(time.time()) - 30 * DAY) as world:
        fill_with_members(world, members - len(world.members))
        fill_with_lines(world, entries)
        yield world


def fill_with_members(world: "World", more: int) -> None:
    """So many more people in the Warehouse."""
    from autogestion.server.organisations.models import Member, Place
    from autogestion.server.people.models import Person
    from autogestion.server.record import clock

    warehouse, since = world.warehouse, clock.now()
    people = Person.objects.bulk_create(
        (Person(name=f"Member {number}") for number in range(more)), batch_size=BATCH
    )
    members = Member.objects.bulk_create(
        (
            Member(
                organisation=world.organisation,
                person=person,
                name=person.name,
                base=warehouse,
            )
            for person in people
        ),
        batch_size=BATCH,
    )
    Place.objects.bulk_create(
        (Place(body=warehouse, member=member, since=since) for member in members),
        batch_size=BATCH,
    )


def fill_with_lines(world: "World", size: int) -> None:
    """Lines like those of ballots, until the record has `size` of them."""
    from autogestion.rules.record.canonical import canonical
    from autogestion.rules.record.merkle import leaf_hash
    from autogestion.server.record import queries
    from autogestion.server.record.models import Entry, Head

    frontier, at = queries.head(world.organisation)
    rows = []
    for seq in range(frontier.size, size):
        by = world.awa.pseudonym
        line = canonical(
            {
                "v": 1, "org": world.organisation.org, "seq": seq, "at": at, "act": "ballot.cast",
                "by": by, "in": 1, "body": {"vote": 1, "choice": 1, "turn": seq},
                "proof": {"how": "session"},
            }
        )  # fmt: skip
        frontier.append(leaf := leaf_hash(line))
        rows.append(
            Entry(
                organisation=world.organisation, seq=seq, at=at, act="ballot.cast", by=by, within=1,
                line=line.decode(), leaf=leaf,
            )
        )  # fmt: skip
    Entry.objects.bulk_create(rows, batch_size=BATCH)
    Head.objects.filter(organisation=world.organisation).update(frontier=frontier.to_bytes())


def spread(world: "World", count: int) -> list["Member"]:
    """So many members, from all over the table, with their persons."""
    from autogestion.server.organisations.models import Member

    ids = list(
        Member.objects.filter(organisation=world.organisation)
        .order_by("pk")
        .values_list("pk", flat=True)
    )
    chosen = ids[:: max(1, len(ids) // count)][:count]
    return list(Member.objects.filter(pk__in=chosen).select_related("person"))
