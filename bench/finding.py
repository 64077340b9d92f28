"""What a search costs among a hundred thousand texts, and what keeping its index adds to an act.

Processor time: this process's, and on PostgreSQL (DATABASE_URL=postgres://…, on this machine) that of
the server's process beside it. Texts are drawn from a vocabulary in which, as
in languages, the n-th word is written 1/n as often as the first.
"""

import os
import random
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from itertools import accumulate
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING

from bench.organisations import open_database, organisation, postgresql_database
from bench.pages import queries_of
from bench.table import Measure, at_most, beside
from bench.visitors import Visitor

if TYPE_CHECKING:
    from autogestion.server.organisations.models import Organisation
    from tests.world import World

TEXTS, TEXTS_QUICK = 100_000, 2_000
WORDS, VOCABULARY = 60, 20_000
SEED = 12
ROUNDS = 7
SEARCH_MS_MAX = 50.0
PAGE_MS_MAX = 50.0
QUERIES_MAX = 12
ACT_RATIO_MAX = 1.6
URL = os.environ.get("DATABASE_URL", "")
AT_ONCE = 2_000
KINDS = ("argument", "argument", "argument", "fact", "question", "decision", "account")
SYLLABLES = [
    first + last for first in "bdfglmnprstv" for last in ("a", "e", "i", "o", "u", "an", "er")
]


def measures(*, quick: bool) -> Iterator[Measure]:
    """Searches of every sort; the page; an argument with and without the index."""
    texts = TEXTS_QUICK if quick else TEXTS
    with ExitStack() as stack:
        data = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="autogestion-bench-")))
        open_database(data, URL and stack.enter_context(postgresql_database(URL, data.name)))
        world = stack.enter_context(organisation(members=60, entries=100))
        words = vocabulary()
        fill(world.organisation, texts, words)
        for name, query, choice in searches(words):
            took = best(lambda q=query, c=choice: search(world.organisation, q, **c))
            yield at_most(SEARCH_MS_MAX, f"{name}, {texts:,} texts", took, "ms CPU")
        page = f"/o/{world.organisation.slug}/find/?q={words[0]}+{words[40]}"
        yield from cost_of_an_act(world, rounds=5 if quick else 60)
        opened = opened_by(world)
        took = best(lambda: opened(page))
        yield at_most(PAGE_MS_MAX, f"the page, {texts:,} texts", took, "ms CPU")
        yield at_most(QUERIES_MAX, "  queries", queries_of(opened, page), "")


def opened_by(world: "World") -> Callable[[str], bytes]:
    """How Awa opens a page."""
    from autogestion.server.wsgi import application

    visitor = Visitor(world.awa)
    return lambda path: visitor.gets(application, path).body


def searches(words: list[str]) -> list[tuple[str, str, dict]]:
    """What is sought, by what we call it."""
    first, second, some, rare = words[0], words[1], words[40], words[-1]
    return [
        ("a word of half the texts", f"{first} ", {}),
        ("two of them", f"{first} {second}", {}),
        ("a word of one in fifty", some, {}),
        ("a rare word", rare, {}),
        ("the beginning of many words", rare[:2], {}),
        ("a phrase", f'"{first} {second}"', {}),
        ("two words that never meet", f'"{rare} {rare} {first}" {second}', {}),
        ("a word without another", f"{first} -{second}", {}),
        ("a word, still open", first, {"is_open": True}),
        ("a word, of one kind", first, {"kind": "account"}),
        ("a word, of one member", first, {"by": "f" * 16}),
        ("a word, at the beginning", first, {"before": 1_000}),
    ]


def vocabulary() -> list[str]:
    """Words by how often they are written."""
    drawn = random.Random(SEED)
    words: dict[str, None] = {}
    while len(words) < VOCABULARY:
        words["".join(drawn.choices(SYLLABLES, k=drawn.choice((2, 3, 3, 4))))] = None
    return list(words)


def fill(organisation: "Organisation", texts: int, words: list[str]) -> None:
    """So many texts with their rows of the index; a few of their questions are open."""
    from django.db import connection

    from autogestion.server.finding.keeping import marks
    from autogestion.server.finding.lines import Row
    from autogestion.server.finding.models import Passage
    from autogestion.server.finding.words import index_line
    from autogestion.server.record.models import Text

    drawn = random.Random(SEED)
    often = list(accumulate(1 / (rank + 1) for rank in range(len(words))))
    for start in range(0, texts, AT_ONCE):
        kept = Text.objects.bulk_create(
            Text(organisation=organisation, commitment=f"{number:064x}", salt=b"bench", content=" ".join(
                drawn.choices(words, cum_weights=often, k=WORDS)
            ))
            for number in range(start, min(start + AT_ONCE, texts))
        )  # fmt: skip
        passages = []
        for number, text in enumerate(kept, start):
            row = Row(
                kind=KINDS[number % len(KINDS)], commitment=text.commitment, question=number // 50,
                within=number // 50, number=1, body=number % 9, by=f"{number % 500:016x}", at=number,
                seq=number, is_open=number % 1_000 == 0,
            )  # fmt: skip
            said = {**vars(row)}
            del said["commitment"]
            line = index_line(text.content, marks(organisation, row))
            passages.append(Passage(organisation=organisation, text=text, words=line, **said))
        Passage.objects.bulk_create(passages)
    if URL:  # As PostgreSQL does by itself within a minute, where its autovacuum is on.
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


def search(organisation: "Organisation", query: str, **choice: object) -> None:
    """One search, as the page asks it."""
    from autogestion.server.finding.queries import Choice, passages
    from autogestion.server.finding.sought import read

    passages(organisation, read(query), Choice(**choice), below=None, most=21)  # type: ignore[arg-type]  # one of each kind


def best(deed: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Milliseconds that a deed takes where nobody disturbs it."""
    deed()
    took = []
    for _round in range(rounds):
        begun = spent()
        deed()
        took.append(spent() - begun)
    return 1000 * min(took)


def spent() -> float:
    """Seconds of the processor until now, ours and the database's."""
    if not URL:
        return process_time()
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (server,) = cursor.fetchone()
    nanoseconds = Path(f"/proc/{server}/schedstat").read_text(encoding="ascii").split()[0]
    return process_time() + int(nanoseconds) / 1e9


def cost_of_an_act(world: "World", rounds: int) -> Iterator[Measure]:
    """An argument of a hundred words among all the others, in turns with and without the index."""
    from autogestion.server.deliberation import acts

    question = world.pose(world.awa, world.warehouse, complete=False)
    text = " ".join(random.Random(SEED).choices(vocabulary(), k=100))
    took: dict[bool, list[float]] = {True: [], False: []}
    for number in range(2 * rounds):
        with indexed(is_kept := number % 2 == 0):
            begun = spent()
            acts.add_argument(world.awa, question, side="for", text=f"{number} {text}")
            took[is_kept].append(spent() - begun)
    with_it, without = (1000 * min(took[is_kept]) for is_kept in (True, False))
    yield at_most(ACT_RATIO_MAX * without, "an argument, found", with_it, "ms CPU")
    yield beside("without the index", without, "an argument, found", with_it, "ms CPU")


@contextmanager
def indexed(is_kept: bool) -> Iterator[None]:
    """As it is, or as if nothing were kept beside the record."""
    from autogestion.server.record.acts import keepers

    kept = list(keepers)
    if not is_kept:
        keepers.clear()
    try:
        yield
    finally:
        keepers[:] = kept
