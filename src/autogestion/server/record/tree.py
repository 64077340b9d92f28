"""The tree over a record at any of its lengths: roots, proofs, tiles. Few rows are read, however long it is."""

from collections.abc import Iterable
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING

from django.db.models import Q

from autogestion.rules.record import merkle, tiles
from autogestion.rules.record.tiles import Place, Span
from autogestion.server.record.models import Entry, Tile

if TYPE_CHECKING:
    from autogestion.server.organisations.models import Organisation


def root_at(organisation: "Organisation | int", size: int) -> bytes:
    """The root over the first `size` lines; there must be as many."""
    if size == 0:
        return merkle.EMPTY_ROOT
    return _roots(organisation, [(0, size)])[0]


def inclusion(organisation: "Organisation | int", seq: int, size: int) -> list[bytes]:
    """The proof of line `seq` in the record of `size` lines."""
    return _roots(organisation, merkle.inclusion_ranges(seq, size))


def consistency(organisation: "Organisation | int", old: int, new: int) -> list[bytes]:
    """The proof that the record of `new` lines begins with all `old` lines; 0 < old <= new."""
    return _roots(organisation, merkle.consistency_ranges(old, new))


def hashes(organisation: "Organisation | int", span: Span) -> list[bytes]:
    """The hashes of one span, in order."""
    found = _hashes(organisation, [span])
    return [found[span.level, number] for number in range(span.start, span.end)]


def _roots(organisation: "Organisation | int", ranges: list[tuple[int, int]]) -> list[bytes]:
    found = _hashes(organisation, tiles.spans_of(ranges))
    return [tiles.range_root(start, end, found) for start, end in ranges]


def _hashes(organisation: "Organisation | int", spans: list[Span]) -> dict[Place, bytes]:
    """Leaves and tiles of these spans: one query for each of the two tables that is needed."""
    low = [Q(seq__gte=span.start, seq__lt=span.end) for span in spans if span.level == 0]
    high = [
        Q(level=span.level, number__gte=span.start, number__lt=span.end)
        for span in spans
        if span.level
    ]
    found: dict[Place, bytes] = {}
    if low:
        leaves = Entry.objects.filter(_any(low), organisation=organisation)
        found.update(((0, seq), bytes(leaf)) for seq, leaf in leaves.values_list("seq", "leaf"))
    if high:
        kept = Tile.objects.filter(_any(high), organisation=organisation)
        rows = kept.values_list("level", "number", "root")
        found.update(((level, number), bytes(root)) for level, number, root in rows)
    return found


def _any(conditions: Iterable[Q]) -> Q:
    return reduce(or_, conditions)
