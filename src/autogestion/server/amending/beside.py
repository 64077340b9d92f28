"""The text to adopt and its amendments, on the pages of a question and of a decision."""


def enter() -> None:
    """Stand on the pages of questions and decisions, once."""
