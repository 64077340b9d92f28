"""What autonomous groups show beside what is the organisation's own: a room above says what there is."""

from collections.abc import Callable
from typing import NamedTuple

from autogestion.server.organisations.models import Organisation


class Guest(NamedTuple):
    """Something that a group shows here, on a page of its own."""

    title: str
    group: str
    url: str
    at: int


def _nothing(_organisation: Organisation, _shelf: str) -> list[Guest]:
    return []


shows: Callable[[Organisation, str], list[Guest]] = _nothing
"""What groups show at this organisation on this shelf: the newspaper, the library, inquiries."""


def on_shelf(organisation: Organisation, shelf: str) -> list[Guest]:
    """What stands there now."""
    return shows(organisation, shelf)
