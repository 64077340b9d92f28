"""What it costs to print a newspaper of sixteen pages, and the same two on a side for folding.

Processor time, with the program that sets the pages started anew each time; nothing is kept between prints.
"""

from collections.abc import Iterator
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage
from typing import TYPE_CHECKING

from bench.table import Measure, at_least, at_most

if TYPE_CHECKING:
    from autogestion.server.printing import Document, Paper

SECONDS_MAX = 5.0
PAGES, PAGES_QUICK = 16, 2
TEXT = (
    "The belt ran at 1.2 metres a second and nobody had asked us. *We* counted **every** parcel for a week: "
    "412 an hour. See [the table](https://union.example/table), or ask the early turn.\n\n"
)


def measures(*, quick: bool) -> Iterator[Measure]:
    """A newspaper in three columns, and the same as a booklet."""
    from autogestion.server.environment import use_our_settings

    use_our_settings()
    import django

    django.setup()
    from autogestion.server.printing.press import printed_and_counted

    least = PAGES_QUICK if quick else PAGES
    for name, paper in (("A4, three columns", "a4"), ("booklet, folded", "booklet")):
        document = _newspaper(least * 8 // 5 if paper == "a4" else least, paper)
        began = _processor()
        _pdf, pages = printed_and_counted(document)
        yield at_most(SECONDS_MAX, f"print {name}", _processor() - began, "s")
        yield at_least(least, f"  pages of {name}", pages, "pages")


def _processor() -> float:
    """Seconds of processor so far, of this process and of those that it started and that have ended."""
    used = [getrusage(who) for who in (RUSAGE_SELF, RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def _newspaper(articles: int, paper: "Paper") -> "Document":
    """Articles of 300 words, each with headline, lead and a sentence pulled out."""
    from autogestion.server.printing import Article, Document, Masthead, Prose, Quote

    blocks = [
        block
        for number in range(articles)
        for block in (
            Article(
                f"What happened at gate {number}",
                [Prose(TEXT * 14)],
                kicker="Depot",
                lead="Seventeen said no.",
                byline="A packer",
            ),
            Quote("Nobody had asked us.", "Marta"),
        )
    ]
    return Document(
        title="The Night Shift", blocks=blocks, language="en", dated=0, paper=paper,
        columns=3 if paper == "a4" else 2, masthead=Masthead("The Night Shift", "No 3", "June"),
        foot="The Night Shift",
    )  # fmt: skip
