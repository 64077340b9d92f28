"""What the page of the search shows: each thing found, where it stands, and its words in context."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from autogestion.server.finding import queries
from autogestion.server.finding.kinds import KINDS
from autogestion.server.finding.models import Passage
from autogestion.server.finding.names import names
from autogestion.server.finding.queries import Choice
from autogestion.server.finding.snippets import Piece, snippet
from autogestion.server.finding.sought import Sought
from autogestion.server.organisations import charters
from autogestion.server.organisations import queries as organisations
from autogestion.server.organisations.models import Body, Member, Organisation
from autogestion.server.web.numbers import plain

PER_SHEET = 20
ARTICLES_MAX = 3
"""How many articles of the charter stand above what was found, unless articles alone are wanted."""
ITSELF = ("question", "decision", "task", "tendency", "organisation", "assembly", "council")
"""Kinds whose text is the name of the thing."""


@dataclass(frozen=True)
class Found:
    """One thing that was found. `title` and `words` in pieces, of which some are marked."""

    what: str
    url: str
    title: list[Piece]
    words: list[Piece]
    body: Body | None = None
    by: Member | None = None
    is_by_somebody: bool = False
    at: int | None = None
    state: str = ""
    is_open: bool = False


@dataclass(frozen=True)
class Sheet:
    """What was found, newest first; `below` is where the next sheet begins, None where there is none."""

    found: list[Found]
    articles: list[Found]
    below: int | None
    has_more_articles: bool = False


def sheet(
    organisation: Organisation, sought: Sought, choice: Choice, *, bodies: Sequence[Body],
    below: int | None,
) -> Sheet:  # fmt: skip
    """What fits, beginning below a row; the charter's articles stand on the first sheet."""
    rows = queries.passages(organisation, sought, choice, below=below, most=PER_SHEET + 1)
    shown = rows[:PER_SHEET]
    articles = [] if below or not sought.wanted else _articles(organisation, sought, choice)
    return Sheet(
        found=_in_words(organisation, shown, sought, bodies),
        articles=articles if choice else articles[:ARTICLES_MAX],
        has_more_articles=not choice and len(articles) > ARTICLES_MAX,
        below=shown[-1].pk if len(rows) > PER_SHEET else None,
    )


def _in_words(
    organisation: Organisation, rows: list[Passage], sought: Sought, bodies: Sequence[Body]
) -> list[Found]:
    by_number = {body.number: body for body in bodies}
    members = queries.writers(organisation, {row.by for row in rows if row.by})
    asked = queries.asked_in(
        organisation, {row.question for row in rows if row.question and row.kind not in ITSELF}
    )
    called = names(organisation, {(KINDS[row.kind].page, row.within) for row in rows if row.within})
    return [
        Found(
            what=what(row),
            url=address(organisation, row),
            title=_title(row, sought, asked, called),
            words=[] if row.kind in ITSELF else snippet(row.text.content, sought),
            body=by_number.get(row.body or 0) if row.kind not in ITSELF[3:] else None,
            by=members.get(row.by),
            is_by_somebody=bool(row.by),
            at=row.at,
            state=_state(row),
            is_open=bool(row.is_open),
        )
        for row in rows
    ]


def what(row: Passage) -> str:
    """What it is: "Argument in question 12", "Account 3"."""
    words = _(KINDS[row.kind].words)
    if row.kind in ("question", "decision", "account", "recall"):
        return _("%(what)s %(number)s") % {"what": words, "number": plain(row.within or 0)}
    if row.question is not None:
        values = {"what": words, "number": plain(row.question)}
        return _("%(what)s in question %(number)s") % values
    return words


def _title(
    row: Passage, sought: Sought, asked: dict[int, str], called: dict[tuple[str, int], str]
) -> list[Piece]:
    if row.kind in ITSELF:
        return snippet(row.text.content, sought)
    title = asked.get(row.question or 0) or called.get((KINDS[row.kind].page, row.within or 0))
    return [Piece(what(row))] if title is None else snippet(title, Sought())


def _state(row: Passage) -> str:
    if row.is_open is None or row.kind == "decision":
        return ""
    return _("Still open") if row.is_open else _("Settled")


def address(organisation: Organisation, row: Passage) -> str:
    """The very place where it stands; its line of the record where its page is not known."""
    kind = KINDS[row.kind]
    within: int | None = row.within
    if kind.page == "organisation":
        return organisation.url
    if within is None:
        return reverse("record_line", args=[organisation.slug, row.seq])
    anchor = kind.anchor % {"number": row.number} if kind.anchor else ""
    return reverse(kind.page, args=[organisation.slug, within]) + (anchor and f"#{anchor}")


def _articles(organisation: Organisation, sought: Sought, choice: Choice) -> list[Found]:
    """Articles of the charter in force, as the reader reads them."""
    if choice not in (Choice(), Choice(kind="article")):
        return []
    page = reverse("charter", args=[organisation.slug])
    found = []
    for article in charters.in_words(organisations.charter_in_force(organisation)):
        words = " ".join((article.heading, *article.sentences))
        if sought.fits(words):
            found.append(
                Found(
                    what=_("Article %(number)s of the charter") % {"number": article.number},
                    url=f"{page}#article-{article.number}",
                    title=snippet(article.heading, sought),
                    words=snippet(" ".join(article.sentences), sought),
                )
            )
    return found
