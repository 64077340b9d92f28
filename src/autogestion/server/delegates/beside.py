"""What councils tell other rooms of themselves: the map shows them above those who make them."""

from autogestion.server.delegates.reading.pyramid import pyramid
from autogestion.server.organisations import map_of


def enter() -> None:
    """Stand on the map, once."""
    if pyramid not in map_of.councils:
        map_of.councils.append(pyramid)
