"""Tiles give the same proofs as all the leaves do, from few hashes."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as some

from autogestion.rules.record import merkle, tiles
from autogestion.rules.record.merkle import Frontier

LEAVES = 70_000
"""Beyond 65,536, so that there is a tile of the second level."""


@pytest.fixture(scope="module")
def record() -> tuple[list[bytes], dict[tiles.Place, bytes]]:
    """Leaves, and every hash that was kept while they were appended."""
    leaves = [sha256(number.to_bytes(4, "big")).digest() for number in range(LEAVES)]
    tree, kept = Frontier(), {}
    for number, leaf in enumerate(leaves):
        kept[0, number] = leaf
        for tile in tiles.filled(tree, leaf):
            kept[tile.level, tile.number] = tile.root
        tree.append(leaf)
    return leaves, kept


def test_a_tile_is_the_root_over_its_leaves(record):
    leaves, kept = record
    assert kept[1, 3] == merkle.root(leaves[768:1024])
    assert kept[2, 0] == merkle.root(leaves[:65_536])
    assert len([place for place in kept if place[0]]) == LEAVES // 256 + 1


sizes = some.one_of(
    some.integers(1, 1_100),
    some.sampled_from([255, 256, 257, 511, 512, 65_535, 65_536, 65_537, 66_000, LEAVES]),
    some.integers(1, LEAVES),
)


@given(size=sizes, chance=some.integers(0, LEAVES))
def test_a_proof_from_tiles_is_the_proof_from_all_leaves(record, size, chance):
    leaves, kept = record
    index = chance % size
    spans = tiles.spans_of(merkle.inclusion_ranges(index, size))
    few = {
        (span.level, number): kept[span.level, number]
        for span in spans
        for number in range(span.start, span.end)
    }
    assert tiles.inclusion_proof(index, size, few) == merkle.inclusion_proof(leaves[:size], index)
    assert tiles.range_root(0, size, _hashes(kept, [(0, size)])) == merkle.root(leaves[:size])


@given(size=sizes, chance=some.integers(0, LEAVES))
def test_a_consistency_proof_from_tiles_is_the_one_from_all_leaves(record, size, chance):
    leaves, kept = record
    old = chance % size + 1
    ranges = merkle.consistency_ranges(old, size)
    few = _hashes(kept, ranges)
    proof = [tiles.range_root(start, end, few) for start, end in ranges]
    assert proof == merkle.consistency_proof(leaves[:size], old)


def _hashes(kept, ranges):
    return {
        (span.level, number): kept[span.level, number]
        for span in tiles.spans_of(ranges)
        for number in range(span.start, span.end)
    }


# The example of https://c2sp.org/tlog-tiles: a tree of 70,000 leaves.
def test_tiles_are_as_wide_and_are_called_as_the_specification_says():
    assert [tiles.width(0, number, 70_000) for number in (0, 272, 273, 274)] == [256, 256, 112, 0]
    assert [tiles.width(1, number, 70_000) for number in (0, 1, 2)] == [256, 17, 0]
    assert [tiles.width(2, number, 70_000) for number in (0, 1)] == [1, 0]
    assert (tiles.width(0, 0, 256), tiles.width(1, 0, 256)) == (256, 1)
    assert tiles.path(1_234_067) == "x001/x234/067"
    assert tiles.path(273, 112) == "273.p/112"


@given(some.integers(0, 10**15), some.integers(1, 256))
def test_an_address_of_a_tile_is_read_back(number, width):
    assert tiles.parse_path(tiles.path(number, width)) == (number, width)


@pytest.mark.parametrize(
    "written",
    ["", "1", "01", "0001", "x001", "001/234", "x000/001", "001.p/0", "001.p/256", "001.p/", "001.p/07",
     "001.p/-1", "٠٠١", "x1/000", "001/", "/001", "x001/x234/067.p/1.p/1", "x" + "9" * 30],
)  # fmt: skip
def test_an_address_that_no_tile_has_is_not_read(written):
    assert tiles.parse_path(written) is None


@given(size=some.integers(1, 10**15), chance=some.integers(0, 10**15))
def test_a_proof_needs_at_most_512_hashes_of_each_level(size, chance):
    spans = tiles.spans_of(merkle.inclusion_ranges(chance % size, size))
    for level in {span.level for span in spans}:
        of_level = [span for span in spans if span.level == level]
        assert sum(span.end - span.start for span in of_level) <= 2 * tiles.WIDTH
