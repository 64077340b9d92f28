"""What a key of the language of charters is, and the sorts that most articles need."""

from dataclasses import dataclass

from autogestion.rules.charter import limits


@dataclass(frozen=True)
class Key:
    """One key of an article.

    sort: "whole" (number from low to high), "yes_no", "text", "choice", "choices" (of `words`),
    "kinds" (names of kinds), "matters" (their names), "witnesses" (their public keys), "ratio",
    "number" (rules.thresholds.Number), "quorum" or "passes". A key without `required` may be left
    out and then has `default` (None: nothing).
    """

    name: str
    sort: str
    says: str
    low: int = 0
    high: int = 0
    words: tuple[str, ...] = ()
    required: bool = True
    default: object = None


@dataclass(frozen=True)
class ArticleKeys:
    """One table of the file."""

    name: str
    says: str
    keys: tuple[Key, ...]


def members(name: str, low: int, says: str, *, required: bool = True) -> Key:
    return Key(name, "whole", says, low, limits.MEMBERS_MAX, required=required)


def hours(name: str, says: str) -> Key:
    return Key(name, "whole", says, 1, limits.HOURS_MAX)


def days(name: str, says: str) -> Key:
    return Key(name, "whole", says, 1, limits.DAYS_MAX)


def choice(name: str, words: tuple[str, ...], says: str) -> Key:
    return Key(name, "choice", says, words=words, required=False, default=words[0])
