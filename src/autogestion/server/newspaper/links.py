"""What can come of a contribution: each kind of thing, entered by `consequences.links`, the one table of it."""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from autogestion.server.organisations.models import Organisation


class Thing(NamedTuple):
    """One thing as a page names it."""

    words: str
    url: str


class Kind(NamedTuple):
    """A kind of thing. `find` gives the thing with this number and part, None where there is none."""

    words: str
    find: "Callable[[Organisation, int, int], Thing | None]"


kinds: dict[str, Kind] = {}
"""Filled when the server starts: the newspaper does not know the other rooms."""


def find(organisation: "Organisation", kind: str, thing: int, part: int) -> Thing | None:
    """The thing, or None."""
    return kinds[kind].find(organisation, thing, part) if kind in kinds else None
