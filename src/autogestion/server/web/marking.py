"""Words that are explained, marked in a text where they first occur. No script: each is a link with its meaning."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import escape, unescape

TITLE_MAX = 300
REMEMBERED_CHARACTERS = 10_000
"""As texts.py remembers what it marks: a page of twenty arguments is read often."""
_PIECES = re.compile(r'<(?:[^<>"]|"[^"]*")*>|[^<]+')
_WORDS = re.compile(r"&#?\w+;|\w+")
_TAG = re.compile(r"</?([a-z0-9]+)")
_KEPT = frozenset(("a", "code", "pre"))
"""Inside these nothing is marked: a link leads elsewhere, and code is quoted as it is."""
_ENDINGS = ("s", "es", "x", "e")
"""What a word may bear beside its form in the glossary: the plural of English, French and Spanish, a feminine."""


@dataclass(frozen=True)
class Meaning:
    """A word of the glossary, what it means in a sentence or two, and where that stands."""

    word: str
    meaning: str
    url: str


class Vocabulary:
    """The words to be marked. Of two that begin alike the longer is tried first; of the same word the first given."""

    def __init__(self, meanings: Iterable[Meaning]) -> None:
        self._beginning: dict[str, list[tuple[tuple[str, ...], Meaning]]] = {}
        known: set[tuple[str, ...]] = set()
        for meaning in meanings:
            words = tuple(word.casefold() for word in _plain_words(meaning.word))
            if words and words not in known:
                known.add(words)
                self._beginning.setdefault(words[0], []).append((words, meaning))
        for several in self._beginning.values():
            several.sort(key=lambda one: -len(one[0]))

    def at(self, words: list[re.Match[str]], place: int, text: str) -> tuple[int, Meaning] | None:
        """How many words from this place on are a word of the glossary, and which."""
        for form in _forms(words[place][0].casefold()):
            for wanted, meaning in self._beginning.get(form, ()):
                many = len(wanted)
                if many == 1 or (
                    form == wanted[0] and _follow(words[place : place + many], wanted, text)
                ):
                    return many, meaning
        return None


def marked(html: str, vocabulary: Vocabulary) -> str:
    """Safe HTML (texts.markdown_to_html) with the first occurrence of each word as a link to its meaning."""
    if len(html) > REMEMBERED_CHARACTERS:
        return _marked(html, vocabulary)
    return _remembered(html, vocabulary)


def forget_marked() -> None:
    """Let go of the texts that are kept in memory."""
    _remembered.cache_clear()


def _marked(html: str, vocabulary: Vocabulary) -> str:
    seen: set[Meaning] = set()
    inside = 0
    pieces = []
    for piece in _PIECES.findall(html):
        if piece[0] == "<":
            tag = _TAG.match(piece)
            if tag is not None and tag[1] in _KEPT:
                inside += -1 if piece[1] == "/" else 1
            pieces.append(piece)
        else:
            pieces.append(piece if inside else "".join(_marked_text(piece, vocabulary, seen)))
    return "".join(pieces)


_remembered = lru_cache(maxsize=2000)(_marked)


def _marked_text(text: str, vocabulary: Vocabulary, seen: set[Meaning]) -> Iterator[str]:
    words = list(_WORDS.finditer(text))
    done = place = 0
    while place < len(words):
        found = None if words[place][0][0] == "&" else vocabulary.at(words, place, text)
        if found is None or found[1] in seen:
            place += 1 if found is None else found[0]
            continue
        many, meaning = found
        seen.add(meaning)
        start, end = words[place].start(), words[place + many - 1].end()
        yield text[done:start]
        yield _link(text[start:end], meaning)
        done, place = end, place + many
    yield text[done:]


def _link(shown: str, meaning: Meaning) -> str:
    said = " ".join(meaning.meaning.split())
    if len(said) > TITLE_MAX:
        said = said[:TITLE_MAX].rstrip() + "…"
    return f'<a class="explained" href="{escape(meaning.url)}" title="{escape(said)}">{shown}</a>'


def _plain_words(text: str) -> list[str]:
    return re.findall(r"\w+", unescape(text))


def _forms(word: str) -> Iterator[str]:
    yield word
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            yield word[: -len(ending)]


def _follow(words: list[re.Match[str]], wanted: tuple[str, ...], text: str) -> bool:
    """Whether these words are the wanted ones, with nothing but a space or a hyphen between them."""
    if len(words) < len(wanted):
        return False
    for place, word in enumerate(words):
        said = word[0].casefold()
        is_last = place == len(words) - 1
        if wanted[place] not in (_forms(said) if is_last else (said,)):
            return False
        if not is_last and text[word.end() : words[place + 1].start()] not in (" ", "-", "\n", "’"):
            return False
    return True
