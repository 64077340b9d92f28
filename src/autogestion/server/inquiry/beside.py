"""What inquiries tell other rooms of themselves."""

from autogestion.server.finding import names
from autogestion.server.inquiry import queries


def enter() -> None:
    """Tell the search what inquiries are called."""
    names.of_pages["survey"] = queries.called
