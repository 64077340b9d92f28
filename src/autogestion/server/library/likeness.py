"""Which entries are alike: TF-IDF over words and whole terms, and the cosine between two of them.

Pure functions of values. A feature is (kind, word): a word of any text under '', a whole trade,
workplace, form or demand under its own kind, which weighs more than its single words. With
N entries of which n have a feature, it is worth ln((1 + N) / (1 + n)) + 1 (the smoothed idf of
scikit-learn), so that what is in every entry counts for little in any language.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping

from autogestion.server.sqlite.folding import folded

Feature = tuple[str, str]
Features = dict[Feature, int]

TERMS = ("trade", "form", "demand", "workplace")
"""Kinds of whole terms."""
TERM_MAX = 300
WORD_MAX = 40
RUN_MAX = 5
FEATURES_MAX = 400
"""Of a longer entry the features that weigh most."""
WEIGHT_MAX = 12
UNIT = 1000
"""Kept weights are parts of a thousand of the length of their entry."""

OF_TERM = {"trade": 6, "form": 4, "demand": 6, "workplace": 3}
OF_WORD = {"title": 3, "trade": 2, "form": 1, "demand": 2, "workplace": 2, "place": 1}
"""What a whole term and what one of its words weighs; a word of a longer text weighs 1."""

_WORDS = re.compile(r"[^\W_]+")
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]+")
"""Scripts without spaces between words: taken in pairs of signs."""


def term(text: str) -> str:
    """A term as it is compared."""
    return " ".join(term_words(text))[:TERM_MAX]


def term_words(text: str) -> list[str]:
    """What stands between spaces, as it is compared."""
    return folded(text).split()


def words_of(text: str) -> list[str]:
    """The words of a text as they are compared, in their order."""
    found: list[str] = []
    for word in _WORDS.findall(folded(text)):
        if _UNSPACED.fullmatch(word) and len(word) > 2:
            found += [word[at : at + 2] for at in range(len(word) - 1)]
        elif len(word) > 1 or word.isdigit():
            found.append(word[:WORD_MAX])
    return found


def runs_of(text: str) -> set[str]:
    """Every run of up to five words as it is compared: one of them may be a term that somebody used."""
    words = [word.strip(".,;:!?()[]\"'“”«»") for word in term_words(text)]
    ends = range(1, RUN_MAX + 1)
    return {" ".join(words[at : at + end]) for at in range(len(words)) for end in ends} - {""}


def features_of(texts: Iterable[tuple[str, str]]) -> Features:
    """The features of an entry from its texts. `texts`: (kind, text); other kinds than of a term are words alone."""
    found: Counter[Feature] = Counter()
    for kind, text in texts:
        for word in words_of(text):
            found["", word] += OF_WORD.get(kind, 1)
        if kind in OF_TERM and (whole := term(text)):
            found[kind, whole] += OF_TERM[kind]
    heaviest = sorted(found.items(), key=lambda one: (-one[1], one[0]))[:FEATURES_MAX]
    return {feature: min(weight, WEIGHT_MAX) for feature, weight in heaviest}


def weights(features: Mapping[Feature, int]) -> dict[Feature, int]:
    """The weights as they are kept: in parts of the entry's length, so that a long entry is not like everything."""
    length = math.sqrt(sum(weight * weight for weight in features.values())) or 1
    return {feature: max(1, round(UNIT * weight / length)) for feature, weight in features.items()}


def worth(all_entries: int, entries: int) -> float:
    """The idf of a feature that stands in so many of all entries."""
    return math.log((1 + all_entries) / (1 + entries)) + 1


def cosine(one: Mapping[int, float], other: Mapping[int, float]) -> float:
    """How alike two entries are, from 0 to 1. Feature -> weight × worth."""
    shorter, longer = sorted((one, other), key=len)
    product = sum(weight * longer.get(feature, 0.0) for feature, weight in shorter.items())
    return product / ((_length(one) * _length(other)) or 1)


def _length(weighed: Mapping[int, float]) -> float:
    return math.sqrt(sum(weight * weight for weight in weighed.values()))
