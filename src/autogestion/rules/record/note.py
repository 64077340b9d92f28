"""Signed notes and checkpoints, as text: C2SP signed-note and tlog-checkpoint.

A checkpoint says in three lines how long a record is and what its root is; a signed note is such
a text with signatures under it. Signing and the check of a signature are given as callables.
"""

import re
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterable, Mapping
from hashlib import sha256
from typing import NamedTuple

from .canonical import MAX_INTEGER
from .hashes import HASH_BYTES

ED25519 = 0x01
KEY_ID_BYTES = 4
KEY_BYTES = 32
MAX_NOTE_BYTES = 1_000_000
MAX_SIGNATURES = 64

Key = tuple[str, bytes]
"""A key is known by its name and its id (4 bytes)."""

Check = Callable[[bytes, bytes], bool]
"""Whether the second, a signature, is that of one key over the first, the text in UTF-8."""

_SIZE = re.compile(r"0|[1-9][0-9]{0,15}").fullmatch


class MalformedNote(ValueError):
    """Bytes that are no signed note, or a text that is no checkpoint."""


class NotVouchedFor(ValueError):
    """A note that no known key signed, or on which a known key's signature is false."""


class Signature(NamedTuple):
    """One line under a note: who signed, with which key, and the signature's bytes."""

    name: str
    key_id: bytes
    signature: bytes


class Note(NamedTuple):
    """A text that ends with a newline, and the signatures under it, not yet checked."""

    text: str
    signatures: tuple[Signature, ...]


class Checkpoint(NamedTuple):
    """The head of a record: whose it is, how many entries it has, the root over them."""

    origin: str
    size: int
    root: bytes
    extensions: tuple[str, ...] = ()


def record_origin(org: str) -> str:
    """The first line of an organisation's checkpoints: it moves house with the organisation."""
    return f"autogestion/{org}"


def checkpoint_text(origin: str, size: int, root: bytes) -> str:
    """The text to sign for a record of `size` entries with this root (32 bytes)."""
    text = f"{origin}\n{size}\n{b64encode(root).decode()}\n"
    parse_checkpoint(text)
    return text


def parse_checkpoint(text: str) -> Checkpoint:
    """What a note's text says of a record; MalformedNote where it is no checkpoint."""
    _refuse_controls(text)
    lines = text.split("\n")
    if len(lines) < 4 or lines.pop() != "" or "" in lines:
        raise MalformedNote("a checkpoint is three lines or more, none of them empty")
    name, size, root, *extensions = lines
    if not _SIZE(size) or int(size) > MAX_INTEGER:
        raise MalformedNote(f"{size!r} is not the size of a record")
    hash_ = from_base64(root)
    if len(hash_) != HASH_BYTES:
        raise MalformedNote(f"a root has {HASH_BYTES} bytes")
    return Checkpoint(name, int(size), hash_, tuple(extensions))


def key_id(name: str, public_key: bytes, kind: int = ED25519) -> bytes:
    """The 4 bytes by which a signature line tells which key of that name made it."""
    return sha256(name.encode() + b"\n" + bytes([kind]) + public_key).digest()[:KEY_ID_BYTES]


def parse_key(line: str, kind: int = ED25519) -> tuple[str, bytes]:
    """Name and 32 bytes of a public key of this kind, from `NAME+ID+KEY`; MalformedNote otherwise."""
    name, _, rest = line.partition("+")
    written_id, _, encoded = rest.partition("+")
    typed = from_base64(encoded)
    public = typed[1:]
    if not is_key_name(name) or typed[:1] != bytes([kind]) or len(public) != KEY_BYTES:
        raise MalformedNote(f"not an Ed25519 key of the kind {kind}: {line!r}")
    if key_id(name, public, kind).hex() != written_id:
        raise MalformedNote(f"the key of {name!r} does not have the id {written_id!r}")
    return name, public


def format_note(text: str, signatures: Iterable[Signature]) -> bytes:
    """The note as bytes; MalformedNote where the text or a name cannot stand in one."""
    note = f"{text}\n{''.join(map(signature_line, signatures))}".encode()
    if parse_note(note).text != text:
        raise MalformedNote("a note's text ends with a newline")
    return note


def signature_line(one: Signature) -> str:
    """The line of a signature, with its newline."""
    return f"\u2014 {one.name} {b64encode(one.key_id + one.signature).decode()}\n"


def parse_note(note: bytes) -> Note:
    """The text and the signatures of a note; MalformedNote for anything else."""
    if len(note) > MAX_NOTE_BYTES:
        raise MalformedNote(f"longer than {MAX_NOTE_BYTES} bytes")
    try:
        whole = note.decode()
    except UnicodeDecodeError:
        raise MalformedNote("not UTF-8") from None
    _refuse_controls(whole)
    text, blank, below = whole.rpartition("\n\n")
    lines = below.split("\n")
    if not blank or lines.pop() != "" or not 0 < len(lines) <= MAX_SIGNATURES:
        raise MalformedNote("a note is a text, an empty line, and 1 to 64 lines with signatures")
    return Note(text + "\n", tuple(_parse_signature(line) for line in lines))


def vouched_for(note: Note, known: Mapping[Key, Check]) -> tuple[Signature, ...]:
    """The signatures of known keys, each checked. Others say nothing: they are passed over.

    NotVouchedFor where there is none, or where one of them is false.
    """
    text = note.text.encode()
    ours = tuple(one for one in note.signatures if (one.name, one.key_id) in known)
    if not ours:
        raise NotVouchedFor("no key that we know signed this")
    for one in ours:
        if not known[one.name, one.key_id](text, one.signature):
            raise NotVouchedFor(f"the signature of {one.name} is not over this text")
    return ours


def _parse_signature(line: str) -> Signature:
    dash, _, rest = line.partition(" ")
    name, _, encoded = rest.partition(" ")
    if dash != "\u2014" or not is_key_name(name):
        raise MalformedNote(f"not a line with a signature: {line!r}")
    both = from_base64(encoded)
    if len(both) <= KEY_ID_BYTES:
        raise MalformedNote(f"no signature on the line of {name}")
    return Signature(name, both[:KEY_ID_BYTES], both[KEY_ID_BYTES:])


def is_key_name(name: str) -> bool:
    """Whether a key can be called so: not empty, no space of any kind, no plus."""
    return bool(name) and "+" not in name and not any(char.isspace() for char in name)


def from_base64(encoded: str) -> bytes:
    """Standard base64 with its padding, and only in the form that encoding gives."""
    try:
        decoded = b64decode(encoded, validate=True)
    except ValueError:
        raise MalformedNote(f"not base64: {encoded!r}") from None
    if b64encode(decoded).decode() != encoded:
        raise MalformedNote(f"not base64 as it is written: {encoded!r}")
    return decoded


def _refuse_controls(text: str) -> None:
    if any(char < " " and char != "\n" for char in text):
        raise MalformedNote("a control character")
