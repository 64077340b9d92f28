"""Replaying a record and comparing what comes out with the tables."""

from autogestion.rules.record.canonical import parse
from autogestion.rules.record.merkle import Frontier, leaf_hash
from autogestion.rules.replay import replay
from autogestion.server.finding.keeping import expected
from autogestion.server.finding.models import Passage
from autogestion.server.organisations.models import Organisation
from autogestion.server.portable.reading import read_state
from autogestion.server.record import queries as record
from autogestion.verify.passkeys import holds
from tests.independent import verifier


def check_all_organisations() -> None:
    """Every organisation in the database is the one that its record tells of."""
    for organisation in Organisation.objects.all():
        check(organisation)


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
