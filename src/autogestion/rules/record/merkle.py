"""The Merkle tree over the record: RFC 6962 section 2, proofs as in RFC 9162 section 2.1.

All hashes are SHA-256, 32 bytes. A tree of 0 leaves has the hash of nothing as its root. Leaves
are numbered from 0; `[start, end)` is the range of leaves from `start` up to, without, `end`.
"""

from collections.abc import Iterable, Sequence

from .frontier import Frontier
from .hashes import EMPTY_ROOT, HASH_BYTES, leaf_hash, node_hash
from .subtrees import verify_subtree_consistency, verify_subtree_inclusion

__all__ = [
    "EMPTY_ROOT",
    "HASH_BYTES",
    "Frontier",
    "consistency_proof",
    "consistency_ranges",
    "inclusion_proof",
    "inclusion_ranges",
    "leaf_hash",
    "node_hash",
    "root",
    "verify_consistency",
    "verify_inclusion",
]


def root(hashes: Iterable[bytes]) -> bytes:
    """The root over these hashes: of leaves, or of the perfect subtrees that stand for them.

    Roots of consecutive, equally large, perfect subtrees (the last may be smaller) give the same
    root as their leaves. So who keeps one root for every 256 leaves reads few leaves for a proof.
    """
    level = list(hashes)
    if not level:
        return EMPTY_ROOT
    while len(level) > 1:
        odd = level[-1:] if len(level) % 2 else []
        level = [node_hash(*pair) for pair in zip(level[::2], level[1::2], strict=False)] + odd
    return level[0]


def inclusion_ranges(index: int, size: int) -> list[tuple[int, int]]:
    """The ranges whose roots are the inclusion proof of leaf `index`, in the proof's order."""
    if not 0 <= index < size:
        raise ValueError(f"a tree of {size} leaves has no leaf {index}")
    ranges, start, end = [], 0, size
    while end - start > 1:
        middle = start + _split(end - start)
        if index < middle:
            ranges.append((middle, end))
            end = middle
        else:
            ranges.append((start, middle))
            start = middle
    return ranges[::-1]


def consistency_ranges(old_size: int, new_size: int) -> list[tuple[int, int]]:
    """The ranges whose roots are the consistency proof between two sizes, in the proof's order."""
    if not 0 < old_size <= new_size:
        raise ValueError(f"nothing to prove between {old_size} and {new_size} leaves")
    ranges, start, end = [], 0, new_size
    while end != old_size:
        middle = start + _split(end - start)
        if old_size <= middle:
            ranges.append((middle, end))
            end = middle
        else:
            ranges.append((start, middle))
            start = middle
    if start:
        ranges.append((start, end))
    return ranges[::-1]


def inclusion_proof(leaf_hashes: Sequence[bytes], index: int) -> list[bytes]:
    """What shows that leaf `index` is in the tree over `leaf_hashes` (RFC 9162, 2.1.3.1)."""
    return [root(leaf_hashes[a:b]) for a, b in inclusion_ranges(index, len(leaf_hashes))]


def consistency_proof(leaf_hashes: Sequence[bytes], old_size: int) -> list[bytes]:
    """What shows that the tree over `leaf_hashes` grew from its first ones (RFC 9162, 2.1.4.1)."""
    return [root(leaf_hashes[a:b]) for a, b in consistency_ranges(old_size, len(leaf_hashes))]


def verify_inclusion(
    leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes
) -> bool:
    """Whether the leaf with this hash is number `index` of the tree with this size and root."""
    return verify_subtree_inclusion(leaf, index, 0, size, proof, root)


def verify_consistency(
    old_size: int, old_root: bytes, new_size: int, new_root: bytes, proof: Sequence[bytes]
) -> bool:
    """Whether the tree of `new_size` leaves begins with all the `old_size` leaves of the other.

    False where `old_size` is 0: an empty tree binds nobody, so no proof about it is worth asking.
    """
    if old_size == 0:
        return False
    return verify_subtree_consistency(0, old_size, old_root, new_size, new_root, proof)


def _split(size: int) -> int:
    """The largest power of two below `size`: how many leaves are on the left of the top node."""
    return 1 << (size - 1).bit_length() - 1
