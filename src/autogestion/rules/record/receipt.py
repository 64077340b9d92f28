"""Receipts: a line, its proof and the checkpoint it leads to, in one file (C2SP tlog-proof, version 1).

Whoever holds one can show, without the server, that the line was in the record at that size. The
extra data of a receipt of ours is the line itself; it needs no signature, because its hash is what
the proof begins with.
"""

import re
from base64 import b64encode
from typing import NamedTuple

from .canonical import MAX_INTEGER
from .hashes import HASH_BYTES
from .note import MAX_NOTE_BYTES, MalformedNote, from_base64

HEADER = "c2sp.org/tlog-proof@v1"
PROOF_MAX = 63
RECEIPT_BYTES_MAX = 3 * MAX_NOTE_BYTES

_NUMBER = re.compile(r"0|[1-9][0-9]{0,15}").fullmatch


class MalformedReceipt(ValueError):
    """Bytes that are no receipt."""


class Receipt(NamedTuple):
    """The number of the line, the hashes that lead from it to the root, the signed checkpoint; perhaps the line."""

    seq: int
    proof: tuple[bytes, ...]
    checkpoint: bytes
    extra: bytes | None = None


def format_receipt(receipt: Receipt) -> bytes:
    """The receipt as a file; MalformedReceipt where it could not be read again."""
    lines = [HEADER]
    if receipt.extra is not None:
        lines.append(f"extra {b64encode(receipt.extra).decode()}")
    lines.append(f"index {receipt.seq}")
    lines += [b64encode(one).decode() for one in receipt.proof]
    written = "\n".join(lines).encode() + b"\n\n" + receipt.checkpoint
    if parse_receipt(written) != receipt:
        raise MalformedReceipt("a receipt that says otherwise when it is read")
    return written


def parse_receipt(written: bytes) -> Receipt:
    """What `format_receipt` or another program wrote; MalformedReceipt for anything else."""
    if len(written) > RECEIPT_BYTES_MAX:
        raise MalformedReceipt(f"longer than {RECEIPT_BYTES_MAX} bytes")
    head, blank, checkpoint = written.partition(b"\n\n")
    try:
        first, *lines = head.decode("ascii").split("\n")
    except UnicodeDecodeError:
        raise MalformedReceipt("its first part is not ASCII") from None
    if first != HEADER:
        raise MalformedReceipt(f"it does not begin with {HEADER}")
    extra = None
    if lines and lines[0].startswith("extra "):
        extra = _bytes(lines.pop(0).removeprefix("extra "))
    word, _space, number = (lines.pop(0) if lines else "").partition(" ")
    if word != "index" or not _NUMBER(number) or int(number) > MAX_INTEGER:
        raise MalformedReceipt("it does not say which line it is for")
    if len(lines) > PROOF_MAX:
        raise MalformedReceipt(f"more than {PROOF_MAX} hashes")
    proof = tuple(_bytes(line) for line in lines)
    if any(len(one) != HASH_BYTES for one in proof):
        raise MalformedReceipt(f"a hash has {HASH_BYTES} bytes")
    if not blank or not checkpoint:
        raise MalformedReceipt("it holds no checkpoint")
    return Receipt(int(number), proof, checkpoint, extra)


def _bytes(encoded: str) -> bytes:
    try:
        return from_base64(encoded)
    except MalformedNote as error:
        raise MalformedReceipt(str(error)) from None
