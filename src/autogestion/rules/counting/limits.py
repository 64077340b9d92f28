"""No more than n from one group: a workplace, an employer, an assembly. See spec/counting/limits.md.

Limits say for each group of option numbers the most seats that it may have. An option can be in
several groups.
"""

from collections import Counter
from collections.abc import Collection, Mapping

Limits = Mapping[frozenset[int], int]


def is_full(option: int, elected: Collection[int], limits: Limits) -> bool:
    """Has a group of this option all the seats that it may have?"""
    return any(
        option in group and len(group.intersection(elected)) >= most
        for group, most in limits.items()
    )


def are_within(options: Collection[int], elected: Collection[int], limits: Limits) -> bool:
    """Could all of these be elected beside those who are?"""
    return all(
        len(group.intersection(elected)) + len(group.intersection(options)) <= most
        for group, most in limits.items()
        if group.intersection(options)
    )


def most_seats(options: Collection[int], elected: Collection[int], limits: Limits) -> int:
    """How many of these options at most the limits would let in beside those elected.

    Options of the same groups are alike, so it is tried how many of each kind; exact for any groups.
    """
    groups = list(limits)
    room = tuple(max(0, most - len(group.intersection(elected))) for group, most in limits.items())
    kinds = Counter(frozenset(g for g, group in enumerate(groups) if n in group) for n in options)
    free = kinds.pop(frozenset(), 0)
    known: dict[tuple[int, tuple[int, ...]], int] = {}
    ordered = sorted(kinds.items(), key=lambda kind: (len(kind[0]), sorted(kind[0])))

    def best(kind: int, room: tuple[int, ...]) -> int:
        if kind == len(ordered):
            return 0
        if (kind, room) not in known:
            inside, count = ordered[kind]
            fits = min(count, *(room[g] for g in inside))
            known[kind, room] = max(
                taken + best(kind + 1, tuple(r - taken * (g in inside) for g, r in enumerate(room)))
                for taken in range(fits, -1, -1)
            )
        return known[kind, room]

    return free + best(0, room)
