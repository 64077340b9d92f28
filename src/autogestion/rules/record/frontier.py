"""What must be kept of a tree in order to append to it."""

from collections.abc import Sequence
from hashlib import sha256
from typing import Self

from .hashes import EMPTY_ROOT, HASH_BYTES, node_hash


class Frontier:
    """The roots of a tree's perfect subtrees ("compact range"): enough to append for ever.

    `hashes` go from the largest subtree (leftmost) to the smallest, one for each 1 in the binary
    form of `size`. Appending costs one node on average, `bit_length(size)` nodes at most.
    """

    __slots__ = ("_hashes", "_size")

    def __init__(self, size: int = 0, hashes: Sequence[bytes] = ()) -> None:
        if size < 0 or size.bit_count() != len(hashes):
            raise ValueError(
                f"a tree of {size} leaves does not have {len(hashes)} perfect subtrees"
            )
        if any(len(one) != HASH_BYTES for one in hashes):
            raise ValueError(f"a hash has {HASH_BYTES} bytes")
        self._size = size
        self._hashes = list(hashes)

    @property
    def size(self) -> int:
        """How many leaves the tree has."""
        return self._size

    @property
    def hashes(self) -> tuple[bytes, ...]:
        """The roots of the perfect subtrees, largest first."""
        return tuple(self._hashes)

    def append(self, leaf: bytes) -> None:
        """Add one leaf (its hash) at the right."""
        hashes, size = self._hashes, self._size
        while size & 1:
            leaf = sha256(b"\x01" + hashes.pop() + leaf).digest()
            size >>= 1
        hashes.append(leaf)
        self._size += 1

    def root(self) -> bytes:
        """The root of the tree as it is now."""
        if not self._hashes:
            return EMPTY_ROOT
        right = self._hashes[-1]
        for left in reversed(self._hashes[:-1]):
            right = node_hash(left, right)
        return right

    def to_bytes(self) -> bytes:
        """The size in 8 bytes, most significant first, then the hashes, largest subtree first."""
        return self._size.to_bytes(8, "big") + b"".join(self._hashes)

    @classmethod
    def from_bytes(cls, stored: bytes) -> Self:
        """The frontier that `to_bytes` wrote; ValueError for anything else."""
        size = int.from_bytes(stored[:8], "big")
        if len(stored) != 8 + HASH_BYTES * size.bit_count():
            raise ValueError(f"{len(stored)} bytes do not hold the frontier of {size} leaves")
        return cls(size, [stored[at : at + HASH_BYTES] for at in range(8, len(stored), HASH_BYTES)])
