"""Whether a checkpoint continues what a witness saw before; and what is said and kept where it does not."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from autogestion.rules.record.cosigning import moment_and_signature
from autogestion.rules.record.hashes import EMPTY_ROOT
from autogestion.rules.record.merkle import verify_consistency
from autogestion.rules.record.note import Checkpoint, Note, Signature, format_note
from autogestion.verify.signatures import Signer
from autogestion.verify.witness.book import Book, Seen, Watched

Prove = Callable[[int, int], Sequence[bytes]]
"""The proof that the record of the second length begins with that of the first."""


class Alarm(Exception):
    """A record that is not what it was. `reason` is for people."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class NoProof(Exception):
    """A proof that does not hold."""


def check_growth(before: Seen | None, now: Checkpoint, prove: Prove) -> None:
    """Nothing where the record only grew. Alarm where it is another one; NoProof where the proof is false."""
    if before is None or before.size == 0:
        if now.size == 0 and now.root != EMPTY_ROOT:
            raise NoProof("an empty record with a root that is not that of nothing")
        return
    if now.size == before.size:
        if now.root != before.root:
            raise Alarm(
                f"SPLIT VIEW: two different records of the same {now.size:,} lines were signed"
            )
        return
    if not verify_consistency(
        before.size, before.root, now.size, now.root, prove(before.size, now.size)
    ):
        raise NoProof(f"{now.size:,} lines do not begin with the {before.size:,} seen before")


def cosign(
    book: Book, watched: Watched, note: Note, signer: Signer | None, at: int
) -> Signature | None:
    """Remember a checkpoint that was found to be in order, and sign it. On disk before it is answered.

    The moment never goes back, whatever the clock of this machine does.
    """
    own = [one for one in note.signatures if one.name == watched.origin]
    if signer is None:
        book.remember(watched.origin, format_note(note.text, own))
        return None
    signature = signer.cosign(note.text, max(at, _last_moment(book.last(watched.origin), signer)))
    book.remember(watched.origin, format_note(note.text, [*own, signature]))
    return signature


def _last_moment(before: Seen | None, signer: Signer) -> int:
    if before is None:
        return 0
    key = signer.public_key
    ours = [
        one for one in before.note.signatures if (one.name, one.key_id) == (key.name, key.key_id)
    ]
    return max((moment_and_signature(one.signature)[0] for one in ours), default=0)


def evidence(watched: Watched, reason: str, before: Seen | None, now: bytes, at: int) -> bytes:
    """A file that holds both signed checkpoints, to be shown to everybody."""
    moment = datetime.fromtimestamp(at, UTC).strftime("%Y-%m-%d %H:%M:%S UTC")
    parts = [
        f"ALARM about the record {watched.origin}\n{reason}.\nFound on {moment}, by the key "
        f"{watched.key.to_line()}\n".encode(),
        b"Seen before:\n" + (before.signed if before else b"nothing\n"),
        b"Seen now:\n" + now,
    ]
    return b"\n--------\n".join(parts)
