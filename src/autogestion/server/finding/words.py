"""Words as the search compares them: without case and accents, and by their stems.

The same on every database: what a text consists of is worked out here and kept as one line of plain
letters, digits and spaces, which SQLite's FTS5 and PostgreSQL's tsvector split alike.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import Stemmer

from autogestion.server.sqlite.folding import folded

LETTERS_MAX = 40
"""What a word has beyond is not compared."""
REMEMBERED_WORDS = 20_000
"""How many words have their stems kept in memory: members use the same ones again and again."""

_WORD = re.compile("[^\\W_](?:[^\\W_]|[\u0300-\u036f\u0591-\u05c7\u064b-\u065f])*")
"""Letters and digits of any script, with the marks that stand on them."""
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ı": "i"})
_STEMMERS = tuple(Stemmer.Stemmer(name, 0) for name in ("english", "french", "spanish"))

# Each begins with one letter that says what it is, so that a word is never taken for a stem or a mark.
WORD, STEM = "w", "s"


class Word(NamedTuple):
    """A word in a text: where it stands, and its letters without case and accents."""

    start: int
    end: int
    letters: str
    written: str


def composed(text: str) -> str:
    """The text with each accent in its letter, as words are looked for in it."""
    return unicodedata.normalize("NFC", text)


def words_in(text: str) -> Iterator[Word]:
    """The words of a composed text, in order."""
    for found in _WORD.finditer(text):
        if letters := fold(found.group()):
            yield Word(found.start(), found.end(), letters, found.group())


@lru_cache(maxsize=REMEMBERED_WORDS)
def fold(word: str) -> str:
    """A word without case, accents and ligatures: "Œuvrés" is "oeuvres"."""
    if word.isascii() and word.isalnum():
        return word.lower()[:LETTERS_MAX]
    letters = folded(word).translate(_LIGATURES)
    return "".join(letter for letter in letters if letter.isalnum())[:LETTERS_MAX]


@lru_cache(maxsize=REMEMBERED_WORDS)
def stems(word: str) -> frozenset[str]:
    """What English, French and Spanish leave of a word when its ending goes.

    Of the word as it is written, and without its accents: whoever seeks may leave them out.
    """
    written = unicodedata.normalize("NFC", word.casefold())[:LETTERS_MAX]
    forms = {written, fold(word)}
    return frozenset(
        stem for stemmer in _STEMMERS for form in forms if (stem := fold(stemmer.stemWord(form)))
    )


def forget() -> None:
    """Let go of the words that are kept in memory."""
    _indexed.cache_clear()
    stems.cache_clear()
    fold.cache_clear()


def plain(letters: str) -> str:
    """Letters of any script as letters and digits of ASCII: each other one becomes its number."""
    if letters.isascii():
        return letters
    return "".join(letter if letter.isascii() else f"u{ord(letter):x}" for letter in letters)


def index_line(text: str, marks: tuple[str, ...]) -> str:
    """What the database is given of a text: marks of what it is, its words in order, then all stems."""
    words = [_indexed(word) for word in _WORD.findall(composed(text))]
    ending = sorted({stem for _written, several in words for stem in several})
    return " ".join((*marks, *(written for written, _stems in words if written), *ending))


@lru_cache(maxsize=REMEMBERED_WORDS)
def _indexed(word: str) -> tuple[str, frozenset[str]]:
    """A word as it stands in the index, and its stems; nothing where it has no letters."""
    letters = fold(word)
    if not letters:
        return "", frozenset()
    return WORD + plain(letters), frozenset(STEM + plain(stem) for stem in stems(word))
