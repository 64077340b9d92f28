"""What a receipt tells of the tree beside its own line, so that two receipts can be compared."""

from collections.abc import Sequence

from . import merkle
from .hashes import node_hash

Range = tuple[int, int]


def known_roots(leaf: bytes, index: int, size: int, proof: Sequence[bytes]) -> dict[Range, bytes]:
    """The roots of perfect subtrees, `[start, end)`, that a proof which holds names or leads to.

    Such a root never changes however long the record grows. Two proofs that give different ones for
    the same range are therefore about two records.
    """
    here, node = (index, index + 1), leaf
    known = {here: node}
    for there, sibling in zip(merkle.inclusion_ranges(index, size), proof, strict=True):
        known[there] = sibling
        node = node_hash(sibling, node) if there[0] < here[0] else node_hash(node, sibling)
        here = min(there[0], here[0]), max(there[1], here[1])
        known[here] = node
    return {at: root for at, root in known.items() if _is_perfect(*at)}


def _is_perfect(start: int, end: int) -> bool:
    width = end - start
    return width.bit_count() == 1 and start % width == 0
