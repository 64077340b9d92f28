"""Check an organisation's record, or a receipt, without trusting the server that gave it.

`autogestion verify EXPORT` reads a file and asks nobody. `autogestion verify URL` fetches the record
from its reading address. `autogestion verify receipt FILE` checks a member's receipt, and two of them
against one another.
"""

import argparse
import json
import sys
from pathlib import Path
from urllib.parse import urlsplit

from autogestion.verify.export import RECORD, Export, NotAnExport
from autogestion.verify.progress import Progress
from autogestion.verify.report import Report
from autogestion.verify.verifying import verify

HOLDS, DOES_NOT_HOLD, NOT_AN_EXPORT = 0, 1, 2
RECEIPT = "receipt"
MIXES = True
"""For the command line: words and options in any order."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """What to check, the keys to insist on, and the form of the answer."""
    parser.usage = (
        "autogestion verify [--key KEY] [--json] EXPORT\n"
        "       autogestion verify [--key KEY] [--json] URL\n"
        "       autogestion verify receipt FILE [FILE] --key KEY [--witness KEY …] [--json]"
    )
    parser.add_argument(
        "what", nargs="+", metavar="EXPORT", help="the file to check, or what above"
    )
    parser.add_argument(
        "--key",
        default="",
        metavar="KEY",
        help="public key of the record (NAME+ID+KEY), from elsewhere",
    )
    parser.add_argument(
        "--witness",
        action="append",
        default=[],
        metavar="KEY",
        help="public key of a witness, to see whether it signed; may be given again",
    )
    parser.add_argument(
        "--needed", type=int, default=0, metavar="N", help="how many of these have to have signed"
    )
    parser.add_argument(
        "--line", type=Path, metavar="FILE", help="the line of a receipt that does not hold it"
    )
    parser.add_argument("--json", action="store_true", help="answer for programs")
    parser.epilog = "Exit code: 0 it holds, 1 it does not, 2 it could not be checked."


def run(args: argparse.Namespace) -> int:
    """Say in a sentence whether it holds, then the details."""
    first, *others = args.what
    if first == RECEIPT and others:
        from autogestion.verify import receipt_command

        return receipt_command.run(args, [Path(name) for name in others])
    if others:
        print("One export at a time.", file=sys.stderr)
        return NOT_AN_EXPORT
    if urlsplit(first).scheme in ("http", "https"):
        return verify_address(args, first)
    return verify_export(args, Path(first))


def verify_address(args: argparse.Namespace, address: str) -> int:
    """Check a record where its server shows it."""
    from autogestion.rules.record.cosigning import COSIGNATURE
    from autogestion.rules.record.note import MalformedNote
    from autogestion.verify.fetching import Fetched, verify_fetched
    from autogestion.verify.remote import Log, Unreachable
    from autogestion.verify.signatures import PublicKey

    if not args.key:
        return could_not(
            "Give the public key of the record with --key: the server alone cannot vouch for itself. "
            "It stands on the page of the record; better take it from another member."
        )
    try:
        key = PublicKey.from_line(args.key)
        witnesses = [PublicKey.from_line(line, COSIGNATURE) for line in args.witness]
        fetched = Fetched(Log(address))
        progress = Progress(fetched.checkpoint.size)
        try:
            report = verify_fetched(
                fetched, key=key, witnesses=witnesses, needed=args.needed, watch=progress
            )
        finally:
            progress.end()
    except (MalformedNote, Unreachable) as error:
        return could_not(f"{error}.")
    return tell(report, is_for_programs=args.json)


def verify_export(args: argparse.Namespace, file: Path) -> int:
    """Check a file."""
    try:
        with Export(file) as export:
            progress = Progress(export.size_of(RECORD))
            try:
                report, _state = verify(export, key=args.key, watch=progress)
            finally:
                progress.end()
    except NotAnExport as reason:
        print(reason, file=sys.stderr)
        return NOT_AN_EXPORT
    return tell(report, is_for_programs=args.json)


def tell(report: Report, *, is_for_programs: bool) -> int:
    """Print what was found; answer with the exit code."""
    if is_for_programs:
        print(json.dumps(report.to_data(), indent=1, ensure_ascii=False))
    else:
        print(report.sentence(), *report.details(), sep="\n")
    return HOLDS if report.holds else DOES_NOT_HOLD


def could_not(reason: str) -> int:
    """Say why nothing could be checked."""
    print(reason, file=sys.stderr)
    return NOT_AN_EXPORT
