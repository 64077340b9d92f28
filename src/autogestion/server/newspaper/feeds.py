"""The newspaper as feeds: Atom (RFC 4287) and JSON Feed 1.1, of what everybody may read."""

import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from django.utils.translation import gettext as _

from autogestion.server.newspaper.models import Issue
from autogestion.server.newspaper.reading import Printed, byline_in_words, printed
from autogestion.server.organisations.models import Organisation
from autogestion.server.web.texts import markdown_to_html, one_line

Absolute = Callable[[str], str]
"""A path -> its address with the name of the host."""


@dataclass(frozen=True)
class Item:
    """An article in a feed."""

    id: str
    title: str
    url: str
    at: int
    author: str
    language: str
    html: str


def items_of(organisation: Organisation, issues: Iterable[Issue], absolute: Absolute) -> list[Item]:
    """The public articles of these issues, newest issue first."""
    return [
        Item(
            id=article_id(organisation, issue, article), title=one_line(article.title),
            url=absolute(article.url), at=issue.appeared_at or 0, language=article.language,
            author=byline_in_words(article), html=html_of(article, absolute),
        )
        for issue in issues
        for article in printed(issue, public_only=True)
        if not article.is_withdrawn
    ]  # fmt: skip


def article_id(organisation: Organisation, issue: Issue, article: Printed) -> str:
    """The same for ever, on whatever server the organisation is (RFC 9562 §5.5)."""
    name = f"autogestion/{organisation.org}/issues/{issue.number}/{article.number}"
    return uuid.uuid5(uuid.NAMESPACE_URL, name).urn


def html_of(article: Printed, absolute: Absolute) -> str:
    """The words of an article with its pictures."""
    pictures = "".join(
        f"<p><img src={quoteattr(absolute(file.url))} alt={quoteattr(file.caption)}></p>"
        for file in article.files
        if file.is_picture
    )
    return markdown_to_html(article.text) + pictures


def moment(at: int) -> str:
    """As RFC 3339 writes it."""
    return datetime.fromtimestamp(at, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def name_of(organisation: Organisation) -> str:
    return _("Newspaper of %(organisation)s") % {"organisation": one_line(str(organisation))}


def as_atom(organisation: Organisation, items: list[Item], home: str, own: str) -> str:
    """The feed as XML. Control characters cannot stand in it: texts have none (rules.texts)."""
    newest = max((item.at for item in items), default=organisation.founded_at or 0)
    entries = "".join(map(_entry, items))
    whole = uuid.uuid5(uuid.NAMESPACE_URL, f"autogestion/{organisation.org}/newspaper").urn
    language = quoteattr(organisation.languages[0])
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={language}>\n'
        f"<id>{whole}</id>\n<title>{escape(name_of(organisation))}</title>\n"
        f"<updated>{moment(newest)}</updated>\n"
        f"<author><name>{escape(one_line(str(organisation)))}</name></author>\n"
        f'<link rel="alternate" type="text/html" href={quoteattr(home)}/>\n'
        f'<link rel="self" type="application/atom+xml" href={quoteattr(own)}/>\n'
        f"{entries}</feed>\n"
    )


def _entry(item: Item) -> str:
    return (
        f"<entry xml:lang={quoteattr(item.language)}>\n<id>{item.id}</id>\n"
        f"<title>{escape(item.title)}</title>\n<updated>{moment(item.at)}</updated>\n"
        f"<published>{moment(item.at)}</published>\n"
        f"<author><name>{escape(item.author)}</name></author>\n"
        f'<link rel="alternate" type="text/html" href={quoteattr(item.url)}/>\n'
        f'<content type="html">{escape(item.html)}</content>\n</entry>\n'
    )


def as_json(organisation: Organisation, items: list[Item], home: str, own: str) -> dict[str, Any]:
    """JSON Feed 1.1."""
    return {
        "version": "https://jsonfeed.org/version/1.1",
        "title": name_of(organisation), "home_page_url": home, "feed_url": own,
        "language": organisation.languages[0],
        "items": [
            {
                "id": item.id, "url": item.url, "title": item.title, "content_html": item.html,
                "date_published": moment(item.at), "authors": [{"name": item.author}],
                "language": item.language,
            }
            for item in items
        ],
    }  # fmt: skip
