"""What somebody seeks: words, phrases in quotation marks, and what is to be left out.

Whatever is typed is read: there is no wrong query. A database is asked in letters and digits alone
(`asking`); `fits` and `marks` answer the same for one text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from autogestion.server.finding.words import STEM, WORD, Word, composed, plain, stems, words_in

LETTERS_MAX = 200
TERMS_MAX = 12
BEGUN_MIN = 2
"""How many letters the last word has at least, to be taken for the beginning of a longer one."""
TELLING_MIN, TELLING_MAX = 5, 6
"""How long a word is at least that tells what a text is about, and how many of them do."""

_PART = re.compile(
    r'(?P<out>(?<!\S)[-−–])?(?:["“”„«](?P<phrase>[^"“”„«»]*)["“”»]|(?P<plain>[^\s"“”„«»]+))'
)
_ENGLISH = """a an and are as at be been but by can did do does for from had has have how in into is it its
not of on or our so than that the their there they this to was we were what when which who why will with you"""
_FRENCH = """au aux ce ces d dans de des du elle en est et il j l la le les leur mais n ne nous ou par pas
pour qu que qui s sa se ses son sur un une"""
_SPANISH = """al con de del el en es esta la las lo los mas no nos o para pero por que se si sin su sus un
una unas uno unos y"""
COMMON = frozenset(f"{_ENGLISH} {_FRENCH} {_SPANISH}".split())
"""Words that stand in every text: not asked for where something else is."""


@dataclass(frozen=True)
class Term:
    """One thing sought: a word with its stems, or a phrase, which is words in a row as they are written."""

    words: tuple[str, ...]
    stems: frozenset[str] = frozenset()
    is_begun: bool = False

    def ways(self) -> list[tuple[str, bool]]:
        """Each way to find it in the index: words of the index in a row; whether the last may go on."""
        written = " ".join(WORD + plain(word) for word in self.words)
        ways = [(STEM + plain(stem), False) for stem in sorted(self.stems)]
        return ways if ways and not self.is_begun else [*ways, (written, self.is_begun)]

    def places(self, words: list[Word]) -> Iterator[tuple[int, int]]:
        """Where it stands among the words of a text: the first and the last of them."""
        if not self.stems:
            length = len(self.words)
            for first in range(len(words) - length + 1):
                row = tuple(word.letters for word in words[first : first + length])
                if row == self.words:
                    yield first, first + length - 1
            return
        for at, word in enumerate(words):
            begins = self.is_begun and word.letters.startswith(self.words[0])
            if begins or self.stems & stems(word.written):
                yield at, at


@dataclass(frozen=True)
class Sought:
    """A query as it was understood."""

    wanted: tuple[Term, ...] = ()
    unwanted: tuple[Term, ...] = ()

    def fits(self, text: str) -> bool:
        """Whether a text has all that is wanted, and nothing of what is not."""
        words = list(words_in(composed(text)))
        return all(any(True for _ in term.places(words)) for term in self.wanted) and not any(
            any(True for _ in term.places(words)) for term in self.unwanted
        )

    def shared(self, text: str) -> int:
        """How many of the things wanted a text has."""
        return len({term for _start, _end, term in self.marks(composed(text))})

    def marks(self, text: str) -> list[tuple[int, int, int]]:
        """Where a composed text has what is wanted: from, to, and which of the terms; in order."""
        if not self.wanted:
            return []
        words = list(words_in(text))
        found = {
            (words[first].start, words[last].end, number)
            for number, term in enumerate(self.wanted)
            for first, last in term.places(words)
        }
        return sorted(found)


def read(query: str) -> Sought:
    """What somebody seeks by what they typed: all words, in any order; the last may be begun."""
    wanted: list[Term] = []
    unwanted: list[Term] = []
    for part in _PART.finditer(query[:LETTERS_MAX]):
        is_phrase = part["phrase"] is not None
        words = list(words_in(composed(part["phrase"] if is_phrase else part["plain"])))
        letters = tuple(word.letters for word in words)
        if not words:
            continue
        if part["out"]:
            unwanted.append(_word(words[0]) if len(words) == 1 and not is_phrase else Term(letters))
        elif is_phrase:
            wanted.append(Term(letters))
        else:
            wanted += map(_word, words)
    telling = [term for term in wanted if not (term.stems and term.words[0] in COMMON)]
    wanted = (telling or wanted)[:TERMS_MAX]
    return Sought(tuple(_last_begun(wanted)), tuple(unwanted[:TERMS_MAX]))


def telling(text: str) -> Sought:
    """The longest words of a text: short ones stand in every one."""
    words = {word.letters: word for word in words_in(composed(text)) if word.letters not in COMMON}
    longest = sorted(words, key=lambda letters: (-len(letters), letters))[:TELLING_MAX]
    return Sought(
        tuple(_word(words[letters]) for letters in longest if len(letters) >= TELLING_MIN)
    )


def _word(word: Word) -> Term:
    return Term((word.letters,), stems(word.written))


def _last_begun(terms: list[Term]) -> list[Term]:
    """The last term, where it is a word of some letters, also finds what begins with it."""
    if not terms or not terms[-1].stems or len(terms[-1].words[0]) < BEGUN_MIN:
        return terms
    last = terms[-1]
    return [*terms[:-1], Term(last.words, last.stems, is_begun=True)]
