"""An export from its first part to its last: record, checkpoint, texts, files, members."""

from collections.abc import Callable
from hashlib import sha256

from autogestion.rules.record.commitment import SALT_BYTES, holds
from autogestion.rules.record.note import (
    Checkpoint,
    MalformedNote,
    Note,
    NotVouchedFor,
    parse_checkpoint,
    parse_note,
    record_origin,
    vouched_for,
)
from autogestion.rules.state import Organisation
from autogestion.verify.export import (
    CHECKPOINT,
    FILES,
    MEMBERS,
    RECORD,
    TEXTS,
    Damaged,
    Export,
    Watch,
    watch_nothing,
)
from autogestion.verify.record import RecordReader
from autogestion.verify.report import Report

TEXT_FIELDS = {"commitment", "salt", "text"}
FILE_FIELDS = {"commitment", "salt", "name", "kind"}
MEMBER_FIELDS = {"pseudonym", "name"}


def verify(
    export: Export, *, key: str = "", watch: Watch = watch_nothing
) -> tuple[Report, Organisation | None]:
    """Check everything in an export. `key`: the public key (as one line) to insist on.

    Answers the report, and the organisation that the record tells of. `watch` hears of the bytes
    of the record as they are read.
    """
    report, reader = Report(), RecordReader()
    waiting: set[bytes] = set()
    looks: tuple[Callable[[], None], ...] = (
        lambda: _read_record(export, reader, report, watch),
        lambda: _check_checkpoint(export, reader, report, key),
        lambda: waiting.update(reader.awaited()),
        lambda: _check_texts(export, reader, report, waiting),
        lambda: _check_files(export, reader, report, waiting),
        lambda: _check_members(export, reader, report),
    )
    for look in looks:
        try:
            look()
        except Damaged as damage:
            report.add(damage.part, damage.reason, damage.line)
    report.texts_missing, report.texts_erased = len(waiting), len(reader.erased)
    return report, reader.replay.state


def _read_record(export: Export, reader: RecordReader, report: Report, watch: Watch) -> None:
    try:
        reader.read(export.lines(RECORD, watch))
    finally:
        tell_of_record(reader, report)
    state = reader.replay.state
    if state is None and report.holds:
        report.add(RECORD, "it is empty")
    if state is not None and export.about.get("org") != state.org:
        report.add(RECORD, "it is not the record of the organisation that the export names")


def tell_of_record(reader: RecordReader, report: Report) -> None:
    """What the lines came to, as far as they hold."""
    report.size, report.root = reader.tree.size, reader.tree.root().hex()
    report.acts = dict(sorted(reader.acts.items()))
    report.means, report.computes = dict(sorted(reader.means.items())), reader.computes
    if reader.problem is not None:
        report.problems.append(reader.problem)
    state = reader.replay.state
    if state is None:
        return
    report.org, report.first_at, report.last_at = (
        state.org,
        state.proposed_at,
        reader.replay.last_at,
    )
    report.counts = {
        "members": len({member for body in state.bodies.values() for member in body.members}),
        "assemblies": len(state.bodies.keys() - state.councils.keys()),
        "councils": len(state.councils),
        "questions": len(state.questions),
        "votes": len(state.votes),
        "decisions": len(state.decisions),
    }


def _check_checkpoint(export: Export, reader: RecordReader, report: Report, key: str) -> None:
    try:
        note = parse_note(export.read_small(CHECKPOINT))
        checkpoint = parse_checkpoint(note.text)
    except MalformedNote as error:
        report.add(CHECKPOINT, str(error))
        return
    _check_signature(note, report, given=key, own=str(export.about.get("key", "")))
    if (reason := difference(checkpoint, reader)) is not None:
        report.add(CHECKPOINT, reason)


def difference(checkpoint: Checkpoint, reader: RecordReader) -> str | None:
    """What the checkpoint says otherwise than the record, None where they agree."""
    state = reader.replay.state
    if state is not None and checkpoint.origin != record_origin(state.org):
        return f"it is that of another record, {checkpoint.origin}"
    size = reader.tree.size
    if checkpoint.size > size:
        return f"it speaks of {checkpoint.size:,} lines, and {size:,} are here: some were cut off"
    if checkpoint.size < size:
        return f"it speaks of {checkpoint.size:,} lines, and {size:,} are here: some were added"
    if checkpoint.root != reader.tree.root():
        return "the lines here are not those that it was made over: at least one was changed"
    return None


def _check_signature(note: Note, report: Report, *, given: str, own: str) -> None:
    """By the key that was given; else by the export's own, which shows only that it is whole."""
    line = given or own
    try:
        from autogestion.verify.signatures import PublicKey, checks
    except ModuleNotFoundError:
        if given:
            raise
        return
    try:
        vouched_for(note, checks([PublicKey.from_line(line)]))
    except (MalformedNote, NotVouchedFor) as error:
        report.add(CHECKPOINT, str(error))
        return
    report.key, report.key_is_given = line, bool(given)


def _check_texts(export: Export, reader: RecordReader, report: Report, waiting: set[bytes]) -> None:
    """Every text opens a commitment that stands in the record."""
    name = reader.replay.state.name if reader.replay.state else ""
    for number, text in enumerate(export.objects(TEXTS, TEXT_FIELDS, "commitment")):
        commitment = text["commitment"]
        if not holds(commitment, text["text"], _salt(TEXTS, text["salt"], number)):
            raise Damaged(TEXTS, "the text is not the one that was committed to", number)
        _found(TEXTS, reader, waiting, commitment, number)
        if commitment == name:
            report.name = text["text"]
        report.texts += 1


def _salt(part: str, written: str, number: int) -> bytes:
    try:
        salt = bytes.fromhex(written)
    except ValueError:
        salt = b""
    if len(salt) != SALT_BYTES or salt.hex() != written:
        raise Damaged(part, "the salt is not 64 hexadecimal digits", number)
    return salt


def _found(
    part: str, reader: RecordReader, waiting: set[bytes], commitment: str, number: int
) -> None:
    """Take a commitment off those that wait; where the record broke off, it may stand further on."""
    key = bytes.fromhex(commitment)
    if key in reader.erased:
        raise Damaged(part, "whoever wrote it erased it", number)
    if key not in waiting and reader.problem is None:
        raise Damaged(part, "no line of the record speaks of it", number)
    waiting.discard(key)


def _check_files(export: Export, reader: RecordReader, report: Report, waiting: set[bytes]) -> None:
    """Every file opens a commitment that stands in the record, and none lies there unannounced."""
    unannounced = set(export.file_names)
    for number, file in enumerate(export.objects(FILES, FILE_FIELDS, "commitment")):
        commitment = file["commitment"]
        digest = sha256(_salt(FILES, file["salt"], number))
        for block in export.file_blocks(commitment):
            digest.update(block)
        if digest.hexdigest() != commitment:
            raise Damaged(FILES, "the file is not the one that was committed to", number)
        _found(FILES, reader, waiting, commitment, number)
        unannounced.discard(commitment)
        report.files += 1
    if unannounced:
        raise Damaged(FILES, f"nothing is said of the file {min(unannounced)}")


def _check_members(export: Export, reader: RecordReader, report: Report) -> None:
    """Every name belongs to somebody whom the record knows."""
    state = reader.replay.state
    for number, member in enumerate(export.objects(MEMBERS, MEMBER_FIELDS, "pseudonym")):
        known = state.members.get(member["pseudonym"]) if state else None
        if known is None and reader.problem is None:
            raise Damaged(MEMBERS, "the record knows nobody by this pseudonym", number)
        if known is not None and known.name_erased_at is not None:
            raise Damaged(MEMBERS, "whoever bore this name erased it", number)
