"""Paragraphs of a text as rows of safe HTML, with their numbers and marks: readable without colour and by ear.

By hand: a page has hundreds of them, and a template takes ten times as long to say the same.
"""

from collections.abc import Iterable
from html import escape

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from autogestion.server.amending.marking import NEW, STRUCK, MarkedLine
from autogestion.server.web.numbers import plain
from autogestion.server.web.texts import visible


def rows_of(paragraphs: Iterable[tuple[int, str, str]]) -> SafeString:
    """Number, words and what stands below them (safe HTML) of each paragraph, in a list."""
    said = _("Paragraph")
    rows = "".join(
        f'<div id="paragraph-{number}">{_head(said, number)}<dd>{escape(visible(words))}{below}</dd></div>'
        for number, words, below in paragraphs
    )
    return mark_safe(f'<dl class="draft">{rows}</dl>')  # noqa: S308 - every word was escaped


def _head(said: str, number: int) -> str:
    return f'<dt class="number"><span class="unseen">{said} </span>{plain(number)}</dt>'


def marked_rows(lines: Iterable[MarkedLine]) -> SafeString:
    """Lines with what is struck and what is put in."""
    said, new = _("Paragraph"), _("New")
    signs = {STRUCK: ("del", _("[struck:")), NEW: ("ins", _("[put in:"))}
    rows = []
    for line in lines:
        head = (
            _head(said, line.number)
            if line.number
            else f'<dt class="number"><span aria-hidden="true">+</span><span class="unseen">{new}</span></dt>'
        )
        spans = "".join(_span(span.mark, span.words, signs) for span in line.spans)
        rows.append(f"<div>{head}<dd>{spans}</dd></div>")
    return mark_safe(f'<dl class="draft">{"".join(rows)}</dl>')  # noqa: S308 - every word was escaped


def _span(mark: str, words: str, signs: dict[str, tuple[str, str]]) -> str:
    said = escape(visible(words))
    if mark not in signs:
        return said
    element, sign = signs[mark]
    return f'<{element}><span class="unseen">{sign} </span>{said}<span class="unseen">]</span></{element}>'
