"""Amendments as articles of safe HTML, each with what its reader can do about it.

By hand, as their rows are: a page has fifty of them, and a template takes ten times as long to say the same.
"""

from collections.abc import Iterable
from html import escape
from typing import NamedTuple

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from autogestion.server.amending.reading import PENDING, Amending, Shown
from autogestion.server.deliberation.models import Question
from autogestion.server.web.members import member_html, text_html
from autogestion.server.web.numbers import plain
from autogestion.server.web.texts import one_line
from autogestion.server.web.times import day_tags


def articles_of(
    amendments: Iterable[Shown], it: Amending, question: Question, token: object
) -> str:
    """Safe HTML. `token`: what proves that a form on the page comes from it; read only where there is one."""
    words = _Words(*(escape(said) for said in _words()))
    here = reverse("amendments", args=[question.organisation.slug, question.number])
    day = day_tags()
    return "\n".join(
        f'<article class="stack" id="amendment-{one.number}" aria-labelledby="amendment-{one.number}-wants">\n'
        f"{_head(one, words)}"
        f'<p class="quiet">{escape(one.where)} · {_names(one)} · {day(one.at)}</p>\n'
        f"{one.rows}\n"
        f'<details><summary>{words.why}</summary><div class="text">{text_html(one.why)}</div></details>\n'
        f"{_conflicts(one, words)}"
        f'<p class="quiet">{escape(one.state_words)}{_supporters(one)}</p>\n'
        f"{_asked(one, it, question, words)}"
        f"{_presses(one, it, words, f'{here}{one.number}/', token)}"
        "</article>"
        for one in amendments
    )


class _Words(NamedTuple):
    """What stands in every article, in the reader's language: looked up once for all of them."""

    heading: str
    why: str
    conflicts: str
    one: str
    agree: str
    second: str
    ask: str
    withdraw: str
    take: str
    assembly_asked: str
    ask_assembly: str


def _words() -> _Words:
    return _Words(
        heading=_("Amendment %(number)s:"),
        why=_("Why"),
        conflicts=_("Conflicts, and is ranked together, with"),
        one=_("amendment %(number)s"),
        agree=_("Be a co-author, as I was asked"),
        second=_("Support it"),
        ask=_("Ask somebody to be a co-author"),
        withdraw=_("Withdraw it"),
        take=_("Take it over into the text"),
        assembly_asked=_("%(assembly)s was asked whether it takes it over: question %(number)s"),
        ask_assembly=_("Ask our assembly to take it over"),
    )


def _head(one: Shown, words: _Words) -> str:
    heading = words.heading % {"number": plain(one.number)}
    wants = escape(one_line(one.wants))
    return f'<h3 id="amendment-{one.number}-wants">{heading} {wants}</h3>\n'


def _names(one: Shown) -> str:
    return ", ".join(member_html(author) for author in one.authors)


def _conflicts(one: Shown, words: _Words) -> str:
    if not one.conflicts:
        return ""
    links = ", ".join(
        f'<a href="#amendment-{number}">{words.one % {"number": plain(number)}}</a>'
        for number in one.conflicts
    )
    return f"<p><strong>{words.conflicts}</strong> {links}</p>\n"


def _supporters(one: Shown) -> str:
    if not one.supporters:
        return ""
    words = ngettext(
        "%(number)s member supports it.", "%(number)s members support it.", one.supporters
    )
    return f" {escape(words % {'number': plain(one.supporters)})}"


def _asked(one: Shown, it: Amending, question: Question, words: _Words) -> str:
    """The question by which the assembly is asked about an amendment; '' where it was not."""
    if one.asked is None:
        return ""
    said = words.assembly_asked % {"assembly": escape(it.shared_with), "number": plain(one.asked)}
    url = reverse("question", args=[question.organisation.slug, one.asked])
    return f'<p class="quiet"><a href="{url}">{said}</a></p>\n'


def _presses(one: Shown, it: Amending, words: _Words, here: str, token: object) -> str:
    """What the reader can do about an amendment that waits; '' for whoever does not vote on the question."""
    if not it.is_concerned or one.state != PENDING:
        return ""
    which = f'<span class="unseen"> ({plain(one.number)})</span>'
    ways = []
    if one.is_asked_of_me:
        ways.append(_form(f"{here}agree/", words.agree, token))
    if not one.is_mine and not one.is_supported_by_me:
        ways.append(_form(f"{here}second/", words.second + which, token))
    if one.is_mine:
        ways.append(f'<a class="button" href="{here}authors/">{words.ask}</a>')
    if one.is_mine and not one.supporters:
        ways.append(_form(f"{here}withdraw/", words.withdraw, token))
    if it.is_author:
        ways.append(_form(f"{here}take/", words.take + which, token))
    if one.may_ask:
        ways.append(f'<a class="button" href="{here}assembly/">{words.ask_assembly}</a>')
    return f'<div class="row">{"".join(ways)}</div>\n'


def _form(action: str, label: str, token: object) -> str:
    proof = f'<input type="hidden" name="csrfmiddlewaretoken" value="{escape(str(token))}">'
    return f'<form method="post" action="{action}">{proof}<button class="button">{label}</button></form>'
