"""What came of a decision, as the rooms above know it: each adds its sections to the decision's page.

A room above is not known here; it enters itself when the server starts, as what follows from a line does.
"""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from autogestion.server.deliberation.models import Decision
    from autogestion.server.organisations.models import Member


class Section(NamedTuple):
    """A template of the other room, which reads `it`, `d` (the decision) and `organisation`."""

    template: str
    it: object


Teller = Callable[["Decision", "Member"], Section]
tellers: list[Teller] = []
"""Filled by the rooms above, in the order in which their sections stand."""


def what_came_of(decision: "Decision", reader: "Member") -> Iterator[Section]:
    """The sections of all rooms about this decision, for this reader."""
    for tell in tellers:
        yield tell(decision, reader)
