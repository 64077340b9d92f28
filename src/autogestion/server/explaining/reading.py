"""What the pages of the glossary show."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from autogestion.server.explaining.ours import OURS
from autogestion.server.explaining.queries import Explained, explanations
from autogestion.server.explaining.vocabulary import name_of
from autogestion.server.organisations.models import Organisation
from autogestion.server.web.shell import address


@dataclass(frozen=True)
class Writer:
    """Who explained it, as the component `member` shows a person."""

    name: str
    url: str


@dataclass(frozen=True)
class Said:
    """One explanation of a word."""

    number: int
    text: str
    by: Writer
    at: int


@dataclass(frozen=True)
class Word:
    """A word of the glossary; the newest explanation stands first."""

    word: str
    said: list[Said]

    @property
    def number(self) -> int:
        """The number of the explanation that is shown where the word is marked."""
        return self.said[0].number


@dataclass(frozen=True)
class Ours:
    """A word of the product."""

    name: str
    word: str
    meaning: str


def words_of(organisation: Organisation) -> list[Word]:
    """Every word that members explained, in the order of the alphabet."""
    found: dict[str, Word] = {}
    for one in explanations(organisation):
        word = found.setdefault(one.word.casefold(), Word(one.word, []))
        word.said.append(_said(organisation, one))
    return sorted(found.values(), key=lambda word: word.word.casefold())


def word_with(organisation: Organisation, number: int) -> Word | None:
    """The word of which this is an explanation."""
    words = words_of(organisation)
    return next((word for word in words if any(one.number == number for one in word.said)), None)


def ours() -> list[Ours]:
    """The product's own words, as the reader's language has them."""
    words = [Ours(name_of(word), _(word), _(meaning)) for word, meaning in OURS.items()]
    return sorted(words, key=lambda one: one.word.casefold())


def _said(organisation: Organisation, one: Explained) -> Said:
    url = address("o", organisation.slug, "members", one.pseudonym)
    return Said(one.number, one.text, Writer(one.name, url), one.at)
