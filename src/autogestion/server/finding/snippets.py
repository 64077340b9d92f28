"""A few lines of a text around what was sought in it, in pieces of which some are marked.

Pieces are plain text: the page escapes them, and puts `<mark>` around those that are marked.
"""

import re
from typing import NamedTuple

from autogestion.server.finding.sought import Sought
from autogestion.server.finding.words import composed
from autogestion.server.web.texts import one_line

BEFORE, LENGTH = 60, 260
"""How many characters stand before the first mark, and how many in all."""
_SIGNS = re.compile(r"(?m)^\s*(?:#{1,6}|>+|[-*+])\s+|\*{1,3}|__+|`+|~~")
"""What a writer typed for the looks of the text, in Markdown."""


class Piece(NamedTuple):
    """Some characters of a text."""

    text: str
    is_marked: bool = False


def snippet(text: str, sought: Sought, *, length: int = LENGTH) -> list[Piece]:
    """The part of the text that holds most of what is sought, in pieces; its beginning where it holds none."""
    plain = composed(one_line(_SIGNS.sub("", text)))
    marks = _apart(sought.marks(plain))
    start, end = _around(plain, marks, length)
    pieces = [Piece("… ")] if start > 0 else []
    at = start
    for first, last, _term in marks:
        if first >= at and last <= end:
            pieces += [Piece(plain[at:first]), Piece(plain[first:last], is_marked=True)]
            at = last
    pieces.append(Piece(plain[at:end]))
    if end < len(plain):
        pieces.append(Piece(" …"))
    return [piece for piece in pieces if piece.text]


def _apart(marks: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """Marks that do not lie in one another: of several at one place the longest."""
    kept: list[tuple[int, int, int]] = []
    for mark in sorted(marks, key=lambda one: (one[0], -one[1])):
        if not kept or mark[0] >= kept[-1][1]:
            kept.append(mark)
    return kept


def _around(text: str, marks: list[tuple[int, int, int]], length: int) -> tuple[int, int]:
    """Where the part begins and ends, at spaces between words."""
    if len(text) <= length or not marks:
        return 0, _space_before(text, length)
    first = max(marks, key=lambda mark: (_terms_after(mark[0], marks, length), -mark[0]))[0]
    start = max(0, first - BEFORE)
    if start:
        space = text.find(" ", start, first)
        start = first if space < 0 else space + 1
    return start, max(_space_before(text, start + length), first)


def _terms_after(start: int, marks: list[tuple[int, int, int]], length: int) -> int:
    """How many different things sought stand within reach of a mark."""
    return len(
        {term for first, last, term in marks if start <= first and last <= start + length - BEFORE}
    )


def _space_before(text: str, end: int) -> int:
    if end >= len(text):
        return len(text)
    space = text.rfind(" ", 0, end)
    return end if space <= 0 else space
