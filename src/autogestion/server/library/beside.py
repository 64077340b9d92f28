"""What the library tells other rooms of itself."""

from autogestion.server.finding import names
from autogestion.server.library import queries


def enter() -> None:
    """Tell the search what struggles are called."""
    names.of_pages["struggle"] = queries.called
