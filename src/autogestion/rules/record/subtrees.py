"""Checking a proof about a part of the tree, of which the whole tree is one case.

The algorithms of RFC 9162, 2.1.3.2 and 2.1.4.2, extended to subtrees as in section 4 of
draft-ietf-plants-merkle-tree-certs. A range `[start, end)` of leaves is a subtree when `start` is
a multiple of the smallest power of two that is not below `end - start`.
"""

from collections.abc import Iterable, Sequence

from .hashes import EMPTY_ROOT, HASH_BYTES, node_hash


def is_subtree(start: int, end: int) -> bool:
    """Whether `[start, end)` can be a subtree; an empty range can, wherever it is."""
    if not 0 <= start <= end:
        return False
    return start == end or start % (1 << (end - start - 1).bit_length()) == 0


def verify_subtree_inclusion(
    leaf: bytes, index: int, start: int, end: int, proof: Sequence[bytes], root: bytes
) -> bool:
    """Whether the leaf with this hash is number `index` of the subtree with this root.

    `index` counts from the beginning of the whole tree. Nothing is in an empty subtree.
    """
    if not (is_subtree(start, end) and start <= index < end and _are_hashes((leaf, root, *proof))):
        return False
    here, last, node = index - start, end - start - 1, leaf
    for sibling in proof:
        if last == 0:
            return False
        if here & 1 or here == last:
            node = node_hash(sibling, node)
            while not here & 1 and here:
                here, last = here >> 1, last >> 1
        else:
            node = node_hash(node, sibling)
        here, last = here >> 1, last >> 1
    return last == 0 and node == root


def verify_subtree_consistency(
    start: int, end: int, subtree_root: bytes, size: int, root: bytes, proof: Sequence[bytes]
) -> bool:
    """Whether the leaves `[start, end)` with this root are those of the tree of `size` leaves.

    An empty subtree is part of every tree: its root is the hash of nothing and its proof is empty.
    """
    if not (is_subtree(start, end) and end <= size):
        return False
    if start == end:
        return subtree_root == EMPTY_ROOT and not proof
    if start == 0 and end == size:
        return subtree_root == root and not proof
    return _are_hashes((subtree_root, root, *proof)) and _leads_to_both(
        start, end - 1, size - 1, subtree_root, root, list(proof)
    )


def _leads_to_both(
    first: int, last: int, top: int, subtree_root: bytes, root: bytes, proof: list[bytes]
) -> bool:
    """The climb from the last node of the subtree; `first`, `last`, `top` are numbers of leaves.

    At each level they become the numbers of the nodes above; where `first` equals `last`, that
    one node is the whole subtree.
    """
    while first != last and (last == top or last & 1):
        first, last, top = first >> 1, last >> 1, top >> 1
    if first != last and not proof:
        return False
    part = whole = subtree_root if first == last else proof.pop(0)
    for sibling in proof:
        if top == 0:
            return False
        if last & 1 or last == top:
            if first < last:
                part = node_hash(sibling, part)
            whole = node_hash(sibling, whole)
            while not last & 1 and last:
                first, last, top = first >> 1, last >> 1, top >> 1
        else:
            whole = node_hash(whole, sibling)
        first, last, top = first >> 1, last >> 1, top >> 1
    return top == 0 and part == subtree_root and whole == root


def _are_hashes(values: Iterable[bytes]) -> bool:
    return all(len(value) == HASH_BYTES for value in values)
