"""Earlier decisions on the matter, found by the words that they share with a question (S7)."""

import re
from dataclasses import dataclass

from django.db.models import Q

from autogestion.server.deliberation.models import Question

SHOWN_MAX = 5
WORDS_MAX = 6
LETTERS_MIN = 5
LOOKED_AT_MAX = 200


@dataclass(frozen=True)
class Earlier:
    """A decision, as short as a list of ways on wants it."""

    number: int
    asked: str
    adopted: bool
    taken_at: int


def earlier_decisions(question: Question) -> list[Earlier]:
    """At most five decisions whose questions share the longer words of this one, most words first."""
    words = telling_words(str(question.asked))
    if not words:
        return []
    shares_a_word = Q()
    for word in words:
        shares_a_word |= Q(question__asked__content__icontains=word)
    rows = (
        question.organisation.decisions.filter(shares_a_word)
        .exclude(question=question)
        .order_by("-number")
        .values_list("number", "question__asked__content", "adopted", "taken_at")
    )
    found = [Earlier(*row) for row in rows[:LOOKED_AT_MAX]]
    return sorted(found, key=lambda earlier: -_shared(words, earlier.asked))[:SHOWN_MAX]


def telling_words(text: str) -> list[str]:
    """The longest words of a sentence: short ones stand in every question."""
    words = {word.casefold() for word in re.findall(r"\w+", text) if len(word) >= LETTERS_MIN}
    return sorted(words, key=lambda word: (-len(word), word))[:WORDS_MAX]


def _shared(words: list[str], text: str) -> int:
    text = text.casefold()
    return sum(word in text for word in words)
