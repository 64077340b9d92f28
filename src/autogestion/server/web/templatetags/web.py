"""{% load web %}: members' text, moments, numbers, QR codes and the places of the shell."""

from collections.abc import Iterable
from datetime import datetime
from html import escape
from typing import Any

import segno
from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from autogestion.rules.refusals import RuleBroken
from autogestion.server.web import members, numbers, refusals, shell, texts, times
from autogestion.server.web.marking import Vocabulary

register = template.Library()


@register.filter(is_safe=False)
def members_text(text: str, vocabulary: Vocabulary | str = "") -> SafeString:
    """Members' Markdown as safe HTML; of a text that is not here, what became of it.

    `vocabulary`: its words are marked where they first occur, and lead to what they mean.
    """
    return mark_safe(members.text_html(text, _known(vocabulary)))  # noqa: S308 - cleaned by nh3, marks are escaped


def _known(vocabulary: Vocabulary | str) -> Vocabulary | None:
    """None where a page has none: then a template hands over nothing, which is a text."""
    return vocabulary if isinstance(vocabulary, Vocabulary) else None


@register.filter(is_safe=False)
def one_line(text: object) -> str:
    """A name or title without hidden characters or line breaks (still escaped by the template)."""
    return texts.one_line(str(text))


@register.filter
def in_words(refusal: RuleBroken) -> str:
    """Why the rules refused, in the reader's language."""
    return refusals.in_words(refusal)


@register.filter
def plain(number: int) -> str:
    """1,204 as the language groups it."""
    return numbers.plain(number)


@register.filter
def permille_of(part: int, whole: int) -> str:
    """The length of a bar in thousandths of the whole, in digits that no locale touches."""
    return str(numbers.permille(part, whole))


@register.filter
def percent_of(part: int, whole: int) -> str:
    """A share, as in 61.2%, rounded down."""
    return numbers.percent(part, whole)


@register.simple_tag
def when(at: int | datetime | None, form: str = "moment") -> SafeString | str:
    """`<time>` with the day and hour; form "day" or "hour" for one of them. Nothing for None."""
    if at is None:
        return ""
    words = {"moment": times.day_and_hour, "day": times.day, "hour": times.hour}[form](at)
    return times.time_tag(at, words)


@register.simple_tag(takes_context=True)
def ago(context: dict[str, Any], at: int | datetime) -> SafeString:
    """`<time>` with "3 days ago" or "in 3 days", from the page's `now`; without it, the day and hour."""
    now = context.get("now")
    return times.time_tag(at, times.day_and_hour(at) if now is None else times.from_now(at, now))


@register.simple_tag(takes_context=True)
def closes(context: dict[str, Any], at: int | datetime) -> SafeString:
    """`<time>` with "closes in 3 days" or "closed 3 days ago", as `ago` does."""
    now = context.get("now")
    return times.time_tag(at, times.day_and_hour(at) if now is None else times.closing(at, now))


@register.simple_tag(takes_context=True)
def places(context: dict[str, Any], slug: str = "") -> list[shell.Place]:
    """Where one can go from this page (see `shell.places_in`)."""
    request = context.get("request")
    return shell.places_in(slug, request.path if request else "")


@register.simple_tag
def address(*parts: str) -> str:
    """{% address "o" organisation.slug "record" %}: /o/SLUG/record/."""
    return shell.address(*parts)


@register.simple_tag
def member(person: Any) -> SafeString:
    """A member's name (.name, .url), isolated from the script around it; somebody who left has none."""
    return members.member_html(person)


@register.simple_tag
def argued(arguments: Iterable[Any], vocabulary: Vocabulary | str = "") -> SafeString:
    """The items of a side's arguments, each an Argument."""
    return mark_safe(members.items_of(arguments, _known(vocabulary)))  # noqa: S308 - each part is escaped or cleaned


@register.simple_tag
def body(place: Any) -> SafeString:
    """A body (.name, .url, .kind): filled square an assembly, hollow a council, round the whole."""
    kind = getattr(place, "kind", "") or "assembly"
    name = texts.one_line(str(place.name))
    if getattr(place, "url", ""):
        return format_html(
            '<a class="body-badge body-badge--{}" href="{}">{}</a>', kind, place.url, name
        )
    return format_html('<span class="body-badge body-badge--{}">{}</span>', kind, name)


@register.simple_tag
def term(word: str, meaning: str, name: str) -> SafeString:
    """A word of ours that opens its plain meaning when pressed, without script (HTML popover).

    A browser too old for that shows the meaning behind the word. `name` is unique on the page.
    """
    return format_html(
        '<button type="button" class="term" popovertarget="term-{name}">{word}</button>'
        '<span popover id="term-{name}" class="term__meaning"><strong>{word}</strong> {meaning}</span>',
        name=name,
        word=word,
        meaning=meaning,
    )


@register.simple_tag
def qr(text: str, title: str = "") -> SafeString:
    """A QR code as inline SVG (ISO/IEC 18004, error correction M), black on white in every theme."""
    code = segno.make(text, error="m", micro=False)
    svg = code.svg_inline(
        border=4, omitsize=True, svgclass="qr", lineclass=None, light="#fff", dark="#000"
    )
    return mark_safe(svg.replace("<svg ", f'<svg role="img" aria-label="{escape(title)}" ', 1))  # noqa: S308 - segno draws paths only
