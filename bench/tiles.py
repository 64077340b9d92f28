"""What it costs to append a line and to prove one, in a short record and in a long one.

Processor time of one process on an SQLite file in a temporary directory; both records lie in the
same database and take turns, so that the ratios hold on a shared machine. The long record is laid
down at once, as an import does it.
"""

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from time import process_time

from bench.organisations import open_database
from bench.table import Measure, at_most, beside

SHORT = 1_000
LONG, LONG_QUICK = 100_000, 2_000
TIMES, TIMES_QUICK = 600, 20
RATIO_MAX = 1.2
"""So much may an act cost more in the long record."""


def measures(*, quick: bool) -> Iterator[Measure]:
    """Append and prove in both records, in turns."""
    long, times = (LONG_QUICK, TIMES_QUICK) if quick else (LONG, TIMES)
    with tempfile.TemporaryDirectory(prefix="autogestion-bench-") as data:
        open_database(Path(data))
        organisations = [laid_down(SHORT), laid_down(long)]
        short_ms, long_ms = measured(append, organisations, times)
        yield at_most(
            RATIO_MAX,
            f"append a line after {long:,}, against {SHORT:,}",
            long_ms / short_ms,
            "times",
        )
        yield beside(f"after {SHORT:,}", short_ms, "  the same", long_ms, "ms CPU")
        short_ms, long_ms = measured(prove, organisations, times)
        yield beside(f"in {SHORT:,}", short_ms, f"prove a line in {long:,}", long_ms, "ms CPU")


def laid_down(length: int) -> object:
    """An organisation whose record has so many lines, none of which means anything."""
    from django.db import transaction

    from autogestion.rules.record.canonical import canonical
    from autogestion.server.organisations.models import Organisation
    from autogestion.server.record.restoring import Restoring

    organisation = Organisation.objects.create(slug=f"long-{length}", proposed_at=0)
    with transaction.atomic():
        restoring = Restoring(organisation)
        for seq in range(length):
            entry = {"at": seq, "act": "a.b", "by": None, "in": None, "seq": seq}
            restoring.add(canonical(entry), entry)
        restoring.end()
    return organisation


def append(organisation: object, _turn: int) -> None:
    """An act that writes nothing but its line."""
    from autogestion.server.record.acts import ByItself, act
    from autogestion.server.record.acts import append as write_line

    @act
    def say(by: ByItself) -> None:
        write_line("a.b", by=by)

    say(ByItself(organisation))


def prove(organisation: object, turn: int) -> None:
    """The proof of a line anywhere in the record."""
    from autogestion.server.record import queries

    size = queries.frontier(organisation).size
    entry = queries.entry_numbered(organisation, turn * 7919 % size)
    queries.proof_of(entry, size)


def measured(
    work: Callable[[object, int], None], organisations: list[object], times: int
) -> list[float]:
    """The median of milliseconds for each organisation, taking turns."""
    took: list[list[float]] = [[] for _ in organisations]
    for turn in range(times):
        for organisation, kept in zip(organisations, took, strict=True):
            begin = process_time()
            work(organisation, turn)
            kept.append((process_time() - begin) * 1000)
    return [median(kept) for kept in took]
