"""What a member's main pages cost: queries, processor time, and bytes on the way to an old telephone.

Straight into the application, as a member who is signed in, with production's settings on SQLite
(DATABASE_URL=postgres://… for PostgreSQL). The example organisation, whose pages are full of
half a year of life, and then one assembly of five thousand. The pages take turns with the
sign-in page, which reads no table, and each figure is the best of several rounds, so that the ratios
hold on a machine that others share.
"""

import gzip
import os
import re
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING

from bench.organisations import open_database, organisation, postgresql_database
from bench.table import Measure, at_most, beside
from bench.visitors import Visitor

if TYPE_CHECKING:
    from autogestion.server.organisations.models import Member, Organisation

ROUNDS, ROUNDS_QUICK = 60, 2
MEMBERS, MEMBERS_QUICK = 5_000, 300
CPU_MS_MAX = 15.0
QUERIES_MAX = 12
KILOBYTES_MAX = 60.0
HOUR = 3600
WITHOUT_TABLES = "/sign-in/"
STYLESHEET = re.compile(r'<link rel="stylesheet" href="([^"]+)"(?: media="screen[^"]*")?>')
"""What a screen needs; the sheet for printing is fetched after everything else."""
URL = os.environ.get("DATABASE_URL", "")

Pages = dict[str, str]
"""Paths by what we call the page."""


def measures(*, quick: bool) -> Iterator[Measure]:
    """Each page of the example, then of a large organisation."""
    rounds, members = (ROUNDS_QUICK, MEMBERS_QUICK) if quick else (ROUNDS, MEMBERS)
    with ExitStack() as stack:
        data = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="autogestion-bench-")))
        url = URL and stack.enter_context(postgresql_database(URL, data.name))
        open_database(data, url)
        from tests.hostile.crowd import put_to_vote_now

        rosa = the_example()
        yield from costs_of(rosa, main_pages(rosa.organisation), rounds)
        with organisation(members=members, entries=100) as world:
            put_to_vote_now(world, closes_in=24 * HOUR)
            of_many = {
                f"{name}, {members:,} members": path
                for name, path in main_pages(world.organisation).items()
            }
            yield from costs_of(world.awa, of_many, rounds)


def the_example() -> "Member":
    """Rosa, who has something to do on every page of the example."""
    from autogestion.server import example
    from autogestion.server.organisations.models import Member

    example.found_example()
    return Member.objects.select_related("person", "organisation").get(name="Rosa Quintela")


def main_pages(of: "Organisation") -> Pages:
    """What people open most. Of the questions, the one whose vote is open, and the last decided."""
    here = f"/o/{of.slug}/"
    open_vote = of.votes.filter(closed_at=None).order_by("number").first()
    decided = of.votes.exclude(closed_at=None).order_by("-number").first()
    questions = {"question, its vote open": open_vote, "question, decided": decided}
    return {
        **{name: f"{here}questions/{vote.number}/" for name, vote in questions.items() if vote},
        "assembly": f"{here}assemblies/1/",
        "map": here,
        "register of decisions": f"{here}decisions/",
        "record": f"{here}record/",
        "what needs me": "/",
    }


def costs_of(member: "Member", pages: Pages, rounds: int) -> Iterator[Measure]:
    """Queries, processor time and size of each page, as this member opens it."""
    from autogestion.server.worker import application

    visitor = Visitor(member)

    def opened(path: str) -> bytes:
        answer = visitor.gets(application, path)
        if not answer.status.startswith("200"):
            raise AssertionError(path, answer)
        return answer.body

    for path in pages.values():  # The first time, templates are read and hours pass.
        opened(path)
    stranger = Visitor(None)
    took = in_turns(opened, pages, lambda: stranger.gets(application, WITHOUT_TABLES), rounds)
    for name, path in pages.items():
        yield at_most(CPU_MS_MAX, name, took[path], "ms CPU")
        yield beside("the sign-in page", took[WITHOUT_TABLES], "  the same", took[path], "ms CPU")
        yield at_most(QUERIES_MAX, "  queries", queries_of(opened, path), "")
        size = kilobytes(opened, path)
        yield at_most(KILOBYTES_MAX, "  HTML and CSS, compressed", size, "kB")


def queries_of(opened: Callable[[str], bytes], path: str) -> int:
    """How often the page asks the database, at the better of two times: once a minute, hours pass."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    counts = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as asked:
            opened(path)
        counts.append(len(asked))
    return min(counts)


def in_turns(
    opened: Callable[[str], bytes], pages: Pages, bare: Callable[[], object], rounds: int
) -> dict[str, float]:
    """The least milliseconds of the processor for each path, and for the bare page."""
    took = dict.fromkeys((*pages.values(), WITHOUT_TABLES), float("inf"))
    for _ in range(rounds):
        for path, least in took.items():
            begin = process_time()
            bare() if path == WITHOUT_TABLES else opened(path)
            took[path] = min(least, (process_time() - begin) * 1000)
    return took


def kilobytes(opened: Callable[[str], bytes], path: str) -> float:
    """What travels before a screen can show the page: itself and its styles, compressed."""
    page = opened(path)
    styles = STYLESHEET.findall(gzip.decompress(page).decode())
    if not styles:
        raise AssertionError(path)
    return sum(map(len, [page, *map(opened, styles)])) / 1000
