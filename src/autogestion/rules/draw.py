"""A public draw that anybody computes again: an order made from values that nobody could choose.

After RFC 3797 (Donald Eastlake, "Publicly Verifiable Nominations Committee (NomCom) Random
Selection"), with SHA-256. It breaks ties and draws by lot among the willing. What the values have to
be, and what has to be trusted, stands in spec/counting/draw.md.
"""

import re
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from autogestion.rules.counting.limits import Limits, is_full
from autogestion.rules.record.canonical import canonical
from autogestion.rules.refusals import RuleBroken
from autogestion.rules.words import gettext_noop as _

FORMAT = "autogestion-draw-1"
WHITE = re.compile(r"[ \t\r\n]+")
ENTRANTS_MAX = 65_535
"""The number of a step is hashed in two bytes."""


@dataclass(frozen=True)
class Announcement:
    """What is fixed and shown to all before any of the values can be known.

    about: what is drawn for. entrants: names in the order in which they are numbered, from 1.
    places: how many are drawn. sources: what each value will be taken from, each naming its hour.
    limits: for each group of numbers the most places that it may have.
    """

    about: str
    entrants: tuple[str, ...]
    places: int
    sources: tuple[str, ...]
    limits: tuple[tuple[frozenset[int], int], ...] = ()

    def to_data(self) -> dict[str, Any]:
        """The announcement as it is hashed, and as it stands in the record."""
        return {
            "format": FORMAT,
            "about": self.about,
            "entrants": list(self.entrants),
            "places": self.places,
            "sources": list(self.sources),
            "limits": sorted([sorted(group), most] for group, most in self.limits),
        }


@dataclass(frozen=True)
class Step:
    """One hash: of those left, the one at this position (from 1) is next in the order."""

    digest: str
    left: int
    position: int
    entrant: int


@dataclass(frozen=True)
class Drawn:
    """What a draw came to, in numbers of entrants. chosen: who has a place; order: everybody.

    passed_over: who came earlier in the order than somebody chosen, but whose group was full.
    """

    seed: str
    steps: tuple[Step, ...]
    chosen: tuple[int, ...]
    passed_over: tuple[int, ...]

    @property
    def order(self) -> tuple[int, ...]:
        """All entrants as drawn. Who is next in it is the substitute; for a tie, `Seats.tie_order`."""
        return tuple(step.entrant for step in self.steps)

    def to_data(self) -> dict[str, Any]:
        """The draw as it stands in the record."""
        return {
            "seed": self.seed,
            "order": list(self.order),
            "chosen": list(self.chosen),
            "passed_over": list(self.passed_over),
        }


def check_announcement(announcement: Announcement) -> None:
    """Whether a draw can be held as announced."""
    entrants, sources = announcement.entrants, announcement.sources
    if not 1 <= announcement.places <= len(entrants) <= ENTRANTS_MAX:
        raise RuleBroken(_("A draw is among at least as many people as there are places."))
    if len(set(entrants)) < len(entrants) or not all(map(str.strip, entrants)):
        raise RuleBroken(_("A draw names everybody once."))
    if not sources or len(set(sources)) < len(sources) or not all(map(str.strip, sources)):
        raise RuleBroken(_("A draw says beforehand where the values come from, each once."))
    if any(most < 0 or not group for group, most in announcement.limits):
        raise RuleBroken(_("A limit names a group and how many places it may have."))
    numbers = frozenset(range(1, len(entrants) + 1))
    if any(not group <= numbers for group, _most in announcement.limits):
        raise RuleBroken(_("A limit names a group and how many places it may have."))


def draw(announcement: Announcement, values: Sequence[str]) -> Drawn:
    """Compute the draw from one value for each source, in the order of the sources."""
    check_announcement(announcement)
    if len(values) != len(announcement.sources) or not all(plain(value) for value in values):
        raise RuleBroken(_("The draw waits until each of its sources has given its value."))
    key = seed(announcement, values)
    steps = _steps(len(announcement.entrants), key)
    order = [step.entrant for step in steps]
    chosen, passed_over = _within(order, announcement.places, dict(announcement.limits))
    return Drawn(key.hex(), steps, chosen, passed_over)


def seed(announcement: Announcement, values: Sequence[str]) -> bytes:
    """SHA-256 over the format, the announcement's hash and the values, each on its line."""
    announced = sha256(canonical(announcement.to_data())).hexdigest()
    lines = [FORMAT, announced, *map(plain, values)]
    return sha256("".join(f"{line}\n" for line in lines).encode()).digest()


def plain(value: str) -> str:
    """A value as it is hashed: composed (NFC), spaces, tabs and line ends drawn together to one space."""
    return " ".join(filter(None, WHITE.split(unicodedata.normalize("NFC", value))))


def head_value(size: int, root: bytes) -> str:
    """How the head of a record is written where it is a source: its size and root."""
    return f"{size} {root.hex()}"


def _steps(count: int, key: bytes) -> tuple[Step, ...]:
    """One hash for each step; its remainder by those left says who is next among them."""
    left = list(range(1, count + 1))
    steps = []
    for number in range(count):
        digest = sha256(key + number.to_bytes(2, "big")).digest()
        at = int.from_bytes(digest, "big") % len(left)
        steps.append(Step(digest.hex(), len(left), at + 1, left.pop(at)))
    return tuple(steps)


def _within(
    order: Sequence[int], places: int, limits: Limits
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The first of the order who have a place, and those before them whose group was full."""
    chosen: list[int] = []
    passed_over: list[int] = []
    for entrant in order:
        if len(chosen) == places:
            break
        (passed_over if is_full(entrant, chosen, limits) else chosen).append(entrant)
    return tuple(chosen), tuple(passed_over)


def substitute(drawn: Drawn, gone: Collection[int], limits: Limits) -> int:
    """Who follows when a place falls vacant: the next of the order whom no group bars; 0: nobody.

    gone: all who gave their place up or cannot have one.
    """
    holding = [entrant for entrant in drawn.chosen if entrant not in gone]
    free = (n for n in drawn.order if n not in gone and n not in holding)
    return next((n for n in free if not is_full(n, holding, limits)), 0)
