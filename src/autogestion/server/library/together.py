"""What assemblies follow, in words, and what of a page can be followed by whom."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from autogestion.server.library import follows
from autogestion.server.library.models import Topic
from autogestion.server.library.reading import as_compared, followed_in_words, is_followed
from autogestion.server.organisations.models import Body
from autogestion.server.web.texts import one_line


@dataclass(frozen=True)
class Followed:
    """What an assembly follows: its number, in words, and the part of the library that it is."""

    number: int
    words: str
    query: str
    """What stands behind the library's address; '' where the term was erased."""


def topics_in_words(topics: Sequence[Topic]) -> list[Followed]:
    """What assemblies follow, each term as somebody wrote it in the library. One query."""
    terms = {(one.kind, one.word) for one in topics if one.text is not None and one.word}
    shown = follows.shown_as(topics[0].organisation_id, terms) if terms else {}
    return [_followed(one, shown) for one in topics]


def _followed(topic: Topic, shown: Mapping[tuple[str, str], str]) -> Followed:
    if not topic.word:
        return Followed(topic.number, str(topic.text), "")
    word = shown.get((topic.kind, topic.word)) or topic.word
    query = f"{word}/" if topic.kind == "entry" else "?" + urlencode({topic.kind: word})
    return Followed(topic.number, one_line(followed_in_words(topic.kind, word)), query)


def followable(
    offered: Iterable[tuple[str, str]],
    own: set[tuple[str, str]],
    topics: Sequence[Topic],
    places: Sequence[Body],
) -> list[dict[str, Any]]:
    """What can be followed, whether a member does, and for each of their assemblies whether it does."""
    together = {(one.body_id, one.kind, one.word) for one in topics}
    return [
        {
            "kind": kind, "word": word, "words": followed_in_words(kind, word),
            "is_followed": is_followed(own, kind, word),
            "assemblies": [
                {
                    "name": one_line(str(body)), "number": body.number,
                    "is_followed": (body.pk, kind, as_compared(kind, word)) in together,
                }
                for body in places
            ],
        }
        for kind, word in offered
    ]  # fmt: skip
