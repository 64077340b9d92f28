"""What desks tell other rooms of themselves."""

from autogestion.server.desks import queries
from autogestion.server.finding import names


def enter() -> None:
    """Tell the search what desks and dispatches are called."""
    names.of_pages["desk"] = queries.called
    names.of_pages["dispatch"] = queries.dispatches_called
