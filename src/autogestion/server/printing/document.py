"""A document as plain values: what stands on it, in order. Nothing here knows how it is set.

Every `str` is words: it is printed as it is, whatever signs are in it. Members' Markdown goes into
`Prose` and nowhere else. Nothing that is given here is ever read as a program.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Paper = Literal["a4", "a5", "booklet"]
"""`a4`: sheets for a wall or a clip. `a5`: pages in the order of reading, for a screen. `booklet`: the
same A5 pages two on a side of A4, in the order of a saddle stitch: print on both sides, flip on the
short edge, fold, staple. Blank pages fill the last sheet."""


@dataclass(frozen=True)
class Words:
    """One paragraph of our own sentences; quiet ones are small and sans, as notes are."""

    text: str
    is_quiet: bool = False


@dataclass(frozen=True)
class Prose:
    """A member's text in Markdown: CommonMark with tables and strikethrough. Pictures become links."""

    markdown: str
    is_quiet: bool = False


@dataclass(frozen=True)
class Heading:
    """Level 1 opens a section with a thick rule; 2 and 3 lie inside it. The document's title is above them."""

    text: str
    level: int = 1


@dataclass(frozen=True)
class Lead:
    """The sentence under a title that says what it is about, in larger type."""

    text: str


@dataclass(frozen=True)
class Listing:
    """Words one below another; numbered from `start`, where that is not None."""

    items: Sequence[str]
    start: int | None = None


@dataclass(frozen=True)
class Facts:
    """Names and what stands beside them: Decided by … Looked at again …"""

    pairs: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Table:
    """Rows as long as the head. `numbers`: which columns (from 0) stand to the right, as numbers do."""

    head: Sequence[str]
    rows: Sequence[Sequence[str]]
    numbers: Sequence[int] = ()
    caption: str = ""


@dataclass(frozen=True)
class Picture:
    """A picture with what it says to those who do not see it. `width`: in hundredths of the column.

    `kind` is png, jpeg, webp, gif or svg; the bytes must be of that kind. An SVG holds shapes and words;
    one that would fetch something is refused, with the document.
    """

    content: bytes
    kind: Literal["png", "jpeg", "webp", "gif", "svg"]
    says: str
    caption: str = ""
    width: int = 100


@dataclass(frozen=True)
class Code:
    """A QR code that leads to an address, with a sentence beside it; the address is printed too."""

    address: str
    says: str = ""


@dataclass(frozen=True)
class Quote:
    """A sentence pulled out of the text and set large."""

    text: str
    by: str = ""


@dataclass(frozen=True)
class Stamp:
    """What came of it, framed: Carried, Not carried."""

    text: str
    is_carried: bool = True


@dataclass(frozen=True)
class Note:
    """Something set apart between two rules."""

    blocks: "Sequence[Block]"


@dataclass(frozen=True)
class Side:
    """One of several sides that stand beside one another."""

    title: str
    blocks: "Sequence[Block]"


@dataclass(frozen=True)
class Sides:
    """Sides with equal room, beside one another: for and against. `is_whole`: never parted by a page's end."""

    sides: Sequence[Side]
    is_whole: bool = False


@dataclass(frozen=True)
class Spanning:
    """What goes over all columns at the top of a page, in a document with several."""

    blocks: "Sequence[Block]"


@dataclass(frozen=True)
class Article:
    """A headline with what belongs to it. `spans`: headline and lead go over all columns of the page.

    `kicker` stands above the headline (the desk, the place), `byline` below it.
    """

    headline: str
    blocks: "Sequence[Block]"
    kicker: str = ""
    lead: str = ""
    byline: str = ""
    spans: bool = False


@dataclass(frozen=True)
class Break:
    """The next block begins a page."""


Block = (
    Words
    | Prose
    | Heading
    | Lead
    | Listing
    | Facts
    | Table
    | Picture
    | Code
    | Quote
    | Stamp
    | Note
    | Sides
    | Spanning
    | Article
    | Break
)


@dataclass(frozen=True)
class Masthead:
    """The name of a newspaper over its first page; a line above and one below, between rules."""

    name: str
    above: str = ""
    below: str = ""


@dataclass(frozen=True)
class Document:
    """What is printed.

    title: names the file, and stands on top unless there is a masthead.
    language: ISO 639 as in Django ("en", "fr", "es", "ar"); hyphenates, and is said to screen readers.
    dated: seconds since 1970 UTC; the only date in the file. The same values give the same bytes.
    kicker, standfirst: above and below the title.
    author: whose it is, for the file; foot: at the bottom of each page, beside its number.
    columns: 1 to 4, on every page; Spanning and Article(spans=True) go across them.
    imprint: members' or our words at the very end, small; who is answerable for it, where it was made.
    """

    title: str
    blocks: Sequence[Block]
    language: str
    dated: int
    paper: Paper = "a4"
    columns: int = 1
    kicker: str = ""
    standfirst: str = ""
    author: str = ""
    foot: str = ""
    masthead: Masthead | None = None
    imprint: str = ""
