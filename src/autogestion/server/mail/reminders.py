"""What letters tell by the hour and not by a line: what one took on is due soon. Rooms above enter their own."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from autogestion.server.organisations.models import Member


class Due(NamedTuple):
    """Something that one member is reminded of once. The same `key` is the same reminder."""

    member: int
    key: str
    number: int


class Source(NamedTuple):
    """Where a room says what is due soon after a moment, and what is said of it when the letter is sent."""

    due: Callable[[int], Iterable[Due]]
    says: "Callable[[Member, int], tuple[str, str, str] | None]"
    """Member and number: words, text and path of the page; None where nothing is to be done any more."""


SOURCES: dict[str, Source] = {}
"""By a name that stands in the letters that wait."""
