"""`autogestion verify receipt`: one receipt, or two against one another."""

import argparse
import json
from pathlib import Path

from autogestion.rules.record.cosigning import COSIGNATURE
from autogestion.rules.record.note import MalformedNote
from autogestion.verify.command import DOES_NOT_HOLD, HOLDS, could_not
from autogestion.verify.receipts import ReceiptReport, check_receipt, difference
from autogestion.verify.signatures import PublicKey


def run(args: argparse.Namespace, files: list[Path]) -> int:
    """Say of each receipt whether it holds, and of two whether they are about one record."""
    if len(files) > 2:
        return could_not("One receipt, or two to compare.")
    if not args.key:
        return could_not(
            "Give the public key of the record with --key: without it, anybody could have made the "
            "receipt. It stands on the page of the record; better take it from another member."
        )
    try:
        key = PublicKey.from_line(args.key)
        witnesses = [PublicKey.from_line(line, COSIGNATURE) for line in args.witness]
        line = args.line.read_bytes().removesuffix(b"\n") if args.line else None
        receipts = [file.read_bytes() for file in files]
    except (MalformedNote, OSError) as error:
        return could_not(str(error))
    reports = [
        check_receipt(one, key=key, witnesses=witnesses, needed=args.needed, line=line)
        for one in receipts
    ]
    contradiction = difference(*reports) if _can_be_compared(reports) else ""
    _tell(reports, contradiction, is_for_programs=args.json)
    return HOLDS if all(one.holds for one in reports) and not contradiction else DOES_NOT_HOLD


def _can_be_compared(reports: list[ReceiptReport]) -> bool:
    return len(reports) == 2 and all(one.holds for one in reports)


def _tell(reports: list[ReceiptReport], contradiction: str, *, is_for_programs: bool) -> None:
    compared = _compared(reports, contradiction) if _can_be_compared(reports) else ""
    if is_for_programs:
        told = {
            "holds": all(one.holds for one in reports) and not contradiction,
            "receipts": [one.to_data() for one in reports],
            "split_view": contradiction,
            "sentence": compared or reports[0].sentence(),
        }
        print(json.dumps(told, indent=1, ensure_ascii=False))
        return
    for report in reports:
        print(report.sentence(), *report.details(), sep="\n")
    if compared:
        print(compared)


def _compared(reports: list[ReceiptReport], contradiction: str) -> str:
    if contradiction:
        return (
            "SPLIT VIEW: the server signed two different records of the same organisation: "
            f"{contradiction}. Keep both files: together they prove it, and nobody can deny it."
        )
    if reports[0].origin != reports[1].origin:
        return "They are about two organisations, so there is nothing to compare."
    if reports[0].size == reports[1].size:
        return "Both were made over the same record."
    return (
        "They do not contradict one another. As they were made at different lengths, only the lines "
        "between show whether the record merely grew: a witness, or `autogestion verify URL`, sees that."
    )
