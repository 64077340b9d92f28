"""Members' names, texts and arguments as safe HTML. By hand: a template takes three times as long for three hundred."""

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import cache, lru_cache
from html import escape
from typing import Any, NamedTuple

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext

from autogestion.server.web import numbers, texts, times
from autogestion.server.web.marking import Vocabulary, marked


def text_html(text: str, vocabulary: Vocabulary | None = None) -> str:
    """Members' Markdown as safe HTML, with the words of a vocabulary marked; or what became of the text."""
    html = texts.markdown_to_html(texts.said(text))
    return html if vocabulary is None else marked(html, vocabulary)


def member_html(person: Any) -> SafeString:
    """A member's name (.name, .url), isolated from the script around it; somebody who left has none."""
    name = str(getattr(person, "name", "") or "")
    named = _named(name, getattr(person, "url", "")) if name else None
    return named or format_html('<span class="member">{}</span>', gettext("a former member"))


@lru_cache(maxsize=4096)
def _named(said: str, url: str) -> SafeString | None:
    """None where nothing is left of a name once what is hidden in it is taken out."""
    name = texts.one_line(said)
    if not name:
        return None
    if url:
        return format_html('<a class="member" href="{}"><bdi>{}</bdi></a>', url, name)
    return format_html('<bdi class="member">{}</bdi>', name)


class Argument(NamedTuple):
    """What is shown of an argument. A page hands over these, or anything with all these attributes."""

    text: str
    by: Any = None
    at: int | datetime | None = None
    number: int | None = None
    concerned: str = ""
    minds: int = 0
    changed_mine: bool = False
    mind_url: str = ""
    discuss_url: str = ""


def items_of(arguments: Iterable[Any], vocabulary: Vocabulary | None) -> str:
    """The items of a list of arguments."""
    beside = _beside()
    return "\n".join(_item(one, vocabulary, beside) for one in arguments)


class _Beside(NamedTuple):
    """What stands beside arguments, as safe HTML in the reader's language: looked up once for all of them."""

    day: Callable[[int | datetime], SafeString]
    minds: Callable[[int], str]
    concerned: str
    discuss: str
    changed: str
    take_back: str


def _beside() -> _Beside:
    return _Beside(
        day=times.day_tags(),
        minds=cache(_minds),  # Of hundreds of arguments most changed the same few numbers of minds.
        concerned=escape(gettext("concerned: %(condition)s")),
        discuss=escape(gettext("Discuss it")),
        changed=escape(gettext("This changed my mind")),
        take_back=escape(gettext("I take back that it changed mine")),
    )


def _minds(number: int) -> str:
    """How many minds it changed, from one."""
    words = ngettext(
        "changed the mind of %(number)s member", "changed the minds of %(number)s members", number
    )
    return escape(words % {"number": numbers.plain(number)})


def _item(one: Any, vocabulary: Vocabulary | None, beside: _Beside) -> str:
    """What it says; below it who, when, of which trade or condition, whose mind it changed, where one discusses it."""
    below: list[str] = [member_html(one.by)]
    if one.at:
        below.append(beside.day(one.at))
    if one.concerned:
        condition = beside.concerned % {"condition": escape(texts.one_line(one.concerned))}
        below.append(f"<strong>{condition}</strong>")
    if one.minds:
        below.append(beside.minds(one.minds))
    if one.mind_url:
        label = beside.take_back if one.changed_mine else beside.changed
        below.append(f'<a href="{escape(one.mind_url)}">{label}</a>')
    if one.discuss_url:
        below.append(f'<a href="{escape(one.discuss_url)}">{beside.discuss}</a>')
    place = f' id="argument-{int(one.number)}"' if one.number else ""
    words = text_html(one.text, vocabulary)
    return (
        f'<li{place}><div class="text">{words}</div><p class="quiet">{" · ".join(below)}</p></li>'
    )
