"""Replaying a record and comparing what comes out with the tables."""

import hashlib
import marshal

from django.db import connection

from autogestion.rules.record.canonical import parse
from autogestion.rules.record.merkle import Frontier, leaf_hash
from autogestion.rules.replay import replay
from autogestion.server.finding.keeping import expected
from autogestion.server.finding.models import Passage
from autogestion.server.organisations.models import Organisation
from autogestion.server.portable.reading import read_state
from autogestion.server.record import queries as record
from autogestion.verify.passkeys import holds
from tests import tables
from tests.independent import verifier

NEVER_READ = "server_person"
"""Who signs in, and when: it is in no record, and no part of what is compared."""

_found_right: set[bytes] = set()


def check_all_organisations() -> None:
    """Every organisation in the database is the one that its record tells of.

    Where the tables hold to the row what was found right before, as after a test that only reads, they still are.
    """
    filled = tables.filled()
    rows = tables.taken(table for table in filled if table != NEVER_READ)
    content = hashlib.sha256(marshal.dumps(rows, 2)).digest()
    if content in _found_right:
        return
    with tables.asking_only(filled), connection.execute_wrapper(_of_no_person):
        for organisation in Organisation.objects.all():
            check(organisation)
    _found_right.add(content)


def _of_no_person(execute, sql, params, many, context):
    assert f'"{NEVER_READ}"' not in sql, "what is compared depends on a table that is left out"
    return execute(sql, params, many, context)


def _independently(lines: list[bytes], root: bytes, organisation: Organisation) -> None:
    """A verifier that shares no code with ours finds nothing wrong, the same root, and whose each text is."""
    org, size, found, told = verifier.check_record(lines)
    assert (org, size, found) == (organisation.org, len(lines), root)
    assert told.texts == {key.hex(): by for key, by in record.whose_texts(organisation).items()}


def check(organisation: Organisation) -> None:
    """The record replays to the tables, and its lines hash to the root that the head holds."""
    lines = [line.encode() for line in record.lines(organisation)]
    frontier = Frontier()
    for line in lines:
        frontier.append(leaf_hash(line))
    assert frontier.root() == record.frontier(organisation).root()
    _independently(lines, frontier.root(), organisation)
    told, kept = replay(map(parse, lines), holds), read_state(organisation)
    for name in told.__slots__:
        assert getattr(told, name) == getattr(kept, name), f"record and tables differ in {name}"
    _check_index(organisation)


def _check_index(organisation: Organisation) -> None:
    """The index of the search, kept line by line, is what the whole record makes of it at once."""
    kept = Passage.objects.filter(organisation=organisation).order_by("pk")
    made = [row for rows in expected(organisation) for row in rows]
    columns = [field.attname for field in Passage._meta.fields if field.attname != "id"]
    assert len(kept) == len(made)
    for row, other in zip(kept, made, strict=True):
        for name in columns:
            assert getattr(row, name) == getattr(other, name), f"{row.kind} differs in {name}"
