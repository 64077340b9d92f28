"""The words that pages of an organisation mark, for one reader's language."""

from collections.abc import Iterator
from functools import lru_cache

from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from autogestion.server.explaining import queries
from autogestion.server.explaining.ours import OURS
from autogestion.server.organisations.models import Organisation
from autogestion.server.web.marking import Meaning, Vocabulary, forget_marked

REMEMBERED = 64
"""So many vocabularies are kept in memory, each as of one state of a record."""


def vocabulary_of(organisation: Organisation) -> Vocabulary:
    """What members explained, the newest of each word; then the product's own words.

    It is read anew whenever the record has grown, so that nothing erased is shown.
    """
    as_of = bytes(organisation.head.frontier)
    return _remembered(_Key(organisation, as_of, get_language() or ""))


def forget_vocabularies() -> None:
    """Let go of the explanations that are kept in memory."""
    _remembered.cache_clear()
    _of.cache_clear()
    forget_marked()


def name_of(word: str) -> str:
    """The place of one of our own words on the page of the glossary."""
    return f"ours-{slugify(word)}"


class _Key:
    """An organisation at one moment of its record, to be remembered by."""

    def __init__(self, organisation: Organisation, as_of: bytes, language: str) -> None:
        self.organisation = organisation
        self._is = (organisation.pk, as_of, language)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and self._is == other._is

    def __hash__(self) -> int:
        return hash(self._is)


@lru_cache(maxsize=REMEMBERED)
def _remembered(key: _Key) -> Vocabulary:
    return _of(tuple(_meanings(key.organisation)))


@lru_cache(maxsize=REMEMBERED)
def _of(meanings: tuple[Meaning, ...]) -> Vocabulary:
    """The same one as long as the words are the same: by it marked texts are remembered."""
    return Vocabulary(meanings)


def _meanings(organisation: Organisation) -> Iterator[Meaning]:
    for one in queries.explanations(organisation):
        at = reverse("explanation", args=[organisation.slug, one.number])
        yield Meaning(one.word, one.text, at)
    glossary = reverse("glossary", args=[organisation.slug])
    for word, meaning in OURS.items():
        yield Meaning(_(word), _(meaning).replace("**", ""), f"{glossary}#{name_of(word)}")
