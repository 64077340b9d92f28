"""The organisation as a picture: assemblies at the ground, councils above, made by them.

A pure function from a nested list of bodies to whole numbers that map.html draws.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

UPRIGHT_MOST = 8
"""Up to so many assemblies stand side by side with names below; more lie as lines, one under another."""
DOTS_MOST = 40
DOT_PITCH = 11
LINE_PITCH = 18
NAME_LINES = 2


@dataclass(frozen=True)
class Body:
    """A body and those that make it. `seats`: how many delegates it sends to the council above."""

    name: str
    url: str
    kind: str = "assembly"
    members: int = 0
    seats: int = 0
    children: Sequence["Body"] = ()


@dataclass(frozen=True)
class Mark:
    """A body's point (x, y), its name as lines [(y, words)] that begin or centre at text_x, its members as dots."""

    body: Body
    x: int
    y: int
    text_x: int
    lines: list[tuple[int, str]]
    dots: str


@dataclass(frozen=True)
class Tie:
    """The line from a body up to the council it makes; `dots`: its delegates on the way."""

    path: str
    dots: str


@dataclass(frozen=True)
class Drawing:
    """Everything in units of the picture's own grid. `per_dot`: members that one dot stands for.

    `narrow`: the same lying down, for a screen on which this one does not fit side by side.
    """

    width: int
    height: int
    is_upright: bool
    ground: str
    per_dot: int
    marks: list[Mark]
    ties: list[Tie]
    narrow: "Drawing | None"

    @property
    def has_delegates(self) -> bool:
        return any(tie.dots for tie in self.ties)


@dataclass(frozen=True)
class Place:
    """Where a body stands before it is drawn: `along` the ground in half assemblies, `level` above it."""

    body: Body
    along: int
    level: int
    children: list["Place"]


def draw(bodies: Sequence[Body], *, upright_most: int = UPRIGHT_MOST) -> Drawing:
    """The picture of all bodies; `bodies` are those that no other is above."""
    roots, count = _placed(bodies, 0)
    places = list(_all(roots))
    levels = max((place.level for place in places), default=0)
    per_dot = members_per_dot(max((place.body.members for place in places), default=0))
    is_upright = count <= upright_most
    frame = (_Upright if is_upright else _Lying)(count, levels, per_dot)
    return Drawing(
        frame.width,
        frame.height,
        is_upright,
        frame.ground,
        per_dot,
        marks=[frame.mark(place) for place in places],
        ties=[frame.tie(child, place) for place in places for child in place.children],
        narrow=draw(bodies, upright_most=0) if is_upright and places else None,
    )


def members_per_dot(most: int) -> int:
    """1, 2, 5, 10, 20 … so that the largest body has at most DOTS_MOST dots."""
    power = 1
    while most > 5 * power * DOTS_MOST:
        power *= 10
    return next(step * power for step in (1, 2, 5) if most <= step * power * DOTS_MOST)


def _placed(bodies: Sequence[Body], start: int) -> tuple[list[Place], int]:
    """Places for bodies from the `start`-th assembly of the ground on, and the number after the last."""
    places = []
    for body in bodies:
        children, after = _placed(body.children, start)
        level = 1 + max(child.level for child in children) if children else 0
        along = (children[0].along + children[-1].along) // 2 if children else 2 * start + 1
        places.append(Place(body, along, level, children))
        start = after if children else start + 1
    return places, start


def _all(places: Sequence[Place]) -> Iterator[Place]:
    for place in places:
        yield place
        yield from _all(place.children)


def _dots(count: int, x: int, y: int, per_row: int, rise: int = 0) -> str:
    """A path of points (drawn with round ends) in rows of `per_row` from (x, y), each row `rise` on."""
    return "".join(
        f"M{x + i % per_row * DOT_PITCH} {y + i // per_row * rise}h0" for i in range(count)
    )


def _cut(name: str, most: int) -> list[str]:
    """The name in lines of at most `most` characters where its words allow."""
    lines = [""]
    for word in name.split():
        if lines[-1] and len(lines[-1]) + len(word) >= most:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


class _Upright:
    """The ground at the foot, levels rising from it, every assembly a crowd that stands on it."""

    COLUMN, STOREY, PER_ROW = 200, 130, 8
    CROWD = DOTS_MOST // PER_ROW * DOT_PITCH
    NAME_CHARACTERS = 22

    def __init__(self, count: int, levels: int, per_dot: int) -> None:
        self.per_dot = per_dot
        self.width = max(count, 3) * self.COLUMN
        self.indent = (self.width - count * self.COLUMN) // 2
        self.base = self.CROWD + 20 + levels * self.STOREY
        self.height = self.base + 20 + NAME_LINES * LINE_PITCH
        self.ground = f"M0 {self.base}H{self.width}"

    def point(self, place: Place) -> tuple[int, int]:
        rise = self.CROWD + place.level * self.STOREY - 40 if place.level else 0
        return self.indent + place.along * self.COLUMN // 2, self.base - rise

    def mark(self, place: Place) -> Mark:
        x, y = self.point(place)
        words = _cut(place.body.name, self.NAME_CHARACTERS)
        top = y - 22 - LINE_PITCH * (len(words) - 1) if place.level else y + 26
        lines = [(top + LINE_PITCH * number, line) for number, line in enumerate(words)]
        return Mark(place.body, x, y, x, lines, "" if place.level else self.crowd(place.body, x, y))

    def crowd(self, body: Body, x: int, y: int) -> str:
        count = -(-body.members // self.per_dot)
        start = x - (min(count, self.PER_ROW) - 1) * DOT_PITCH // 2
        return _dots(count, start, y - 12, self.PER_ROW, -DOT_PITCH)

    def tie(self, child: Place, parent: Place) -> Tie:
        (x, y), (over_x, over_y) = self.point(child), self.point(parent)
        foot = y - LINE_PITCH * len(_cut(child.body.name, self.NAME_CHARACTERS)) - 22
        if not child.level:
            rows = -(-child.body.members // self.per_dot // self.PER_ROW)
            foot = y - 14 - rows * DOT_PITCH
        beam = over_y + 30
        return Tie(
            f"M{x} {foot}V{beam}H{over_x}V{over_y}",
            _dots(child.body.seats, x, beam + 14, 1, DOT_PITCH),
        )


class _Lying:
    """The ground as an upright line, names before it, levels going away from it: for many assemblies."""

    ROW, STOREY, NAMES, DOTS, RISE = 32, 250, 260, 14, 9
    NAME_CHARACTERS = 32

    def __init__(self, count: int, levels: int, per_dot: int) -> None:
        self.per_dot = per_dot
        self.width = self.NAMES + self.DOTS * DOT_PITCH + 60 + levels * self.STOREY
        self.height = count * self.ROW + 20
        self.ground = f"M{self.NAMES} 0V{self.height}"

    def point(self, place: Place) -> tuple[int, int]:
        away = self.DOTS * DOT_PITCH + 60 + (place.level - 1) * self.STOREY if place.level else 0
        return self.NAMES + away, 10 + place.along * self.ROW // 2

    def mark(self, place: Place) -> Mark:
        x, y = self.point(place)
        name = place.body.name
        if len(name) > self.NAME_CHARACTERS:
            name = name[: self.NAME_CHARACTERS - 1] + "…"
        text_x = x + 18 if place.level else x - 14
        return Mark(place.body, x, y, text_x, [(y + 5, name)], self.row(place, x, y))

    def row(self, place: Place, x: int, y: int) -> str:
        if place.level:
            return ""
        count = -(-place.body.members // self.per_dot)
        rows = -(-count // self.DOTS)
        return _dots(count, x + 14, y - (rows - 1) * self.RISE // 2, self.DOTS, self.RISE)

    def tie(self, child: Place, parent: Place) -> Tie:
        (x, y), (over_x, over_y) = self.point(child), self.point(parent)
        return Tie(f"M{x} {y}H{over_x - 30}V{over_y}H{over_x}", "")
