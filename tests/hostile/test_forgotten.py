"""What was erased is nowhere: no table, no page of the database's files, no folder, no cache, no export."""

import io
import subprocess
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest
from django.conf import settings
from django.db import connection

from autogestion.server.deliberation import acts as deliberation
from autogestion.server.deliberation.reading import register_of_decisions
from autogestion.server.finding import words as searched
from autogestion.server.finding.models import Passage
from autogestion.server.forgetting.acts import erase_name, erase_texts
from autogestion.server.forgetting.queries import own_texts
from autogestion.server.organisations import acts
from autogestion.server.portable.tests.exports import exported, verified
from autogestion.server.record import clock
from autogestion.server.web import texts as web_texts
from tests.visiting import at, browser
from tests.world import World, dossier, founded

pytestmark = pytest.mark.django_db(transaction=True)

SECRET = "Zwetschgenknoedel"
NAME = "Quetzalina Ombredane"
OTHERS = 60


def test_what_was_erased_is_nowhere() -> None:
    with founded() as world:
        writer = lived(world)
        seen(world, writer)
        assert places_of(SECRET, world) >= {
            "server_text",
            "server_file",
            "export",
            "search",
            "memory",
        }
        assert places_of(SECRET.lower(), world) >= {"server_passage", "find", "memory"}
        assert places_of(NAME, world) >= {"server_member", "server_person", "export"}
        acts.leave(writer, world.warehouse)
        erase_texts(writer, [own.commitment for own in own_texts(writer)])
        erase_name(writer)
        assert places_of(SECRET, world) == set()
        assert places_of(SECRET.lower(), world) == set()
        assert places_of(NAME, world) == set()
        assert verified(exported(world.organisation)).holds


def lived(world: World):
    """One member among others writes in every way there is, at length; texts are replaced and grow."""
    person = world.person(NAME)
    request = acts.request_admission(person, world.warehouse, reason=f"{SECRET} reason")
    acts.answer_admission(world.chidi, request, yes=False)
    asked = world.organisation.questions.latest("number")
    world.decide(asked, dict.fromkeys(("Awa", "Bruno"), 1))
    writer = world.know(NAME)
    for number in range(OTHERS):
        question = world.pose(
            writer if number % 2 else world.awa, world.warehouse, complete=False,
            dossier=dossier(f"{SECRET} {number}?" if number % 2 else f"Other {number}?"),
        )  # fmt: skip
        words = f"{SECRET} {'long ' * (number * 12)}"
        deliberation.add_argument(writer, question, side="for", text=words)
        deliberation.add_argument(world.bruno, question, side="against", text="No. " * 30)
        if number % 2:
            deliberation.reword_question(writer, question, parts={"why": words})
            deliberation.add_fact(
                writer, question, text=words, source=SECRET,
                files=[(f"{SECRET}.txt", "text/plain", SECRET.encode() * 2000)],
            )  # fmt: skip
            deliberation.withdraw_question(writer, question)
        else:
            deliberation.propose_rewording(writer, question, text=f"{SECRET} {number}, so?")
            deliberation.demand_fact(writer, question, text=words)
    return writer


def seen(world: World, writer) -> None:
    """Pages are read, so that whatever keeps copies of texts has them."""
    for number in (3, 4, 5):
        assert SECRET in browser(world.awa).get(at(world, "questions", number)).content.decode()
    assert SECRET in browser(writer).get(at(world, "mine")).content.decode()


def places_of(words: str, world: World) -> set[str]:
    """Where these words are found."""
    return {
        *in_tables(words),
        *in_files(words.encode()),
        *in_export(words.encode(), world),
        *in_search(words, world),
        *in_memory(words),
    }


def in_tables(words: str) -> Iterator[str]:
    """Every column of every table there is, Django's own too, as text and as bytes."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            rows = cursor.fetchall()
            if any(words.encode() in as_bytes(value) for row in rows for value in row):
                yield table


def as_bytes(value: object) -> bytes:
    if isinstance(value, (bytes, bytearray, memoryview)):
        return bytes(value)
    return str(value).encode()


def in_files(words: bytes) -> Iterator[str]:
    """Every file of the data directory: the database, its log, uploads, whatever else."""
    if connection.vendor == "sqlite":
        assert Path(connection.settings_dict["NAME"]).parent == Path(settings.DATA)
    # Another process reads: where this one closes a file of SQLite, it loses its locks on the database.
    search = [
        "grep",
        "--recursive",
        "--text",
        "--files-with-matches",
        "--fixed-strings",
        "-e",
        words,
    ]
    found = subprocess.run([*search, settings.DATA], capture_output=True, check=False)
    assert found.returncode in (0, 1), found.stderr
    yield from (Path(line).name for line in found.stdout.decode().splitlines())


def in_export(words: bytes, world: World) -> Iterator[str]:
    content = exported(world.organisation)
    with ZipFile(io.BytesIO(content)) as archive:
        parts = [archive.read(name) for name in archive.namelist()]
    if words in content or any(words in part for part in parts):
        yield "export"


def in_search(words: str, world: World) -> Iterator[str]:
    if register_of_decisions(world.organisation, words=words, at=clock.now()).exists():
        yield "search"
    if Passage.objects.filter(words__contains=words).exists():
        yield "find"


def in_memory(words: str) -> Iterator[str]:
    """The HTML of texts and the stems of words are all that a process keeps; it says how many it holds."""
    kept = (web_texts._remembered, searched.fold, searched.stems)
    if any(cache.cache_info().currsize for cache in kept):
        yield "memory"
