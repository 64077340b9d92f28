"""One look at one record: fetch its checkpoint, judge it, sign it, bring the signature back."""

from dataclasses import dataclass

from autogestion.rules.record.note import (
    Checkpoint,
    MalformedNote,
    Note,
    NotVouchedFor,
    Signature,
    format_note,
    parse_checkpoint,
    parse_note,
)
from autogestion.verify.remote import Log, NotThere, Unreachable
from autogestion.verify.signatures import checks, open_note
from autogestion.verify.witness.book import Book, Seen, Watched
from autogestion.verify.witness.judging import Alarm, NoProof, check_growth, cosign, evidence

WELL, ALARM, NOT_SEEN = 0, 1, 2


@dataclass(frozen=True)
class Look:
    """What one look at a record showed."""

    code: int
    sentence: str


def look(book: Book, watched: Watched, at: int) -> Look:
    """Look at a record at the moment `at` (seconds since 1970 UTC). Whatever is wrong is in the answer."""
    if (before := book.alarm(watched.origin)) is not None:
        return Look(ALARM, f"An alarm was raised. Nothing is signed any more; see {before}.")
    log = Log(watched.address)
    try:
        signed = log.checkpoint()
        with book.alone():
            note, checkpoint, signature = _judge(book, watched, log, signed, at)
    except Alarm as alarm:
        kept = book.raise_alarm(
            watched.origin, evidence(watched, alarm.reason, book.last(watched.origin), signed, at)
        )
        return Look(ALARM, f"ALARM: {alarm.reason}. Tell the others; the proof is in {kept}.")
    except (Unreachable, MalformedNote) as trouble:
        return Look(NOT_SEEN, f"It could not be seen: {trouble}.")
    if signature is None:
        return Look(
            WELL, f"It only grew, to {checkpoint.size:,} lines. (No key, so nothing is signed.)"
        )
    return _bring_back(log, note, checkpoint, signature)


def _judge(
    book: Book, watched: Watched, log: Log, signed: bytes, at: int
) -> tuple[Note, Checkpoint, Signature | None]:
    """Alarm unless the record continues what was seen before; then it is remembered and signed."""
    note = parse_note(signed)
    checkpoint = parse_checkpoint(note.text)
    if checkpoint.origin != watched.origin:
        raise Alarm(f"the address shows another record, {checkpoint.origin}")
    try:
        open_note(signed, [watched.key])
    except NotVouchedFor as reason:
        raise Alarm(f"the checkpoint is not signed by the record's key ({reason})") from None
    before = book.last(watched.origin)
    if before is not None and checkpoint.size < before.size:
        _check_shorter(before, checkpoint, log)
        raise Unreachable(f"it shows {checkpoint.size:,} lines, and has shown {before.size:,}")
    try:
        check_growth(before, checkpoint, log.consistency)
    except NoProof as reason:
        raise Alarm(f"the record was REWRITTEN: {reason}") from None
    own = Note(note.text, tuple(one for one in note.signatures if _is_of(one, watched)))
    return own, checkpoint, cosign(book, watched, own, book.signer(), at)


def _check_shorter(before: Seen, now: Checkpoint, log: Log) -> None:
    """A shorter record than before is an old view, where the server can still prove the longer one; else an alarm."""
    try:
        shown = log.consistency(now.size, before.size) if now.size else []
    except NotThere:
        raise Alarm(
            f"lines were CUT OFF: the record had {before.size:,} lines and has {now.size:,}"
        ) from None
    try:
        check_growth(
            Seen(now.size, now.root, before.note, b""),
            Checkpoint(now.origin, before.size, before.root),
            lambda _old, _new: shown,
        )
    except NoProof:
        raise Alarm(
            f"the record was REWRITTEN: {now.size:,} lines are not the first of the "
            f"{before.size:,} seen before"
        ) from None


def _is_of(one: Signature, watched: Watched) -> bool:
    return (one.name, one.key_id) in checks([watched.key])


def _bring_back(log: Log, note: Note, checkpoint: Checkpoint, signature: Signature) -> Look:
    grown = f"It only grew, to {checkpoint.size:,} lines; signed"
    try:
        log.post("cosign", format_note(note.text, [*note.signatures, signature]))
    except Unreachable as refusal:
        return Look(WELL, f"{grown}, and not kept there: {refusal}.")
    return Look(WELL, f"{grown}, and kept there.")
