"""Members' words made safe to show: Markdown to HTML, and names without hidden characters."""

import re
from collections.abc import Sequence
from functools import lru_cache
from html import escape

import nh3
from django.utils.translation import gettext
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from autogestion.rules.texts import IN_PLACE
from autogestion.server.web.figures import draw_figure, mark_figures

FIRST_HEADING = 3
"""A text's highest heading comes under the page's own two levels, its others below that, h6 at most."""

REMEMBERED_CHARACTERS = 10_000
"""The HTML of a text up to this length is kept in memory: a page of twenty arguments is read often."""

TAGS = {
    *("p", "br", "hr", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "code"),
    *("em", "strong", "s", "a", "table", "thead", "tbody", "tr", "th", "td", "meter"),
}
ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}, "meter": {"value", "aria-hidden"}}
SCHEMES = {"http", "https", "mailto"}

_SPACES = re.compile("[^\\S\u00a0\u202f]+")
"""Spaces and line ends, but for those that keep a sign with its word: French has them."""
_LINE_ENDS = re.compile("\r\n?|[\u0085\u2028\u2029]")
_HIDDEN = re.compile(
    "["
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # C0 and C1 controls but tab and line feed
    "\u200b\u2060\ufeff\u00ad"  # zero width space, word joiner, byte order mark, soft hyphen
    "\u202a-\u202e\u2066-\u2069"  # embeddings, overrides and isolates (Unicode UAX #9)
    "\ufff9-\ufffb\U000e0000-\U000e007f"  # interlinear marks and tag characters
    "\ud800-\udfff"  # lone surrogates: no UTF-8 for them
    "]"
)


def visible(text: str) -> str:
    """The text without the characters that show one thing and mean another.

    Joiners and the left-to-right and right-to-left marks stay: several scripts need them.
    """
    if (
        text.isprintable()
    ):  # Most names and lines: no control, format, surrogate or separator but the space.
        return text
    return _HIDDEN.sub("", _LINE_ENDS.sub("\n", text))


def one_line(text: str) -> str:
    """A name or a title: visible, and without line breaks."""
    if text.isprintable() and "  " not in text:
        return text.strip()
    return _SPACES.sub(" ", visible(text)).strip()


def said(content: str) -> str:
    """The text of a member, or what is said in its place where it was erased or is missing."""
    return gettext(IN_PLACE[content]) if content in IN_PLACE else content


def forget_html() -> None:
    """Let go of the texts that are kept in memory."""
    _remembered.cache_clear()


def markdown_to_html(text: str) -> str:
    """Safe HTML of a member's Markdown (CommonMark with tables and strikethrough).

    Columns of figures are drawn. No raw HTML, no picture (it becomes a link), links with rel="nofollow noopener".
    What the writer typed as HTML is shown as typed.
    """
    return _remembered(text) if len(text) <= REMEMBERED_CHARACTERS else _cleaned(text)


def parsed(text: str) -> list[Token]:
    """A member's Markdown as tokens, for what is made of it beside HTML."""
    return _MARKDOWN.parse(visible(text))


def _cleaned(text: str) -> str:
    return nh3.clean(
        _MARKDOWN.render(visible(text)),
        tags=TAGS,
        attributes=ATTRIBUTES,
        url_schemes=SCHEMES,
        link_rel="nofollow noopener",
        generic_attribute_prefixes=set(),
    )


_remembered = lru_cache(maxsize=2000)(_cleaned)


def _show_picture_as_link(
    self: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    """A picture from elsewhere would tell its host who reads; a link tells only who presses."""
    token = tokens[index]
    address = str(token.attrs.get("src", ""))
    words = self.renderInlineAsText(token.children or [], options, env) or address
    return f'<a href="{escape(address)}">{escape(words)}</a>'


def _fit_headings(state: StateCore) -> None:
    """Whatever levels a writer begins with, the page's outline has no step missing above them."""
    headings = [token for token in state.tokens if token.type in ("heading_open", "heading_close")]
    highest = min((int(token.tag[1]) for token in headings), default=1)
    for token in headings:
        token.tag = f"h{min(int(token.tag[1]) - highest + FIRST_HEADING, 6)}"


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
    parser.add_render_rule("image", _show_picture_as_link)
    parser.add_render_rule("td_close", draw_figure)
    parser.core.ruler.push("fit_headings", _fit_headings)
    parser.core.ruler.push("mark_figures", mark_figures)
    return parser


_MARKDOWN = _parser()
