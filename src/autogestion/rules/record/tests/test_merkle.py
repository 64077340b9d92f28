"""A member holding one root can be shown that a line is there, and that nothing was undone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autogestion.rules.record import merkle
from autogestion.rules.record.merkle import Frontier

# The reference tree of RFC 6962 implementations: eight leaves, the root after each of them.
REFERENCE_LEAVES = [
    bytes.fromhex(text)
    for text in (
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
]
REFERENCE_ROOTS = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
LEAVES = [merkle.leaf_hash(number.to_bytes(4, "big")) for number in range(600)]
sizes = st.integers(1, len(LEAVES))


def naive_root(leaves):
    """RFC 6962 section 2.1, word for word."""
    if not leaves:
        return merkle.EMPTY_ROOT
    if len(leaves) == 1:
        return leaves[0]
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    return merkle.node_hash(naive_root(leaves[:split]), naive_root(leaves[split:]))


def grown(leaves):
    frontier = Frontier()
    for leaf in leaves:
        frontier.append(leaf)
    return frontier


def test_the_reference_tree_has_the_published_roots():
    leaves = [merkle.leaf_hash(entry) for entry in REFERENCE_LEAVES]

    assert [grown(leaves[:size]).root().hex() for size in range(9)] == REFERENCE_ROOTS
    assert [merkle.root(leaves[:size]).hex() for size in range(9)] == REFERENCE_ROOTS


@given(st.lists(st.binary(max_size=40), max_size=70), st.data())
def test_the_root_depends_on_the_lines_alone_however_they_were_added(entries, data):
    leaves = [merkle.leaf_hash(entry) for entry in entries]
    pause = data.draw(st.integers(0, len(leaves)))
    frontier = Frontier.from_bytes(grown(leaves[:pause]).to_bytes())
    for leaf in leaves[pause:]:
        frontier.append(leaf)

    assert frontier.size == len(leaves)
    assert frontier.root() == merkle.root(leaves) == naive_root(leaves)
    assert Frontier(frontier.size, frontier.hashes).root() == frontier.root()


def test_every_line_of_every_small_record_can_be_shown_to_be_in_it():
    for size in range(1, 70):
        root = merkle.root(LEAVES[:size])
        for index in range(size):
            proof = merkle.inclusion_proof(LEAVES[:size], index)
            assert merkle.verify_inclusion(LEAVES[index], index, size, proof, root)


def test_every_small_record_can_be_shown_to_continue_every_smaller_one():
    roots = [merkle.root(LEAVES[:size]) for size in range(70)]
    for new in range(1, 70):
        for old in range(1, new + 1):
            proof = merkle.consistency_proof(LEAVES[:new], old)
            assert merkle.verify_consistency(old, roots[old], new, roots[new], proof)


@given(sizes, st.data())
def test_no_altered_proof_shows_that_a_line_is_in_the_record(size, data):
    index = data.draw(st.integers(0, size - 1))
    root = merkle.root(LEAVES[:size])
    proof = merkle.inclusion_proof(LEAVES[:size], index)
    assert merkle.verify_inclusion(LEAVES[index], index, size, proof, root)

    assert not merkle.verify_inclusion(LEAVES[index], index, size, data.draw(altered(proof)), root)
    assert not merkle.verify_inclusion(data.draw(flipped(LEAVES[index])), index, size, proof, root)
    assert not merkle.verify_inclusion(LEAVES[index], index, size, proof, data.draw(flipped(root)))
    other = data.draw(st.integers(-1, size).filter(lambda number: number != index))
    assert not merkle.verify_inclusion(LEAVES[index], other, size, proof, root)


@given(st.integers(2, len(LEAVES)), st.data())
def test_no_altered_proof_shows_that_a_record_continues_another(new, data):
    old = data.draw(st.integers(1, new - 1))
    old_root, new_root = merkle.root(LEAVES[:old]), merkle.root(LEAVES[:new])
    proof = merkle.consistency_proof(LEAVES[:new], old)
    assert merkle.verify_consistency(old, old_root, new, new_root, proof)

    assert not merkle.verify_consistency(old, old_root, new, new_root, data.draw(altered(proof)))
    assert not merkle.verify_consistency(old, data.draw(flipped(old_root)), new, new_root, proof)
    assert not merkle.verify_consistency(old, old_root, new, data.draw(flipped(new_root)), proof)
    assert not merkle.verify_consistency(old, new_root, new, old_root, proof)


@given(st.integers(2, len(LEAVES)), st.data())
def test_a_record_in_which_one_old_line_was_changed_cannot_pass_for_its_continuation(new, data):
    old = data.draw(st.integers(1, new - 1))
    rewritten = list(LEAVES[:new])
    rewritten[data.draw(st.integers(0, old - 1))] = merkle.leaf_hash(b"another line")
    proof = merkle.consistency_proof(rewritten, old)

    old_root = merkle.root(LEAVES[:old])
    assert not merkle.verify_consistency(old, old_root, new, merkle.root(rewritten), proof)


@given(sizes, st.data())
def test_a_proof_can_be_made_from_one_root_for_every_16_lines(size, data):
    leaves, tile = LEAVES[:size], 16
    index = data.draw(st.integers(0, size - 1))
    begin = index - index % tile
    tile_roots = [merkle.root(leaves[at : at + tile]) for at in range(0, size, tile)]

    within = merkle.inclusion_proof(leaves[begin : begin + tile], index - begin)
    above = merkle.inclusion_proof(tile_roots, index // tile)
    assert within + above == merkle.inclusion_proof(leaves, index)
    assert merkle.root(tile_roots) == merkle.root(leaves)


def test_a_proof_costs_a_few_hashes_where_the_tree_is_large():
    inclusion = merkle.inclusion_ranges(10**15, 2**53)
    consistency = merkle.consistency_ranges(10**15, 2**53)

    assert all(0 <= start < end <= 2**53 for start, end in inclusion + consistency)
    assert len(inclusion) == 53
    assert len(consistency) <= 54


def test_an_empty_record_binds_nobody_and_contains_nothing():
    assert Frontier().root() == merkle.root([]) == merkle.EMPTY_ROOT
    assert not merkle.verify_consistency(0, merkle.EMPTY_ROOT, 0, merkle.EMPTY_ROOT, [])
    assert not merkle.verify_consistency(0, merkle.EMPTY_ROOT, 1, LEAVES[0], [])
    assert not merkle.verify_inclusion(LEAVES[0], 0, 0, [], merkle.EMPTY_ROOT)
    with pytest.raises(ValueError, match="no leaf 0"):
        merkle.inclusion_proof([], 0)
    with pytest.raises(ValueError, match="nothing to prove"):
        merkle.consistency_proof(LEAVES[:3], 0)


@pytest.mark.parametrize(
    "stored",
    [
        b"",
        b"\x00" * 7,
        b"\x00" * 7 + b"\x01",
        b"\x00" * 9,
        b"\x00" * 7 + b"\x03" + LEAVES[0],
        b"\x01" * 1000,
    ],
)
def test_a_damaged_frontier_is_refused(stored):
    with pytest.raises(ValueError, match="do not hold the frontier"):
        Frontier.from_bytes(stored)


@pytest.mark.parametrize(("size", "hashes"), [(-1, []), (1, []), (2, LEAVES[:2]), (1, [b"short"])])
def test_a_frontier_has_one_hash_for_each_perfect_subtree(size, hashes):
    with pytest.raises(ValueError, match=r"perfect subtrees|has 32 bytes"):
        Frontier(size, hashes)


def flipped(value: bytes):
    """The same bytes but for one bit."""
    return st.integers(0, len(value) * 8 - 1).map(
        lambda bit: (int.from_bytes(value, "big") ^ (1 << bit)).to_bytes(len(value), "big")
    )


def altered(proof: list[bytes]):
    """The proof with one bit, one hash more, one less, or two exchanged."""
    places = st.integers(0, max(len(proof) - 1, 0))
    added = st.sampled_from([*proof, LEAVES[0], b"", b"\x00" * 32])
    longer = st.tuples(st.integers(0, len(proof)), added).map(
        lambda change: [*proof[: change[0]], change[1], *proof[change[0] :]]
    )
    if not proof:
        return longer
    bits = places.flatmap(
        lambda at: flipped(proof[at]).map(lambda one: [*proof[:at], one, *proof[at + 1 :]])
    )
    shorter = places.map(lambda at: proof[:at] + proof[at + 1 :])
    cut = places.map(lambda at: [*proof[:at], proof[at][:-1], *proof[at + 1 :]])
    turned = longer
    if len(proof) > 1:
        turned = st.permutations(proof).filter(lambda other: other != proof)
    return st.one_of(bits, shorter, longer, cut, turned)
