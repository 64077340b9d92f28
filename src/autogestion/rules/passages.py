"""Passages of a text: which of them conflict, and the text that comes out of those accepted (S7, S8).

A text is a list of paragraphs, each known by the commitment under which it was first written. So
whoever holds the record alone can recompute the finished text, and sees from whom each paragraph is.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from autogestion.rules.counting import schulze
from autogestion.rules.state import Amendment

Text = Sequence[str]


class Passage(NamedTuple):
    """The paragraphs `first` to `last`; nothing, before `first`, where `last` is one less."""

    first: int
    last: int

    @property
    def is_gap(self) -> bool:
        return self.last < self.first


class Standing(NamedTuple):
    """An amendment that is put to the vote, and where its passage lies in the text as it is now."""

    amendment: Amendment
    passage: Passage


def overlap(one: Passage, other: Passage) -> bool:
    """Whether two amendments conflict: both touch a paragraph, or both put something in at one place."""
    if one.is_gap and other.is_gap:
        return one.first == other.first
    if one.is_gap:
        return other.first < one.first <= other.last
    if other.is_gap:
        return one.first < other.first <= one.last
    return one.first <= other.last and other.first <= one.last


def fitting(passage: Passage, *, then: Text, now: Text) -> Passage | None:
    """Where the passage lies in the text as it is now; None where it no longer stands there as it did.

    A passage stands where its paragraphs follow one another unchanged; a gap where its neighbours
    still stand side by side.
    """
    first, last = passage
    if passage.is_gap:
        before, after = then[first - 2 : first - 1] if first > 1 else [], then[first - 1 : first]
        place = now.index(before[0]) + 1 if before and before[0] in now else 0
        stands = list(now[place - 1 if before else 0 : place]) == list(before)
        is_same = stands and list(now[place : place + 1]) == list(after)
        return Passage(place + 1, place) if is_same else None
    words = list(then[first - 1 : last])
    place = now.index(words[0]) if words[0] in now else len(now)
    if list(now[place : place + len(words)]) != words:
        return None
    return Passage(place + 1, place + len(words))


def groups(stand: Sequence[Standing]) -> list[list[int]]:
    """Places on the paper (from 1) that conflict, each with one of its group: to be ranked together."""
    found: list[list[int]] = []
    for place, one in enumerate(stand, 1):
        touched = [
            group
            for group in found
            if any(overlap(one.passage, stand[n - 1].passage) for n in group)
        ]
        found = [group for group in found if group not in touched]
        found.append(sorted([*(n for group in touched for n in group), place]))
    return sorted(found)


def accepted(stand: Sequence[Standing], count: Mapping[str, Any]) -> list[int]:
    """The places on the paper that change the text, by the count of the vote on them.

    Each must have been preferred to the text as it stands by more members than the reverse. Of those
    that conflict, the first by the Schulze method is taken, then the first of what does not conflict
    with it, and so on. A tie between conflicting ones leaves their passages as they stand.
    """
    taken: list[int] = []
    for group in groups(stand):
        left = [place for place in group if place in count["carried"]]
        while left:
            _paths, ranking = schulze.rank(count["pairwise"], left, strength="winning")
            first = ranking[0]
            tied = {
                place
                for place in first
                if _conflicts(stand, place, [n for n in first if n != place])
            }
            taken += [place for place in first if place not in tied]
            left = [
                place
                for place in left
                if not _conflicts(stand, place, first) and place not in first
            ]
    return sorted(taken)


def _conflicts(stand: Sequence[Standing], place: int, others: Collection[int]) -> bool:
    mine = stand[place - 1].passage
    return any(overlap(mine, stand[other - 1].passage) for other in others)


def finished(text: Text, taken: Iterable[Standing]) -> list[str]:
    """The text with these amendments in it. None of them conflicts, so their order does not matter."""
    words = list(text)
    for one in sorted(taken, key=lambda one: one.passage, reverse=True):
        words[one.passage.first - 1 : one.passage.last] = one.amendment.paragraphs
    return words
