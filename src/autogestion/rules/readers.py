"""What those who voted had had open of the dossier before, in sums that tell of nobody (S7, D3).

Each ballot adds to a sum for every part what two coins make of it (Warner 1965): the first says whether what is so
is counted or what the second shows. So half of every answer is chance, no sum says of anybody what they opened,
and the share of many is known all the same.
"""

from collections.abc import Mapping
from math import isqrt

from autogestion.rules.refusals import RuleBroken
from autogestion.rules.words import gettext_noop as _

BEFORE, TEXT, FILES, PAPER = "before", "text", "files", "paper"
"""The question's page before the vote opened · the text to adopt · a file behind a fact · the sheet to print."""
PARTS = (BEFORE, TEXT, FILES, PAPER)
KNOWN_MIN = 10
"""Of fewer ballots nothing is said, and no line is written."""


def tossed(*, is_so: bool, first: bool, second: bool) -> bool:
    """What is counted of an answer: what is so where the first coin falls so, else what the second shows."""
    return is_so if first else second


def parts_of(*, has_notice: bool, has_text: bool, has_files: bool) -> list[str]:
    """The parts that the dossier of a vote had."""
    there = {BEFORE: has_notice, TEXT: has_text, FILES: has_files, PAPER: True}
    return [part for part in PARTS if there[part]]


def in_hundred(count: int, known: int) -> int:
    """Of a hundred, how many had it open, by a sum in which every second answer is a coin's."""
    return min(100, max(0, (200 * count - 50 * known + known // 2) // known))


def give_or_take(known: int) -> int:
    """How far that can be off by the coins alone, in points, nineteen times of twenty (1.96·√3/2 / √known)."""
    return isqrt(170 * 170 // known)


def check_readers(
    *, known: int, cast: int, is_closed: bool, is_counted: bool, opened: Mapping[str, int]
) -> None:
    """Writing down, once a vote has closed, what its ballots added up to."""
    if not is_closed or is_counted:
        raise RuleBroken(_("What was opened before a vote is told once, when the vote has closed."))
    if not KNOWN_MIN <= known <= cast:
        raise RuleBroken(
            _("Of fewer than %(least)d ballots cast here nothing is said of what was opened."),
            least=KNOWN_MIN,
        )
    if not all(count <= known for count in opened.values()):
        raise RuleBroken(_("No more ballots can have had a part open than were cast."))
