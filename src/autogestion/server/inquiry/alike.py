"""Free answers side by side: grouped by a word that they share, each quoted whole. Nothing sums them up.

The word that most answers share, by its stem, makes the first group; of the others again the most shared, and
so on, as long as two share one. Words of fewer than four letters do not count, nor those that more than half of
all answers have.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from autogestion.server.finding.words import composed, stems, words_in

LETTERS_MIN = 4
GROUPS_MAX = 30
COMMON_FROM = 8
"""From so many answers on, a word of more than half of them tells them apart no longer."""


@dataclass(frozen=True)
class Group:
    """Answers that share a word ('' for those that share none), as they were written."""

    word: str
    quotes: list[str]


def grouped(texts: Sequence[str]) -> list[Group]:
    """All answers, each once, the largest group first; those that share nothing last."""
    said = [_stems(text) for text in texts]
    shared = Counter(stem for one in said for stem in one)
    if len(texts) >= COMMON_FROM:
        shared = Counter({stem: n for stem, n in shared.items() if 2 * n <= len(texts)})
    left = list(range(len(texts)))
    groups: list[Group] = []
    while len(groups) < GROUPS_MAX:
        counts = Counter(stem for place in left for stem in said[place] if stem in shared)
        best = min(counts, key=lambda stem: (-counts[stem], stem), default="")
        if counts[best] < 2:
            break
        inside = [place for place in left if best in said[place]]
        left = [place for place in left if best not in said[place]]
        groups.append(Group(said[inside[0]][best], [texts[place] for place in inside]))
    return [*groups, *([Group("", [texts[place] for place in left])] if left else [])]


def _stems(text: str) -> dict[str, str]:
    """Stem -> the word as it is written first, one stem for each word."""
    found: dict[str, str] = {}
    for word in words_in(composed(text)):
        if len(word.letters) >= LETTERS_MIN and not word.letters.isdecimal():
            found.setdefault(
                min(stems(word.written), key=lambda one: (len(one), one)), word.written
            )
    return found
