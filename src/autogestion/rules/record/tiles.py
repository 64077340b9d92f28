"""Roots of full runs of leaves, kept so that a proof needs few of them however long the record is.

A tile of level k is the root over 256^k leaves that begin at a multiple of that number (C2SP
tlog-tiles keeps the same hashes). It never changes once it is full. A proof in a tree of n leaves
needs at most 512 hashes of each level: those around the leaf, and those at the right edge.
The addresses are those of C2SP tlog-tiles.
"""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from . import merkle
from .frontier import Frontier
from .hashes import node_hash

WIDTH_BITS = 8
WIDTH = 1 << WIDTH_BITS

_TILE = re.compile(r"(x[0-9]{3}/){0,5}[0-9]{3}(\.p/[1-9][0-9]{0,2})?").fullmatch

Place = tuple[int, int]
"""(level, number): level 0 are the leaves themselves."""


class Tile(NamedTuple):
    """The root over leaves `[number * 256^level, (number + 1) * 256^level)`."""

    level: int
    number: int
    root: bytes


class Span(NamedTuple):
    """The hashes `[start, end)` of a level."""

    level: int
    start: int
    end: int


def filled(tree: Frontier, leaf: bytes) -> list[Tile]:
    """The tiles that become full when this leaf is appended; one time in 256 there is one.

    What they are made of stands in the frontier, so nothing needs to be read.
    """
    tiles, size, root = [], tree.size + 1, leaf
    hashes = list(tree.hashes)
    level = 1
    while size % (1 << level * WIDTH_BITS) == 0:
        for _ in range(WIDTH_BITS):
            root = node_hash(hashes.pop(), root)
        tiles.append(Tile(level, (size >> level * WIDTH_BITS) - 1, root))
        level += 1
    return tiles


def spans_of(ranges: Iterable[tuple[int, int]]) -> list[Span]:
    """The hashes from which `range_root` makes the roots over these ranges, exactly those."""
    spans = []
    for start, end in ranges:
        rest = start
        while rest < end:
            level = ((end - rest).bit_length() - 1) // WIDTH_BITS
            shift = level * WIDTH_BITS
            spans.append(Span(level, rest >> shift, end >> shift))
            rest = end >> shift << shift
    return spans


def width(level: int, number: int, size: int) -> int:
    """How many hashes tile `number` of this level holds in a tree of `size` leaves: 0 to 256."""
    return max(0, min(WIDTH, (size >> level * WIDTH_BITS) - number * WIDTH))


def path(number: int, width: int = WIDTH) -> str:
    """The last part of a tile's address (C2SP tlog-tiles): `x001/x234/067`, and `.p/W` where it is not full."""
    groups = [f"{number % 1000:03}"]
    while number := number // 1000:
        groups.insert(0, f"x{number % 1000:03}")
    return "/".join(groups) + (f".p/{width}" if width < WIDTH else "")


def parse_path(written: str) -> tuple[int, int] | None:
    """(number, width) of the tile at this address, None where `path` would not have written it."""
    if not _TILE(written):
        return None
    whole, _, width = written.partition(".p/")
    tile = int(whole.replace("x", "").replace("/", "")), int(width or WIDTH)
    return tile if path(*tile) == written else None


def inclusion_proof(index: int, size: int, hashes: Mapping[Place, bytes]) -> list[bytes]:
    """The proof of `merkle.inclusion_proof`, from the hashes that `needed` names."""
    ranges = merkle.inclusion_ranges(index, size)
    return [range_root(start, end, hashes) for start, end in ranges]


def range_root(start: int, end: int, hashes: Mapping[Place, bytes]) -> bytes:
    """The root over the leaves `[start, end)`, one of the ranges that a proof names."""
    level = ((end - start).bit_length() - 1) // WIDTH_BITS
    shift = level * WIDTH_BITS
    parts = [hashes[level, number] for number in range(start >> shift, end >> shift)]
    rest = end >> shift << shift
    if rest < end:
        parts.append(range_root(rest, end, hashes))
    return merkle.root(parts)
