"""Cosignatures: what a witness signs under a checkpoint (C2SP tlog-cosignature, version 1, Ed25519).

A witness says: at this moment, this was the longest record of that origin that I have seen, and it
only ever grew. The moment stands before the 64 bytes of the signature.
"""

from .note import MalformedNote

COSIGNATURE = 0x04
"""The kind of key that makes cosignatures, where an Ed25519 key of a record has 0x01."""

MOMENT_BYTES = 8
MOMENT_MAX = 2**63 - 1
SIGNATURE_BYTES = 64


def cosigned(text: bytes, at: int) -> bytes:
    """The bytes that a witness signs at the moment `at` for the checkpoint with this text."""
    return b"cosignature/v1\ntime %d\n" % at + text


def with_moment(signature: bytes, at: int) -> bytes:
    """What stands on the witness's line after the id of its key."""
    if not 0 <= at <= MOMENT_MAX or len(signature) != SIGNATURE_BYTES:
        raise MalformedNote("a cosignature has a moment and 64 bytes")
    return at.to_bytes(MOMENT_BYTES, "big") + signature


def moment_and_signature(stamped: bytes) -> tuple[int, bytes]:
    """What `with_moment` put together; MalformedNote for anything else."""
    at = int.from_bytes(stamped[:MOMENT_BYTES], "big")
    if len(stamped) != MOMENT_BYTES + SIGNATURE_BYTES or at > MOMENT_MAX:
        raise MalformedNote("not a cosignature: a moment in 8 bytes and a signature in 64")
    return at, stamped[MOMENT_BYTES:]
