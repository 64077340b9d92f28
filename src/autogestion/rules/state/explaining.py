"""What was said more simply: questions in plain words, and words with what they mean."""

from dataclasses import dataclass


@dataclass(slots=True)
class Summary:
    """A question as one member says it in plain words: their last word."""

    text: str
    at: int


@dataclass(slots=True)
class Explanation:
    """What a word means here, as one member explains it."""

    number: int
    word: str
    """The commitment of the word, which is everybody's."""
    text: str
    by: str
    at: int
