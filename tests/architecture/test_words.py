"""Everything that members read is said in French and in Spanish, with the same values in it."""

import gettext
import re
import shutil
from collections import defaultdict

import pytest

from tests.architecture.catalogues import LANGUAGES, Message, compiled, extracted, path_of, read

VALUE = re.compile(r"%\(\w+\)[sd]")
TAG = re.compile(r"<[^>]+>")
NOT_KEPT_TOGETHER = re.compile(r"(?<!\u202f)[;:!?»]|«(?!\u202f)|'")

CATALOGUES = {language: read(path_of(language, "po")) for language in LANGUAGES}
SENTENCES = {
    language: [message for message in messages if message.singular]
    for language, messages in CATALOGUES.items()
}


@pytest.fixture(scope="module")
def marked(tmp_path_factory: pytest.TempPathFactory) -> set[tuple[str, str, str]]:
    """Every sentence that the sources mark."""
    if shutil.which("xgettext") is None:
        pytest.skip("GNU gettext is not installed on this machine")
    return {message.key for message in extracted(tmp_path_factory.mktemp("words"))}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_catalogue_holds_every_sentence_that_is_said_and_no_other(language, marked):
    known = {message.key for message in SENTENCES[language]}
    assert sorted(marked - known) == []
    assert sorted(known - marked) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_is_translated_and_none_by_guessing(language):
    assert [message for message in SENTENCES[language] if not is_translated(message)] == []


def is_translated(message: Message) -> bool:
    """Every form is written, and a person has looked at each."""
    forms = 2 if message.plural else 1
    return len(message.said) == forms and all(map(str.strip, message.said)) and not message.is_fuzzy


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_holds_the_values_and_the_links_of_its_sentence(language):
    assert [message for message in SENTENCES[language] if not holds_the_same(message)] == []


def holds_the_same(message: Message) -> bool:
    """The form for many holds what is asked of it; that for one may say "one" itself, as English does."""
    forms = zip((message.singular, message.plural or message.singular), message.said, strict=False)
    return all(inside(asked) == inside(said) for asked, said in forms)


def inside(sentence: str) -> list[str]:
    """The places for values, the elements and the percent signs, in the order of the alphabet."""
    if VALUE.search(sentence):
        assert isinstance(sentence % defaultdict(int), str)
    return sorted([*VALUE.findall(sentence), *TAG.findall(sentence)])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_server_reads_what_stands_in_the_catalogue(language):
    with path_of(language, "mo").open("rb") as file:
        server_reads = gettext.GNUTranslations(file)._catalog
    written = compiled(CATALOGUES[language])
    assert header(server_reads.pop("")) == header(written.pop(""))
    assert server_reads == written


def header(text: str) -> list[str]:
    """What a catalogue says of itself. The compiler leaves out when the sources were read."""
    return [line for line in text.splitlines() if not line.startswith("POT-Creation-Date")]


def test_french_keeps_its_signs_with_their_words():
    apart = [
        said
        for message in SENTENCES["fr"]
        for said in message.said
        if message.context != "date format"
        and NOT_KEPT_TOGETHER.search(TAG.sub("", VALUE.sub("", said)))
    ]
    assert apart == []


def test_spanish_opens_what_it_closes():
    said = [said for message in SENTENCES["es"] for said in message.said]
    assert [one for one in said if one.count("¿") != one.count("?")] == []
    assert [one for one in said if one.count("¡") != one.count("!")] == []
