"""`autogestion verify URL`: the record line by line from its reading address, judged like that of an export."""

from collections.abc import Iterator, Sequence

from autogestion.rules.record.cosigning import COSIGNATURE
from autogestion.rules.record.note import (
    MalformedNote,
    Note,
    NotVouchedFor,
    parse_checkpoint,
    parse_note,
    vouched_for,
)
from autogestion.verify.export import CHECKPOINT, RECORD, Watch, watch_nothing
from autogestion.verify.receipts import cosigned_by
from autogestion.verify.record import RecordReader
from autogestion.verify.remote import Log, Unreachable, numbers_of_tiles
from autogestion.verify.report import Report
from autogestion.verify.signatures import PublicKey, checks
from autogestion.verify.verifying import difference, tell_of_record


class Fetched:
    """A checkpoint, and the lines that are said to lie under it."""

    def __init__(self, log: Log) -> None:
        """Unreachable where the server shows no checkpoint."""
        self._log = log
        try:
            self.note = parse_note(log.checkpoint())
            self.checkpoint = parse_checkpoint(self.note.text)
        except MalformedNote as error:
            raise Unreachable(f"what it shows is not a checkpoint: {error}") from None

    def lines(self, watch: Watch) -> Iterator[bytes]:
        """Each line; `watch` hears how many there were."""
        for number in numbers_of_tiles(self.checkpoint.size):
            lines = self._log.entries(number, self.checkpoint.size)
            yield from lines
            watch(len(lines))


def verify_fetched(
    fetched: Fetched,
    *,
    key: PublicKey,
    witnesses: Sequence[PublicKey] = (),
    needed: int = 0,
    watch: Watch = watch_nothing,
) -> Report:
    """Judge every line, the checkpoint, and who signed it. Unreachable where lines are cut off on the way."""
    report, reader = Report(has_texts=False), RecordReader()
    try:
        reader.read(fetched.lines(watch))
    finally:
        tell_of_record(reader, report)
    if reader.replay.state is None and report.holds:
        report.add(RECORD, "it is empty")
    if (reason := difference(fetched.checkpoint, reader)) is not None:
        report.add(CHECKPOINT, reason)
    _check_signatures(fetched.note, report, key, [*witnesses, *_named(reader)])
    if report.holds and sum(one.name in report.cosigned for one in witnesses) < needed:
        report.add(CHECKPOINT, f"fewer than {needed} of the witnesses you gave signed it")
    return report


def _check_signatures(
    note: Note, report: Report, key: PublicKey, witnesses: Sequence[PublicKey]
) -> None:
    known = {one.to_line(): one for one in witnesses}
    report.witnesses = len(known)
    try:
        vouched_for(note, checks([key]))
        report.key, report.key_is_given = key.to_line(), True
        report.cosigned = cosigned_by(note, known.values())
    except NotVouchedFor as error:
        report.add(CHECKPOINT, str(error))


def _named(reader: RecordReader) -> list[PublicKey]:
    """The witnesses that the charter in force names."""
    state = reader.replay.state
    named = state.charters[-1].data.get("witnesses", {}) if state and state.charters else {}
    return [PublicKey.from_line(line, COSIGNATURE) for line in named.get("keys", ())]
