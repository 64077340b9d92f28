"""Desks as their pages show them."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from autogestion.server.desks import queries
from autogestion.server.desks.models import Dispatch, Feed
from autogestion.server.library.countries import COUNTRIES
from autogestion.server.library.reading import followed_in_words
from autogestion.server.organisations.models import Member


@dataclass(frozen=True)
class Line:
    """A dispatch in a list."""

    dispatch: Dispatch
    title: str
    desk: str
    about: str
    """Trade and country, where it has any."""


def lines(dispatches: list[Dispatch]) -> list[Line]:
    return [
        Line(one, str(one.title), str(one.desk.name), " · ".join(filter(None, about(one))))
        for one in dispatches
    ]


def about(dispatch: Dispatch) -> list[str]:
    """Trade, country in the reader's language."""
    trade = str(dispatch.trade) if dispatch.trade else ""
    return [trade, country_in_words(dispatch.country)]


@dataclass(frozen=True)
class Topic:
    """A trade or a country, and whether the reader follows its dispatches."""

    kind: str
    word: str
    words: str
    is_followed: bool


def topics(dispatch: Dispatch, reader: Member) -> list[Topic]:
    """By what beside its desk this dispatch can be followed."""
    followed = {(one.kind, one.word) for one in queries.topics_of(reader)}
    return [
        Topic(kind, word, str(followed_in_words(kind, word)), (kind, word) in followed)
        for kind, word in sorted(queries.topics(dispatch))
    ]


def topics_followed(reader: Member) -> list[Topic]:
    """All trades and countries that the reader follows."""
    return [
        Topic(one.kind, one.word, str(followed_in_words(one.kind, one.word)), True)
        for one in queries.topics_of(reader)
    ]


def as_reason(dispatch: Dispatch) -> str:
    """What a question that comes of it says at first: the news and where it comes from."""
    return f"{dispatch.title}\n\n{str(dispatch.text)[:1500]}\n\n{dispatch.source}\n{dispatch.url}"


def country_in_words(code: str) -> str:
    return _(COUNTRIES[code].name) if code in COUNTRIES else ""


def problem_of(feed: Feed) -> str:
    """What was the matter when it was asked, in the reader's language; empty where nothing was."""
    return _(feed.problem) if feed.problem else ""
