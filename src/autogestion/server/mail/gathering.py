"""What a letter has to tell each of some members, read again when it is sent."""

from collections import defaultdict
from collections.abc import Collection
from typing import NamedTuple

from autogestion.server.mail.interests import Interests, interests_of
from autogestion.server.mail.kinds import KINDS, Kind, Line
from autogestion.server.mail.window import Window


class Item(NamedTuple):
    """One line, as it is told to one member: by which kind, and by which row they follow it (0: by none)."""

    line: Line
    kind: Kind
    row: int


def gather(window: Window, members: Collection[int]) -> dict[int, list[Item]]:
    """Member -> what they are told of the window, in the order of the record; only who may read it now."""
    if not window.lines or not members:
        return {}
    interests = interests_of(window.organisation, members, window.lines)
    told: defaultdict[int, list[Item]] = defaultdict(list)
    for line in window.lines:
        for member, item in _told(line, interests).items():
            told[member].append(item)
    return told


def _told(line: Line, interests: Interests) -> dict[int, Item]:
    """Whom one line reaches. Of several kinds the first one counts."""
    reached: dict[int, Item] = {}
    for kind in KINDS[line["act"]]:
        for member, row in kind.to(line, interests).items():
            if (
                member not in reached
                and member in interests.everybody
                and kind.sort in interests.chosen.get(member, ())
            ):
                reached[member] = Item(line, kind, row)
    return reached
