"""Ed25519 signatures under notes, with keys written as C2SP signed-note writes them.

A public key is one line, `NAME+ID+KEY`: the id in 8 hexadecimal digits, the key as base64 of its
kind and the 32 bytes of RFC 8032. The kind is 0x01 for the key of a record, 0x04 for that of a
witness, whose signatures bear a moment (C2SP tlog-cosignature). Needs `cryptography`.

Accepted are the encodings that RFC 8032 makes: 64 bytes, the second half below the group's order. A
line of the record is known by its hash and never by a signature, so that another signature over the
same text would change nothing.
"""

from base64 import b64encode
from typing import NamedTuple, Self

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from autogestion.rules.record import note
from autogestion.rules.record.cosigning import (
    COSIGNATURE,
    cosigned,
    moment_and_signature,
    with_moment,
)
from autogestion.rules.record.note import (
    ED25519,
    Check,
    Key,
    MalformedNote,
    Note,
    Signature,
    is_key_name,
    parse_key,
)


class PublicKey(NamedTuple):
    """A key that signs notes: its name, its 32 public bytes, and whether it is a record's or a witness's."""

    name: str
    public: bytes
    kind: int = ED25519

    @property
    def key_id(self) -> bytes:
        """The 4 bytes that signature lines carry."""
        return note.key_id(self.name, self.public, self.kind)

    @classmethod
    def from_line(cls, line: str, kind: int = ED25519) -> Self:
        """The key of this kind that the line gives; MalformedNote where it gives none."""
        name, public = parse_key(line.strip("\n"), kind)
        return cls(name, public, kind)

    def to_line(self) -> str:
        """The key as one line, to be published or pinned."""
        encoded = b64encode(bytes([self.kind]) + self.public).decode()
        return f"{self.name}+{self.key_id.hex()}+{encoded}"

    def check(self, text: bytes, signature: bytes) -> bool:
        """Whether this key made this signature over this text, a witness's with its moment before it."""
        try:
            if self.kind == COSIGNATURE:
                at, signature = moment_and_signature(signature)
                text = cosigned(text, at)
            Ed25519PublicKey.from_public_bytes(self.public).verify(signature, text)
        except (InvalidSignature, ValueError):
            return False
        return True


class Signer:
    """A key that can sign, from its name and its secret seed of 32 random bytes (RFC 8032).

    One seed for a record or for a witness, never for both and never under two names.
    """

    def __init__(self, name: str, seed: bytes, kind: int = ED25519) -> None:
        if not is_key_name(name):
            raise MalformedNote(f"a key cannot be called {name!r}")
        self.seed = seed
        self._private = Ed25519PrivateKey.from_private_bytes(seed)
        self.public_key = PublicKey(name, self._private.public_key().public_bytes_raw(), kind)

    def sign(self, text: str) -> Signature:
        """The line to put under a note with this text."""
        signature = self._private.sign(text.encode())
        return Signature(self.public_key.name, self.public_key.key_id, signature)

    def cosign(self, text: str, at: int) -> Signature:
        """The line of a witness under the checkpoint with this text, at the moment `at` (seconds, UTC)."""
        if self.public_key.kind != COSIGNATURE:
            raise MalformedNote("only the key of a witness cosigns")
        signature = with_moment(self._private.sign(cosigned(text.encode(), at)), at)
        return Signature(self.public_key.name, self.public_key.key_id, signature)


def checks(keys: list[PublicKey]) -> dict[Key, Check]:
    """These keys, as `note.vouched_for` wants to know them."""
    return {(key.name, key.key_id): key.check for key in keys}


def open_note(signed: bytes, keys: list[PublicKey]) -> Note:
    """The note, after at least one of these keys was found to have signed it and none falsely.

    MalformedNote or NotVouchedFor, both ValueError, otherwise.
    """
    opened = note.parse_note(signed)
    note.vouched_for(opened, checks(keys))
    return opened
