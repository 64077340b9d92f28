"""What the things are called on whose pages texts stand: each room says it of its own."""

from collections.abc import Callable, Collection

from autogestion.server.organisations.models import Organisation

Names = Callable[[Organisation, Collection[int]], dict[int, str]]
"""How the things with these numbers are called; those that are not there are left out."""

of_pages: dict[str, Names] = {}
"""Page (finding.kinds.Kind.page) -> what asks it. Rooms enter theirs when the server starts."""


def names(
    organisation: Organisation, places: Collection[tuple[str, int]]
) -> dict[tuple[str, int], str]:
    """(Page, number) -> name, where a room has said how to ask it: one query a page."""
    found = {}
    for page in sorted({page for page, _number in places} & set(of_pages)):
        numbers = {number for its, number in places if its == page}
        called = of_pages[page](organisation, numbers)
        found.update({(page, number): name for number, name in called.items()})
    return found
