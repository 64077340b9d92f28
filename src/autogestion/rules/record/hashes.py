"""The tree's two hashes: SHA-256, a first byte tells leaf from node (RFC 6962, 2.1)."""

from hashlib import sha256

HASH_BYTES = 32
EMPTY_ROOT = sha256(b"").digest()


def leaf_hash(entry: bytes) -> bytes:
    """The leaf of an entry, from its canonical bytes."""
    return sha256(b"\x00" + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The node over two nodes or leaves."""
    return sha256(b"\x01" + left + right).digest()
