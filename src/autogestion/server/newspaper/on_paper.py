"""The newspaper on paper: an issue in columns or folded as a booklet, leaflets that lead to where one writes."""

from collections.abc import Mapping, Sequence
from typing import Literal, cast

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from autogestion.server.newspaper.feeds import name_of
from autogestion.server.newspaper.models import Issue
from autogestion.server.newspaper.reading import Enclosed, Printed, byline_in_words, words_in
from autogestion.server.organisations.models import Organisation
from autogestion.server.printing import (
    Article,
    Block,
    Code,
    Document,
    Heading,
    Lead,
    Masthead,
    Note,
    Paper,
    Picture,
    Prose,
    Spanning,
    Words,
)
from autogestion.server.record.models import File
from autogestion.server.web.numbers import plain
from autogestion.server.web.texts import one_line
from autogestion.server.web.times import day

COLUMNS: Mapping[Paper, int] = {"a4": 3, "a5": 2, "booklet": 2}
KINDS: Mapping[str, Literal["png", "jpeg"]] = {"image/png": "png", "image/jpeg": "jpeg"}


def issue_on_paper(
    organisation: Organisation, issue: Issue, articles: Sequence[Printed],
    pictures: Mapping[str, File], *, paper: Paper, hidden: int, addresses: tuple[str, str],
) -> Document:  # fmt: skip
    """The whole issue. `hidden`: how many articles are for members alone. `addresses`: of the issue, of writing."""
    with override(organisation.languages[0]):
        here, write = addresses
        blocks: list[Block] = []
        if issue.lead:
            blocks.append(Spanning([Prose(words_in(issue.lead))]))
        column = ""
        for place, article in enumerate(articles):
            if article.column and article.column != column:
                blocks.append(Heading(one_line(article.column)))
            column = article.column
            blocks.append(_article(article, pictures, spans=place == 0))
        blocks.append(Note(_at_the_end(here, write, hidden)))
        return Document(
            title=f"{name_of(organisation)}: {one_line(str(issue))}",
            language=organisation.languages[0], dated=issue.appeared_at or issue.laid_at,
            paper=paper, columns=COLUMNS[paper], author=one_line(str(organisation)),
            masthead=Masthead(
                one_line(str(issue)), above=name_of(organisation),
                below=_("Issue %(number)s · %(day)s") % {
                    "number": plain(issue.number), "day": day(issue.appeared_at or issue.laid_at),
                },
            ),
            blocks=blocks, foot=one_line(str(organisation)),
            imprint=_("Edited under the mandate of %(body)s.") % {
                "body": one_line(str(issue.collective.body))
            },
        )  # fmt: skip


def _article(article: Printed, pictures: Mapping[str, File], *, spans: bool) -> Article:
    if article.is_withdrawn:
        return Article(_("Withdrawn by its writer"), [])
    inner: list[Block] = [Prose(article.text)] if article.text else []
    inner += [_picture(file, pictures[file.url]) for file in article.files if file.url in pictures]
    inner += [
        Words(
            _("A recording, to be heard on the page of the article: %(caption)s")
            % {"caption": one_line(file.caption)},
            is_quiet=True,
        )
        for file in article.files
        if file.is_here and not file.is_picture
    ]
    inner += [
        Prose(words, is_quiet=True) for file in article.files for words in file.transcriptions
    ]
    return Article(
        one_line(article.title), inner, byline=byline_in_words(article), spans=spans,
        kicker=_("Correction") if article.sort == "correction" else "",
    )  # fmt: skip


def _picture(file: Enclosed, kept: File) -> Picture:
    return Picture(
        bytes(kept.content), KINDS[kept.kind], says=one_line(file.caption),
        caption=one_line(file.caption),
    )  # fmt: skip


def _at_the_end(here: str, write: str, hidden: int) -> list[Block]:
    blocks: list[Block] = [
        Code(write, _("Write to us, with a name or without one. You need no account.")),
        Code(here, _("This issue on its page, to be read and handed on.")),
    ]
    if hidden:
        sentence = ngettext(
            "%(count)s article is for members alone and does not stand here.",
            "%(count)s articles are for members alone and do not stand here.",
            hidden,
        )
        blocks.append(Words(sentence % {"count": plain(hidden)}, is_quiet=True))
    return blocks


def article_as_leaflet(
    organisation: Organisation, issue: Issue, article: Printed, *, addresses: tuple[str, str]
) -> list[Document]:
    """An article to hand round: a page of A5, or as many as it takes. `addresses`: of the article, of writing."""
    here, write = addresses
    with override(organisation.languages[0]):
        return [
            Document(
                title=one_line(article.title), language=article.language,
                dated=issue.appeared_at or issue.laid_at, paper="a5",
                kicker=name_of(organisation), author=one_line(str(organisation)),
                blocks=[
                    Prose(article.text), Words(byline_in_words(article), is_quiet=True),
                    Code(write, _("Was it so where you are? Write to us. You need no account and no name.")),
                    Code(here, _("Read and hand on:")),
                ],
            )
        ]  # fmt: skip


def call_to_write(organisation: Organisation, *, dated: int, write: str) -> Document:
    """A leaflet for the gate and the stairwell: that one can write, how it is kept from finding one, and where."""
    with override(organisation.languages[0]):
        return Document(
            title=_("What happens where you are?"), language=organisation.languages[0],
            dated=dated, paper="a5", kicker=name_of(organisation),
            author=one_line(str(organisation)),
            blocks=[
                Lead(
                    _(
                        "Nobody knows it better than you who are there. Write it down, say it into your "
                        "telephone, or photograph a page that you wrote by hand."
                    )
                ),
                Words(_("You need no account and no name. Everything that comes in is answered.")),
                Words(
                    _(
                        "No address is kept and no moment. Pictures and recordings are made anew without "
                        "what they say of your device. A secret word brings you back to the answers. Do not "
                        "write from your employer’s network or device."
                    )
                ),
                Code(write, _("Here you write:")),
            ],
        )  # fmt: skip


def paper_named(name: str) -> Paper | None:
    """What stands in the address, or None."""
    return cast("Paper", name) if name in COLUMNS else None
