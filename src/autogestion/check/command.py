"""Check the rules of an organisation: which allow participation, which make it impossible or hollow.

FILE is a charter as TOML (docs/charter.md); rules that the software itself would not run are findings.
The rules of others are described with `described = true` and `[organs.NAME]` (docs/charters/README.md).
Exit code: 0 nothing found, 1 something found, 2 not a charter.
"""

import argparse
import json
import sys
import textwrap
import tomllib
from pathlib import Path

from autogestion.rules.charter import FILE_BYTES_MAX
from autogestion.rules.charter.limits import MEMBERS_MAX
from autogestion.rules.charter_check import Finding, NotACharter, Report, check
from autogestion.rules.charter_check.comparing import Difference, compare

FOUND, UNREADABLE = 1, 2
WIDTH = 96


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `autogestion check`."""
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    add = parser.add_argument
    add("file", metavar="CHARTER.toml", help="the charter; - reads it from standard input")
    add("--members", metavar="N", type=_members, help="how many members the organisation has")
    add("--against", metavar="OTHER.toml", help="what this charter changes in another, by article")
    add("--json", action="store_true", help="write findings and what is allowed as JSON")


def run(args: argparse.Namespace) -> int:
    """Check, print, and answer 0 where nothing is found, 1 where something is, 2 where it cannot be read."""
    try:
        data = _data(args.file)
        report = check(data, members=args.members)
        differences = compare(_data(args.against), data) if args.against else None
    except NotACharter as refused:
        print(refused, file=sys.stderr)
        return UNREADABLE
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        said = " ".join(str(error).split())[:200] or "names are nested too deeply"
        print(f"The file cannot be read as TOML: {said}.", file=sys.stderr)
        return UNREADABLE
    except OSError as missing:
        print(f"{missing.filename or args.file}: {missing.strerror}.", file=sys.stderr)
        return UNREADABLE
    print(_as_json(report, differences) if args.json else _as_text(report, differences))
    return FOUND if report.findings else 0


def _members(text: str) -> int:
    if not text.isascii() or not text.isdecimal() or not 1 <= int(text[:9]) <= MEMBERS_MAX:
        raise argparse.ArgumentTypeError("how many members is a whole number from 1 to 1000000")
    return int(text)


def _data(name: str) -> object:
    if name == "-":
        raw = sys.stdin.buffer.read(FILE_BYTES_MAX + 1)
    else:
        with Path(name).open("rb") as file:
            raw = file.read(FILE_BYTES_MAX + 1)
    if len(raw) > FILE_BYTES_MAX:
        raise NotACharter("The file is longer than any charter: at most 256 KiB.")
    return tomllib.loads(raw.decode("utf-8-sig"))


def _as_json(report: Report, differences: list[Difference] | None) -> str:
    data = report.to_data()
    if differences is not None:
        data["differences"] = [one.to_data() for one in differences]
    return json.dumps(data, ensure_ascii=False, indent=1)


def _as_text(report: Report, differences: list[Difference] | None) -> str:
    parts = []
    if differences is not None:
        parts += ["What changes", *(f"  {one}" for one in differences or ()), ""]
        parts += [] if differences else ["  nothing", ""]
    if report.allows:
        parts += ["What this charter lets members do", *map(_line, map(str, report.allows)), ""]
    if not report.findings:
        parts.append("Nothing in it makes participation impossible or hollow.")
    for finding in report.findings:
        parts += [_finding(finding), ""]
    return "\n".join(parts).rstrip()


def _line(text: str) -> str:
    return textwrap.fill(text, WIDTH, initial_indent="  - ", subsequent_indent="    ")


def _finding(finding: Finding) -> str:
    where = f"article {finding.article}, " if finding.article else ""
    head = f"{finding.severity}: {where}{finding.path}  [{finding.code}, {finding.principle}]"
    said = (
        ("", str(finding.message)),
        ("For example: ", str(finding.example)),
        ("Instead: ", str(finding.suggestion)),
    )
    told = (
        textwrap.fill(label + text, WIDTH, initial_indent="  ", subsequent_indent="  ")
        for label, text in said
        if text
    )
    return "\n".join([head, *told])
