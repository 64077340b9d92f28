"""The newspaper in words: a contribution with all that became of it, issues and articles."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from autogestion.rules.words import gettext_noop
from autogestion.server.newspaper import links, queries
from autogestion.server.newspaper.marks import Mark, marks
from autogestion.server.newspaper.models import Article, Contribution, Edited, Issue, Refusal, Said
from autogestion.server.organisations.models import Organisation
from autogestion.server.record.models import File, Text
from autogestion.server.web.numbers import plain
from autogestion.server.web.shell import address
from autogestion.server.web.texts import one_line, said

SORTS = {
    "report": gettext_noop("A report from work or from where one lives"),
    "testimony": gettext_noop("A testimony: what one lived through"),
    "letter": gettext_noop("A letter to the newspaper"),
    "analysis": gettext_noop("Thoughts on a matter"),
    "correction": gettext_noop("A correction of something that stood here"),
    "translation": gettext_noop("A translation of something that stands here"),
    "struggle": gettext_noop("A struggle, for the library"),
}
PICTURES = ("image/jpeg", "image/png")


@dataclass(frozen=True)
class Enclosed:
    """A file as a page shows it."""

    number: int
    kind: str
    commitment: str
    url: str
    caption: str
    transcriptions: Sequence[str] = ()

    @property
    def is_picture(self) -> bool:
        return self.kind in PICTURES

    @property
    def is_here(self) -> bool:
        return bool(self.kind)


@dataclass(frozen=True)
class Wording:
    """Another wording, with its marks against the writer's own."""

    row: Edited
    title: list[Mark]
    text: list[Mark]


@dataclass(frozen=True)
class Page:
    """A contribution with all that was said and came of it."""

    row: Contribution
    title: str
    text: str
    byline: str
    sort: str
    files: list[Enclosed]
    conversation: list[Said]
    wordings: list[Wording]
    refusals: list[Refusal]
    came_of_it: list[links.Thing]
    article: links.Thing | None
    followed: list[Contribution]


def contribution_address(organisation: Organisation, number: int) -> str:
    return address("o", organisation.slug, "newspaper", "contributions", str(number))


def issue_address(organisation: Organisation, number: int) -> str:
    return address("o", organisation.slug, "newspaper", "issues", str(number))


def article_address(organisation: Organisation, issue: int, place: int) -> str:
    return address("o", organisation.slug, "newspaper", "issues", str(issue), str(place))


def words_in(text: Text | None) -> str:
    """A text, or what is said in its place."""
    return said(text.content) if text is not None else ""


def page_of(row: Contribution) -> Page:
    """A contribution fetched whole."""
    organisation = row.organisation
    things = [
        links.find(organisation, one.kind, one.thing, one.part)
        for one in sorted(row.came_of_it.all(), key=lambda one: one.number)
    ]
    return Page(
        row=row, title=words_in(row.title), text=words_in(row.text), byline=words_in(row.byline),
        sort=_(SORTS[row.sort]), files=enclosed(row),
        conversation=sorted(row.said.all(), key=lambda one: one.number),
        wordings=[
            Wording(
                one, marks(words_in(row.title), words_in(one.title)),
                marks(words_in(row.text), words_in(one.text)),
            )
            for one in sorted(row.versions.all(), key=lambda one: one.number)
        ],
        refusals=sorted(row.refusals.all(), key=lambda one: one.pk),
        came_of_it=[thing for thing in things if thing is not None],
        article=printed_as(row),
        followed=list(
            row.followed.filter(withdrawn_at=None).select_related("title").order_by("number")
        ),
    )  # fmt: skip


def enclosed(row: Contribution) -> list[Enclosed]:
    """Its files, each with what members wrote down of it."""
    written = sorted(row.transcribed.all(), key=lambda one: one.number)
    return [
        Enclosed(
            one.number, one.file.kind, one.file.commitment,
            address("o", row.organisation.slug, "newspaper", "files", one.file.commitment),
            words_in(one.caption),
            [words_in(text.text) for text in written if text.file == one.number],
        )
        for one in sorted(row.enclosures.all(), key=lambda one: one.number)
    ]  # fmt: skip


def printed_as(row: Contribution) -> links.Thing | None:
    """The article that it became."""
    article = queries.article_of(row)
    if article is None:
        return None
    words = _("An article in issue %(number)s of the newspaper: %(title)s") % {
        "number": plain(article.issue.number), "title": one_line(str(article.issue)),
    }  # fmt: skip
    return links.Thing(
        words, article_address(row.organisation, article.issue.number, article.place)
    )


@dataclass(frozen=True)
class Printed:
    """An article as it is printed."""

    place: int
    number: int
    """Of its contribution."""
    title: str
    text: str
    byline: str
    sort: str
    language: str
    column: str
    tendency: str
    public: bool
    is_withdrawn: bool
    url: str
    files: list[Enclosed] = field(default_factory=list)
    followed: "list[Printed]" = field(default_factory=list)
    """Corrections and translations of it that have appeared."""
    about: int | None = None


def printed(issue: Issue, *, public_only: bool) -> list[Printed]:
    """The articles of an issue in their order, each with its corrections and translations."""
    organisation = issue.organisation
    columns = {one.number: words_in(one.name) for one in issue.columns.all()}
    rows = list(queries.articles_of(issue, public_only=public_only))
    found = [_printed(organisation, row, issue.number, columns) for row in rows]
    about = queries.articles_about([row.contribution_id for row in rows], public_only=public_only)
    by_number = {row.contribution_id: one for row, one in zip(rows, found, strict=True)}
    for row in about:
        following = _printed(organisation, row, row.issue.number, {}, with_files=False)
        by_number[row.contribution.about_id or 0].followed.append(following)
    return found


def _printed(
    organisation: Organisation, row: Article, issue: int, columns: dict[int, str], *,
    with_files: bool = True,
) -> Printed:  # fmt: skip
    contribution, words = row.contribution, row.version or row.contribution
    contribution.organisation = organisation
    is_here = contribution.withdrawn_at is None
    return Printed(
        place=row.place, number=contribution.number, title=words_in(words.title),
        text=words_in(words.text), byline=words_in(contribution.byline),
        sort=contribution.sort, language=contribution.language, column=columns.get(row.column, ""),
        tendency=str(contribution.tendency) if contribution.tendency_id else "",
        public=row.public, is_withdrawn=not is_here,
        url=article_address(organisation, issue, row.place),
        files=enclosed(contribution) if with_files and is_here else [],
        about=contribution.about.number if contribution.about else None,
    )  # fmt: skip


def pictures_of(organisation: Organisation, articles: Iterable[Printed]) -> dict[str, File]:
    """Address -> picture, of those that stand in these articles."""
    shown = [file for one in articles for file in one.files if file.is_picture]
    kept = queries.files_behind(organisation, [file.commitment for file in shown])
    return {file.url: kept[file.commitment] for file in shown if file.commitment in kept}


def in_columns(articles: Iterable[Printed]) -> list[tuple[str, list[Printed]]]:
    """The articles by column, in the order in which they stand; what has none comes as it comes."""
    found: list[tuple[str, list[Printed]]] = []
    for article in articles:
        if not found or found[-1][0] != article.column:
            found.append((article.column, []))
        found[-1][1].append(article)
    return found


def byline_in_words(article: Printed) -> str:
    """Who stands under it."""
    if article.tendency:
        return _("For the tendency %(name)s") % {"name": one_line(article.tendency)}
    return one_line(article.byline) or _("Without a name")
