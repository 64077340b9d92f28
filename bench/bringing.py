"""What it costs to bring ten thousand proposals in from elsewhere, sheet by sheet, each a question by an act.

Made-up proposals as long as those for Barcelona's plan of 2016, every fourth turned down with an answer.
"""

import random
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import process_time

from bench.finding import vocabulary
from bench.organisations import open_database, organisation
from bench.pages import queries_of
from bench.table import Measure, at_most
from bench.visitors import Visitor

PROPOSALS, PROPOSALS_QUICK = 10_860, 60
SECONDS_MAX = 60.0
PAGE_MS_MAX = 50.0
SEED = 2016


def measures(*, quick: bool) -> Iterator[Measure]:
    """The whole table, and the register of questions after it."""
    count = PROPOSALS_QUICK if quick else PROPOSALS
    with tempfile.TemporaryDirectory(prefix="autogestion-bench-") as data:
        open_database(Path(data))
        with organisation(members=10, entries=10) as world:
            from autogestion.server.bringing import tables
            from autogestion.server.bringing.taking import AT_ONCE_MAX, bring_in
            from autogestion.server.wsgi import application

            began = process_time()
            read = tables.proposals(table(count).encode())
            for first in range(0, count, AT_ONCE_MAX):
                sheet = read[first : first + AT_ONCE_MAX]
                brought = bring_in(world.awa, world.warehouse, sheet, source="elsewhere")
                assert brought.posed == len(sheet)
            took = process_time() - began
            yield at_most(SECONDS_MAX, f"bring in {count:,} proposals", took, "s CPU")
            visitor = Visitor(world.awa)
            page = f"/o/{world.organisation.slug}/questions/"

            def opened(path: str) -> bytes:
                return visitor.gets(application, path).body

            opened(page)
            began = process_time()
            opened(page)
            yield at_most(
                PAGE_MS_MAX,
                "  the register of questions",
                (process_time() - began) * 1000,
                "ms CPU",
            )
            yield at_most(20, "  its queries", queries_of(opened, page), "")


def table(count: int) -> str:
    """A table with a title, a text of 40 to 90 words, a place and what became of it."""
    chance, words = random.Random(SEED), vocabulary()
    lines = ["id,title,body,scope,state,answer"]
    for number in range(count):
        said = " ".join(chance.choices(words[:4000], k=chance.randint(40, 90)))
        title = " ".join(chance.choices(words, k=8))
        state, answer = ("accepted", "") if number % 4 else ("rejected", title[::-1])
        lines.append(f"{number},{title} {number},{said},place {number % 10},{state},{answer}")
    return "\n".join(lines)
