"""A passage before and after, word by word: what stays, what is struck, what is put in."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import lru_cache

SAME, STRUCK, NEW = "same", "struck", "new"
COMPARED_MAX = 1_000_000
"""So many pairs of words are compared; a larger passage is shown struck and put in as a whole."""
REMEMBERED = 512

_WORDS = re.compile(r"\n|[^\S\n]+|\w+(?:['’\-]\w+)*|[^\w\s]")
Piece = tuple[str, str]


@dataclass(frozen=True)
class Span:
    """Words of a line with one mark."""

    mark: str
    words: str


@dataclass
class MarkedLine:
    """A paragraph with its marks; `number` is that of the text before, None for one that is new."""

    number: int | None
    spans: list[Span] = field(default_factory=list)


def marked(before: Sequence[str], after: Sequence[str], *, first: int = 1) -> list[MarkedLine]:
    """The passage that begins with paragraph `first`, line by line."""
    lines = [MarkedLine(None)]
    number = first
    for mark, words in _pieces(tuple(before), tuple(after)):
        for place, part in enumerate(words.split("\n")):
            if place:
                lines.append(MarkedLine(None))
                number += mark != NEW
            if part:
                lines[-1].spans.append(Span(mark, part))
                if mark != NEW:
                    lines[-1].number = number
    return [line for line in lines if line.spans]


@lru_cache(maxsize=REMEMBERED)
def _pieces(before: tuple[str, ...], after: tuple[str, ...]) -> tuple[Piece, ...]:
    old, new = _WORDS.findall("\n".join(before)), _WORDS.findall("\n".join(after))
    return tuple(_joined(_compared(old, new)))


def _compared(old: list[str], new: list[str]) -> Iterator[Piece]:
    """Marks for runs of words; what both begin and end with is set aside first."""
    head = _alike(old, new)
    tail = _alike(old[head:][::-1], new[head:][::-1])
    yield SAME, "".join(old[:head])
    yield from _differing(old[head : len(old) - tail], new[head : len(new) - tail])
    yield SAME, "".join(old[len(old) - tail :])


def _alike(old: list[str], new: list[str]) -> int:
    count = 0
    for one, other in zip(old, new, strict=False):
        if one != other:
            break
        count += 1
    return count


def _differing(old: list[str], new: list[str]) -> Iterator[Piece]:
    if len(old) * len(new) > COMPARED_MAX:
        yield from ((STRUCK, "".join(old)), (NEW, "".join(new)))
        return
    for _tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if old[a:b] == new[c:d]:
            yield SAME, "".join(old[a:b])
        else:
            yield STRUCK, "".join(old[a:b])
            yield NEW, "".join(new[c:d])


def _joined(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Without empty pieces; a lone space between two changes belongs to both, so that they read as one."""
    struck = new = ""
    waiting = ""
    for mark, words in pieces:
        if not words:
            continue
        if mark == SAME and not words.strip() and "\n" not in words and (struck or new):
            waiting += words
        elif mark == SAME:
            yield from _change(struck, new)
            yield SAME, waiting + words
            struck = new = waiting = ""
        else:
            struck, new, waiting = struck + waiting, new + waiting, ""
            struck, new = (struck + words, new) if mark == STRUCK else (struck, new + words)
    yield from _change(struck, new)
    if waiting:
        yield SAME, waiting


def _change(struck: str, new: str) -> Iterator[Piece]:
    if struck.strip(" ") or "\n" in struck:
        yield STRUCK, struck
    if new.strip(" ") or "\n" in new:
        yield NEW, new
