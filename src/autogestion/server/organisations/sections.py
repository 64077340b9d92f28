"""What rooms above have to say on the page of an assembly: each adds its section when the server starts."""

from collections.abc import Callable
from typing import NamedTuple

from autogestion.server.organisations.models import Body, Member


class Section(NamedTuple):
    """A template of the other room, which reads `it`, `body`, `organisation` and `csrf_token`."""

    template: str
    it: object


of_bodies: list[Callable[[Body, Member, bool], Section | None]] = []
"""Asked with the assembly, who reads, and whether it is theirs; in the order in which the sections stand."""


def on_body(body: Body, reader: Member, *, is_mine: bool) -> list[Section]:
    """The sections of all rooms about this assembly, for this reader."""
    return [section for tell in of_bodies if (section := tell(body, reader, is_mine))]
