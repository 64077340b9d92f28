"""What it costs to search a library of 50,000 struggles, and how many of those most alike are found.

Straight into the tables, with made-up words that are as frequent as words are (Zipf). Processor time
of the whole answer: rows fetched, lines made. What is found by the budgeted search is compared with the cosine
of every entry with every other, computed with numpy from all postings.
"""

import random
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import accumulate
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING, Any

from bench.organisations import open_database, organisation
from bench.table import Measure, alone, at_least, at_most

if TYPE_CHECKING:
    from autogestion.server.library.models import Struggle
    from tests.world import World

ENTRIES, ENTRIES_QUICK = 50_000, 400
AT_ONCE = 1000
ASKED = 20
CPU_MS_MAX = 100.0
FOUND_PERCENT_MIN = 90
WORDS, TRADES, DEMANDS, FORMS = 40_000, 400, 3000, 300
COUNTRIES = ("FR", "GB", "US", "IN", "BR", "ZA", "KR", "ES", "IT", "AR")
SEED = 1936
KINDS = {"demands": "demand", "forms": "form"}


def measures(*, quick: bool) -> Iterator[Measure]:
    """Searches, what is alike, and the page."""
    entries = ENTRIES_QUICK if quick else ENTRIES
    with tempfile.TemporaryDirectory(prefix="autogestion-bench-") as data:
        open_database(Path(data))
        with organisation(members=10, entries=10) as world:
            from django.db import transaction

            with transaction.atomic():
                struggles = shelve(world, entries)
            yield from additions(world, entries)
            yield from searches(world, entries)
            yield from likenesses(world, struggles, entries)


class Words:
    """Made-up words and terms, the first ones far more frequent than the last."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.sizes = {"w": WORDS, "trade": TRADES, "demand": DEMANDS, "form": FORMS}
        self.weights = {
            kind: list(accumulate(1 / (rank + 5) for rank in range(size)))
            for kind, size in self.sizes.items()
        }

    def some(self, kind: str, count: int) -> list[str]:
        ranks = self.chance.choices(
            range(self.sizes[kind]), cum_weights=self.weights[kind], k=count
        )
        return [f"{kind}{rank}" for rank in ranks]

    def text(self, count: int) -> str:
        return " ".join(self.some("w", count))


def shelve(world: "World", entries: int) -> "list[Struggle]":
    """So many entries in the tables, and their words as the index would write them, in bulk."""
    from django.db import connection

    from autogestion.server.library.likeness import Feature, features_of, weights
    from autogestion.server.library.models import Word

    words, made = Words(random.Random(SEED)), []
    known: dict[Feature, int] = {}
    counts: Counter[Feature] = Counter()
    for begin in range(0, entries, AT_ONCE):
        rows = added(world, range(begin + 1, min(begin + AT_ONCE, entries) + 1))
        postings = []
        for row, texts in write(world, rows, words):
            features = features_of(texts)
            counts.update(features.keys())
            postings += [
                (known.setdefault(feature, len(known) + 1), row.pk, weight)
                for feature, weight in weights(features).items()
            ]
        with connection.cursor() as cursor:
            cursor.executemany(
                "INSERT INTO server_posting (word_id, struggle_id, weight) VALUES (%s, %s, %s)",
                postings,
            )
        made += rows
    Word.objects.bulk_create(
        (
            Word(
                pk=pk, organisation=world.organisation, kind=kind, word=word,
                shown=word if kind else "", entries=counts[kind, word],
            )
            for (kind, word), pk in known.items()
        ),
        batch_size=AT_ONCE,
    )  # fmt: skip
    return made


def added(world: "World", numbers: range) -> "list[Struggle]":
    from autogestion.server.library.models import Struggle

    return Struggle.objects.bulk_create(
        Struggle(
            organisation=world.organisation, number=number, at=0, begun=str(1830 + number % 195),
            country=COUNTRIES[number % 10], outcome=("won", "partly", "lost")[number % 3],
        )
        for number in numbers
    )  # fmt: skip


def write(
    world: "World", rows: "list[Struggle]", words: Words
) -> "Iterator[tuple[Struggle, list[tuple[str, str]]]]":
    """Their versions and texts; answers the texts of each by kind."""
    from autogestion.server.library.models import StruggleItem, StruggleVersion
    from autogestion.server.record.models import Text

    kept: list[tuple[Struggle, str, Text]] = []
    said_of: dict[int, list[tuple[str, str]]] = {}
    for row in rows:
        said = {"title": words.text(4), "trade": words.some("trade", 1)[0], "tried": words.text(60)}
        said |= {f"demands {n}": one for n, one in enumerate(words.some("demand", 3), 1)}
        said |= {f"forms {n}": one for n, one in enumerate(words.some("form", 3), 1)}
        said_of[row.pk] = [(KINDS.get(part.split()[0], part), text) for part, text in said.items()]
        kept += [
            (row, part, Text(organisation=world.organisation, salt=b"1", content=content,
                             commitment=f"{row.number:08x}{part:>56}"))
            for part, content in said.items()
        ]  # fmt: skip
    Text.objects.bulk_create((text for _row, _part, text in kept), batch_size=AT_ONCE)
    texts = {(row.pk, part): text for row, part, text in kept}
    versions = StruggleVersion.objects.bulk_create(
        StruggleVersion(
            struggle=row, number=1, by=world.awa, body=world.warehouse, at=0, begun=row.begun,
            country=row.country, outcome=row.outcome,
            **{part: texts[row.pk, part] for part in ("title", "trade", "tried")},
        )
        for row in rows
    )  # fmt: skip
    StruggleItem.objects.bulk_create(
        StruggleItem(version=version, part=part, number=n, text=texts[version.struggle_id, f"{part} {n}"])
        for version in versions
        for part in ("demands", "forms")
        for n in (1, 2, 3)
    )  # fmt: skip
    for row in rows:
        yield row, said_of[row.pk]


def additions(world: "World", entries: int) -> Iterator[Measure]:
    """One entry more, by its act: the line, the texts, and the words of the index."""
    from autogestion.server.library import acts
    from autogestion.server.library.entry import Said

    words = Words(random.Random(SEED + 1))

    def add(_given: None) -> None:
        texts = {"title": words.text(4), "trade": "trade1", "tried": words.text(60)}
        said = Said("1936", "won", texts=texts, lists={"demands": words.some("demand", 3)})
        acts.add_struggle(world.awa, world.warehouse, said=said)

    yield alone(f"add one to {entries:,}, by its act", best(add, None), "ms CPU")


def searches(world: "World", entries: int) -> Iterator[Measure]:
    """The first sheet, and how many fit by country and ten years: all that the page asks the database."""
    from autogestion.server.library import queries, reading
    from autogestion.server.library.finding import Sought, found

    everything = Sought()
    asked = {
        "two words": replace(everything, words="w3 w40"),
        "a rare word": replace(everything, words="w9000"),
        "a trade and a country": replace(everything, trade="trade2", country="FR"),
        "a demand, lost, since 1900": replace(everything, demand="demand1", outcome="lost", since="1900"),
        "no filter": everything,
    }  # fmt: skip

    def sheet(sought: Sought) -> None:
        fitting = found(world.organisation, sought)
        sum(queries.counts(fitting).values())
        reading.lines_of(world.organisation, fitting[:25])

    for name, sought in asked.items():
        yield at_most(CPU_MS_MAX, f"{entries:,} entries: {name}", best(sheet, sought), "ms CPU")


def likenesses(world: "World", struggles: "list[Struggle]", entries: int) -> Iterator[Measure]:
    """What is like an entry, like some words; and how many of the ten truly nearest are among what is found."""
    from autogestion.server.library.finding import like_entry, like_words

    asked = random.Random(SEED).sample(struggles, ASKED)
    took = [best(like_entry, one) for one in asked]
    yield at_most(
        CPU_MS_MAX, f"{entries:,} entries: like one of them, worst of {ASKED}", max(took), "ms CPU"
    )
    text = "trade7, demand12, form3 and w50 w300 w2000 w77"
    said = best(lambda words: like_words(world.organisation, words, 20), text)
    yield at_most(CPU_MS_MAX, f"{entries:,} entries: like what somebody says", said, "ms CPU")
    nearest = exactly([one.pk for one in asked], entries)
    found = sum(
        len({alike.struggle.pk for alike in like_entry(one, 10)} & set(nearest[one.pk]))
        for one in asked
    )
    share = 100 * found / sum(map(len, nearest.values()))
    yield at_least(FOUND_PERCENT_MIN, "  of the ten most alike, found", share, "%")


def exactly(asked: list[int], entries: int) -> dict[int, list[int]]:
    """Entry -> the ten that are most like it, by the cosine with each of all."""
    import numpy as np

    from autogestion.server.library.models import Posting, Word

    rows = Posting.objects.values_list("word", "struggle", "weight").iterator(chunk_size=50_000)
    words, holders, weights = (np.array(one) for one in zip(*rows, strict=True))
    counts = dict(Word.objects.values_list("pk", "entries"))
    idf = np.zeros(max(counts) + 1)
    for pk, count in counts.items():
        idf[pk] = np.log((1 + entries) / (1 + count)) + 1
    weighed = weights * idf[words]
    lengths = np.sqrt(np.bincount(holders, weighed * weighed))
    nearest = {}
    for one in asked:
        own = np.zeros(len(idf))
        own[words[holders == one]] = weighed[holders == one]
        likeness = np.bincount(holders, weighed * own[words]) / np.maximum(lengths, 1e-9)
        likeness[one] = 0
        nearest[one] = [int(pk) for pk in np.argsort(-likeness)[:10]]
    return nearest


def best(do: Callable[[Any], object], given: Any, rounds: int = 5) -> float:
    """The least milliseconds of the processor."""
    took = []
    for _ in range(rounds):
        begin = process_time()
        do(given)
        took.append((process_time() - begin) * 1000)
    return min(took)
