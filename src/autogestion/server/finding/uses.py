"""What came of a thing in other rooms: each says where it is used, on the page of the thing."""

from collections.abc import Callable
from typing import NamedTuple

from autogestion.server.organisations.models import Organisation


class Use(NamedTuple):
    """Where something is used: in words, and the address of its page."""

    words: str
    url: str


of_things: list[Callable[[Organisation, str, int], list[Use]]] = []
"""(organisation, kind of finding.kinds, number) -> where it is used. Rooms enter theirs when the server starts."""


def uses(organisation: Organisation, kind: str, number: int) -> list[Use]:
    """Everywhere that the thing of this kind with this number is used."""
    return [use for tell in of_things for use in tell(organisation, kind, number)]
