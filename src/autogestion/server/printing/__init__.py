"""What a hall pins to a wall or hands round: a document in plain values becomes a PDF.

    from autogestion.server.printing import Article, Document, Masthead, Prose, printed

    pdf = printed(Document(
        title="The Night Shift, No 3", language="en", dated=issue.published_at,
        paper="booklet", columns=2,
        masthead=Masthead("The Night Shift", above="No 3 · June 2027", below="Price: what you can"),
        imprint="Put together by the assembly of the depot.",
        blocks=[Article("Why we stopped the line", [Prose(text)], lead=lead, byline="A packer")],
    ))

`document.py` has every block with what it takes; `press.py` says what is promised of the bytes.
"""

from autogestion.server.printing.document import (
    Article,
    Block,
    Break,
    Code,
    Document,
    Facts,
    Heading,
    Lead,
    Listing,
    Masthead,
    Note,
    Paper,
    Picture,
    Prose,
    Quote,
    Side,
    Sides,
    Spanning,
    Stamp,
    Table,
    Words,
)
from autogestion.server.printing.press import drawn, printed

__all__ = [
    "Article",
    "Block",
    "Break",
    "Code",
    "Document",
    "Facts",
    "Heading",
    "Lead",
    "Listing",
    "Masthead",
    "Note",
    "Paper",
    "Picture",
    "Prose",
    "Quote",
    "Side",
    "Sides",
    "Spanning",
    "Stamp",
    "Table",
    "Words",
    "drawn",
    "printed",
]
