"""An issue as a book: EPUB 3.3, made of what the reader may read. The same issue gives the same bytes."""

import io
import re
import zipfile
from collections.abc import Iterable
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape, quoteattr

from django.utils.translation import gettext as _

from autogestion.server.newspaper.feeds import moment, name_of
from autogestion.server.newspaper.models import Issue
from autogestion.server.newspaper.reading import Printed, byline_in_words, words_in
from autogestion.server.organisations.models import Organisation
from autogestion.server.record.models import File
from autogestion.server.web.texts import markdown_to_html, one_line

KIND = "application/epub+zip"
_ZIP_BEGINS = (1980, 1, 1, 0, 0, 0)
_OPEN = re.compile(r"<(br|hr)\s*/?>")
_PAGE = (
    '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n'
    '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" '
    'lang={lang} xml:lang={lang}><head><meta charset="utf-8"/><title>{title}</title>'
    '<link rel="stylesheet" href="book.css"/></head><body>{body}</body></html>\n'
)
_CSS = "body { font-family: serif; line-height: 1.4; } h1 { line-height: 1.1; } img { max-width: 100%; }\n"
_CONTAINER = (
    '<?xml version="1.0"?>\n<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
    '<rootfiles><rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/>'
    "</rootfiles></container>\n"
)


def as_book(
    organisation: Organisation, issue: Issue, articles: list[Printed], pictures: dict[str, File]
) -> bytes:
    """The bytes of the book. `pictures`: address -> file, of those that stand in it."""
    language = organisation.languages[0]
    parts = {"title.xhtml": _page(str(issue), _title(organisation, issue), language)}
    for article in articles:
        parts[f"article-{article.place}.xhtml"] = _page(
            article.title, _article(article, pictures), article.language
        )
    parts["nav.xhtml"] = _page(str(issue), _contents(articles), language)
    media = {
        f"picture-{number}.{file.name.rpartition('.')[2]}": file
        for number, file in enumerate(pictures.values(), 1)
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        _write(archive, "mimetype", KIND.encode(), zipfile.ZIP_STORED)
        _write(archive, "META-INF/container.xml", _CONTAINER.encode())
        _write(archive, "OEBPS/book.opf", _package(organisation, issue, parts, media).encode())
        _write(archive, "OEBPS/book.css", _CSS.encode())
        for name, text in parts.items():
            _write(archive, f"OEBPS/{name}", text.encode())
        for name, file in media.items():
            _write(archive, f"OEBPS/{name}", bytes(file.content), zipfile.ZIP_STORED)
    return out.getvalue()


def _write(
    archive: zipfile.ZipFile, name: str, content: bytes, how: int = zipfile.ZIP_DEFLATED
) -> None:
    entry = zipfile.ZipInfo(name, _ZIP_BEGINS)
    entry.compress_type = how
    archive.writestr(entry, content)


def _page(title: str, body: str, language: str) -> str:
    return _PAGE.format(lang=quoteattr(language), title=escape(one_line(title)), body=body)


def _title(organisation: Organisation, issue: Issue) -> str:
    lead = as_xhtml(words_in(issue.lead)) if issue.lead else ""
    return (
        f"<p>{escape(name_of(organisation))}</p><h1>{escape(one_line(str(issue)))}</h1>"
        f"<p>{moment(issue.appeared_at or issue.laid_at)[:10]}</p>{lead}"
    )


def _article(article: Printed, pictures: dict[str, File]) -> str:
    if article.is_withdrawn:
        return f"<h1>{escape(_('Withdrawn by its writer'))}</h1>"
    names = {url: number for number, url in enumerate(pictures, 1)}
    shown = "".join(
        f'<p><img src="picture-{names[file.url]}.{pictures[file.url].name.rpartition(".")[2]}" '
        f"alt={quoteattr(one_line(file.caption))}/></p>"
        for file in article.files
        if file.url in pictures
    )
    return (
        f"<h1>{escape(one_line(article.title))}</h1><p><em>{escape(byline_in_words(article))}</em></p>"
        f"{as_xhtml(article.text)}{shown}"
    )


def as_xhtml(text: str) -> str:
    """A member's Markdown as XHTML; as plain paragraphs where it would not be well-formed."""
    html = _OPEN.sub(r"<\1/>", markdown_to_html(text)).replace("&nbsp;", "&#160;")
    try:
        ET.fromstring(f"<div>{html}</div>")  # noqa: S314 - our own markup, without a DTD
    except ET.ParseError:
        return "".join(f"<p>{escape(line)}</p>" for line in text.splitlines() if line.strip())
    return html


def _contents(articles: Iterable[Printed]) -> str:
    rows = "".join(
        f'<li><a href="article-{one.place}.xhtml">{escape(one_line(one.title))}</a></li>'
        for one in articles
    )
    return f'<nav epub:type="toc"><h1>{escape(_("Contents"))}</h1><ol>{rows}</ol></nav>'


def _package(
    organisation: Organisation, issue: Issue, parts: dict[str, str], media: dict[str, File]
) -> str:
    at = moment(issue.appeared_at or issue.laid_at)
    items = "".join(
        f'<item id="{name.partition(".")[0]}" href="{name}" media-type="application/xhtml+xml"'
        + (' properties="nav"/>' if name == "nav.xhtml" else "/>")
        for name in parts
    )
    items += "".join(
        f'<item id="{name.partition(".")[0]}" href="{name}" media-type="{file.kind}"/>'
        for name, file in media.items()
    )
    order = "".join(
        f'<itemref idref="{name.partition(".")[0]}"/>' for name in parts if name != "nav.xhtml"
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">'
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f'<dc:identifier id="id">urn:autogestion:{organisation.org}:{issue.number}</dc:identifier>'
        f"<dc:title>{escape(one_line(str(issue)))}</dc:title>"
        f"<dc:language>{escape(organisation.languages[0])}</dc:language>"
        f"<dc:creator>{escape(one_line(str(organisation)))}</dc:creator>"
        f'<meta property="dcterms:modified">{at}</meta></metadata>'
        f'<manifest><item id="css" href="book.css" media-type="text/css"/>{items}</manifest>'
        f"<spine>{order}</spine></package>\n"
    )
