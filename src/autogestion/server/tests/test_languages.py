"""Members read their pages whole in their language: no English left, days and numbers as they write them."""

from collections.abc import Iterator
from html import unescape

import pytest
from django.conf import settings
from django.test import Client
from django.utils.translation import override

from autogestion.server.web import numbers, times
from tests.architecture.catalogues import path_of, read
from tests.visiting import at, browser
from tests.world import START, World, federated

pytestmark = pytest.mark.django_db

SHORTEST = 18
"""Letters from which on it is our sentence that is found, and not two words in a member's or a charter's own text."""


def english_left(page: str, language: str) -> list[str]:
    """The sentences on a page that stand there untranslated."""
    return [
        message.singular
        for message in read(path_of(language, "po"))
        if len(message.singular) >= SHORTEST
        and "%" not in message.singular
        and message.singular not in message.said
        and message.singular in page
    ]


@pytest.fixture
def world() -> Iterator[World]:
    """One question with a result, one before a vote, one whose dossier is being gathered."""
    with federated() as world:
        tea = world.pose(world.awa, world.warehouse, seconded_by=[world.bruno])
        world.decide(tea, {"Awa": 1, "Bruno": 1, "Chidi": 2})
        several = world.pose(
            world.awa, world.warehouse, seconded_by=[world.chidi], options=["A kettle", "A samovar"]
        )
        world.pose(world.chidi, world.warehouse, complete=False)
        world.open(several)
        world.tea, world.several = tea, several  # type: ignore[attr-defined]
        yield world


def pages(world: World) -> list[str]:
    """What a member reads from day to day.

    Question 1 is left out: the organisation itself asked it, in its own language.
    """
    tea, several = world.tea.number, world.several.number
    inside = [
        ("charter",), ("questions",), ("questions", tea), ("questions", tea, "ballots"),
        ("questions", tea, "roll"), ("questions", several), ("questions", several + 1),
        ("questions", several + 1, "complete"), ("decisions",), ("decisions", 2), ("record",),
        ("record", 3), ("assemblies", 1), ("assemblies", 1, "leave"),
        ("members", world.awa.pseudonym),
    ]  # fmt: skip
    posing = at(world, "questions", "new") + "?assembly=1"
    return ["/", "/found/", "/account/", posing, at(world), *(at(world, *page) for page in inside)]


def read_in(client: Client, language: str, address: str) -> str:
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    answer = client.get(address)
    assert answer.status_code == 200, address
    return unescape(answer.content.decode())


@pytest.mark.parametrize("language", ["fr", "es"])
def test_no_page_is_half_in_english(world, language):
    client = browser(world.awa)
    for address in pages(world):
        page = read_in(client, language, address)
        assert f'<html lang="{language}">' in page
        assert (address, english_left(page, language)) == (address, [])


@pytest.mark.parametrize("language", ["fr", "es"])
def test_a_stranger_reads_the_first_pages_in_their_language(language):
    for address in ("/", "/found/", "/sign-in/", "/found/charters/base-union/", "/nowhere/"):
        answer = Client(headers={"accept-language": language}).get(address)
        assert english_left(unescape(answer.content.decode()), language) == []


def test_the_charter_is_read_out_in_plain_french_and_spanish(world):
    address = at(world, "charter")
    french = read_in(browser(world.awa), "fr", address)
    assert (
        "Au moins trois personnes signent cette charte avant que l’organisation existe." in french
    )
    assert "plus de la moitié des voix pour et contre" in french
    spanish = read_in(browser(world.awa), "es", address)
    assert (
        "Al menos tres personas firman esta carta antes de que exista la organización." in spanish
    )
    assert "más de la mitad de los votos a favor y en contra" in spanish


def test_a_result_is_told_with_the_numbers_of_the_language(world):
    address = at(world, "questions", world.tea.number)
    french = read_in(browser(world.awa), "fr", address)
    assert "Adoptée\u202f: 2 pour, 1 contre." in french
    assert "66,6\u202f%" in french
    spanish = read_in(browser(world.awa), "es", address)
    assert "Aprobada: 2 a favor, 1 en contra." in spanish
    assert "66,6\u202f%" in spanish


@pytest.mark.parametrize(
    ("language", "moment", "day", "many"),
    [
        ("en", "Thursday 1 January 2026, 00:00 UTC", "1 January 2026", "12,345"),
        ("fr", "jeudi 1 janvier 2026 à 00:00 UTC", "1 janvier 2026", "12\xa0345"),
        ("es", "jueves 1 de enero de 2026, 00:00 UTC", "1 de enero de 2026", "12\xa0345"),
    ],
)
def test_days_and_numbers_read_as_one_writes_them(language, moment, day, many):
    with override(language):
        assert times.day_and_hour(START) == moment
        assert times.day(START) == day
        assert numbers.plain(12_345) == many


def test_a_line_of_the_record_is_a_sentence_in_every_language(world):
    page = read_in(browser(world.awa), "fr", at(world, "record") + "?act=question.posed")
    assert "a posé la <a" in page
    page = read_in(browser(world.awa), "es", at(world, "record") + "?act=question.posed")
    assert "planteó la <a" in page
