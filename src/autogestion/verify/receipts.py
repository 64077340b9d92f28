"""A member's receipts: whether each holds, and whether two of them are about the same record."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from autogestion.rules.record.canonical import NotCanonical
from autogestion.rules.record.cosigning import moment_and_signature
from autogestion.rules.record.entry import Entry, MalformedEntry
from autogestion.rules.record.known import Range, known_roots
from autogestion.rules.record.merkle import leaf_hash, verify_inclusion
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
from autogestion.rules.record.receipt import MalformedReceipt, Receipt, parse_receipt
from autogestion.verify.signatures import PublicKey, checks


@dataclass
class ReceiptReport:
    """What one receipt shows. It holds where there is no problem."""

    seq: int = 0
    size: int = 0
    root: str = ""
    origin: str = ""
    entry: Entry | None = None
    line: str = ""
    key: str = ""
    cosigned: dict[str, int] = field(default_factory=dict)
    """Name of a witness that one asked about -> when it signed."""
    witnesses: int = 0
    """How many witnesses one asked about."""
    known: dict[Range, bytes] = field(default_factory=dict)
    problem: str = ""

    @property
    def holds(self) -> bool:
        return not self.problem

    def sentence(self) -> str:
        if self.problem:
            return f"The receipt does not hold: {self.problem}."
        assert self.entry is not None
        return (
            f"The receipt holds: {_said(self.entry)} is line {self.seq:,} of the record of "
            f"organisation {self.entry.org}, as it was at {self.size:,} lines."
        )

    def details(self) -> list[str]:
        """The rest, a line each."""
        if not self.holds:
            return []
        rows = [("line", self.line), ("root", f"{self.root} over {self.size:,} lines")]
        rows.append(("signature", f"by the key you gave, {self.key}"))
        rows += [("witness", f"{name}, on {_moment(at)}") for name, at in self.cosigned.items()]
        if self.witnesses:
            rows.append(("witnesses", f"{len(self.cosigned)} of the {self.witnesses} you gave"))
        return [f"  {name:10} {value}" for name, value in rows]

    def to_data(self) -> dict[str, Any]:
        """The same for programs."""
        return {
            "holds": self.holds,
            "sentence": self.sentence(),
            "problem": self.problem,
            "origin": self.origin,
            "seq": self.seq,
            "size": self.size,
            "root": self.root,
            "entry": self.entry.to_data() if self.entry else None,
            "key": self.key,
            "cosigned": self.cosigned,
            "witnesses": self.witnesses,
        }


class _Refused(Exception):
    """Why a receipt does not hold."""


def check_receipt(
    written: bytes,
    *,
    key: PublicKey,
    witnesses: Sequence[PublicKey] = (),
    needed: int = 0,
    line: bytes | None = None,
) -> ReceiptReport:
    """Check a receipt against the record's key, and against witnesses' of which `needed` have to have signed.

    `line`: the line that the receipt is for, where it lies beside it and not inside.
    """
    report = ReceiptReport(key=key.to_line(), witnesses=len(witnesses))
    try:
        receipt = parse_receipt(written)
        note = parse_note(receipt.checkpoint)
        checkpoint = parse_checkpoint(note.text)
        _tell(report, receipt, checkpoint)
        _check_line(report, receipt, checkpoint, line)
        vouched_for(note, checks([key]))
        _check_witnesses(report, note, witnesses, needed)
    except (MalformedReceipt, MalformedNote, NotVouchedFor, NotCanonical, MalformedEntry) as error:
        report.problem = str(error)
    except _Refused as reason:
        report.problem = str(reason)
    return report


def _tell(report: ReceiptReport, receipt: Receipt, checkpoint: Checkpoint) -> None:
    report.seq, report.size = receipt.seq, checkpoint.size
    report.root, report.origin = checkpoint.root.hex(), checkpoint.origin


def _check_line(
    report: ReceiptReport, receipt: Receipt, checkpoint: Checkpoint, beside: bytes | None
) -> None:
    """The line is an entry of that organisation, with that number, and leads to the root."""
    line = receipt.extra if beside is None else beside
    if line is None:
        raise _Refused("it does not hold its line, and none was given beside it")
    entry = Entry.from_line(line)
    if checkpoint.origin != record_origin(entry.org):
        raise _Refused(f"its checkpoint is that of another record, {checkpoint.origin}")
    if entry.seq != receipt.seq:
        raise _Refused(f"its line calls itself line {entry.seq}, and it is for line {receipt.seq}")
    leaf, proof = leaf_hash(line), receipt.proof
    if not verify_inclusion(leaf, receipt.seq, checkpoint.size, proof, checkpoint.root):
        raise _Refused("its line is not in the record that its checkpoint speaks of")
    report.entry, report.line = entry, line.decode()
    report.known = known_roots(leaf, receipt.seq, checkpoint.size, proof)


def _check_witnesses(
    report: ReceiptReport, note: Note, witnesses: Sequence[PublicKey], needed: int
) -> None:
    report.cosigned = cosigned_by(note, witnesses)
    if len(report.cosigned) < needed:
        raise _Refused(
            f"{len(report.cosigned)} of the witnesses you gave signed it, and you want {needed}"
        )


def cosigned_by(note: Note, witnesses: Iterable[PublicKey]) -> dict[str, int]:
    """Name -> when, of those witnesses that signed; NotVouchedFor where a signature of one is false."""
    known = checks(list(witnesses))
    if not any((one.name, one.key_id) in known for one in note.signatures):
        return {}
    return {one.name: moment_and_signature(one.signature)[0] for one in vouched_for(note, known)}


def difference(one: ReceiptReport, other: ReceiptReport) -> str:
    """How two receipts that hold prove that two records were shown; "" where they do not contradict."""
    if one.origin != other.origin:
        return ""
    if one.size == other.size and one.root != other.root:
        return f"over the same {one.size:,} lines they have different roots"
    both = one.known.keys() & other.known.keys()
    for start, end in sorted(both, key=lambda at: (at[1] - at[0], at)):
        if one.known[start, end] != other.known[start, end]:
            if end - start == 1:
                return f"they have different lines {start:,}"
            return f"their lines {start:,} to {end - 1:,} are not the same"
    return ""


def _said(entry: Entry) -> str:
    who = f"by {entry.by}" if entry.by else "by nobody"
    return f"{entry.act} {who} on {_moment(entry.at)}"


def _moment(at: int) -> str:
    try:
        return datetime.fromtimestamp(at, UTC).strftime("%Y-%m-%d %H:%M:%S UTC")
    except (OverflowError, OSError, ValueError):
        return f"second {at}"
