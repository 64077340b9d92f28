"""Compute the measures of democracy of a record again, without the server.

EXPORT is what `autogestion export` writes. Every line is judged by the rules on the way; whether the
record is the organisation's own, `autogestion verify` says. Exit code 2 where it cannot be read.
"""

import argparse
import json
import sys
import textwrap
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from autogestion.measures.gathering import Texts
from autogestion.measures.panels import PANELS
from autogestion.measures.profile import profile
from autogestion.measures.windows import SPANS
from autogestion.rules.record.canonical import NotCanonical, parse
from autogestion.rules.record.entry import MalformedEntry, check
from autogestion.rules.replay import ReplayBroken
from autogestion.verify.export import RECORD, TEXTS, Damaged, Export, NotAnExport
from autogestion.verify.verifying import TEXT_FIELDS

UNREADABLE = 2
DAYS_MAX = 36_600
WIDTH = 96
NAMES = {"quarter": "QUARTER", "rolling": "TWELVE MONTHS", "year": "YEAR"}


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `autogestion measures`."""
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    add = parser.add_argument
    add("export", metavar="EXPORT", type=Path, help="the file with everything of an organisation")
    add("--days", type=_days, default=0, metavar="N", help="only the last N days (default: all)")
    add(
        "--history", choices=SPANS, action="append", default=[],
        help="measure each quarter, each year, or the twelve months up to each quarter too; may be given again",
    )  # fmt: skip
    add("--bodies", action="store_true", help="measure each assembly and council for itself too")
    add("--json", action="store_true", help="write all measures as JSON")


def run(args: argparse.Namespace) -> int:
    """Measure, print, and answer 0; 2 where the export cannot be read."""
    try:
        with Export(args.export) as export:
            texts = said_by_assemblies(export)
            data = profile(
                map(_entry, export.lines(RECORD)), days=args.days, spans=args.history, bodies=args.bodies,
                texts=texts,
            )  # fmt: skip
    except (NotAnExport, Damaged, NotCanonical, MalformedEntry, ReplayBroken) as refused:
        print(refused, file=sys.stderr)
        return UNREADABLE
    print(json.dumps(data, ensure_ascii=False, indent=1) if args.json else _as_text(data))
    return 0


def said_by_assemblies(export: Export) -> Texts:
    """The texts of the export by which assemblies say of which trade and region they are."""
    wanted: set[str] = set()
    for line in export.lines(RECORD):
        if (
            b'"assembly.described"' in line
            and (entry := _entry(line))["act"] == "assembly.described"
        ):
            wanted.update(entry["body"]["texts"].values())
    said = {
        one["commitment"]: one["text"]
        for one in (export.objects(TEXTS, TEXT_FIELDS, "commitment") if wanted else ())
        if one["commitment"] in wanted
    }
    return lambda commitments: {one: said[one] for one in commitments if one in said}


def _entry(line: bytes) -> dict[str, Any]:
    entry = parse(line)
    check(entry)
    return entry


def _days(text: str) -> int:
    if not text.isascii() or not text.isdecimal() or not 1 <= int(text[:9]) <= DAYS_MAX:
        raise argparse.ArgumentTypeError("how many days is a whole number from 1 to 36600")
    return int(text)


def _as_text(data: dict[str, Any]) -> str:
    lines = [f"{data['lines']} lines of the record"]
    units = {one["code"]: one["unit"] for one in data["measures"]}
    for panel in PANELS:
        lines += ["", panel.upper()]
        for one in data["measures"]:
            if one["panel"] == panel:
                lines += [
                    f"  {one['code']}: {_number(one)}",
                    _told(one["says"]),
                    _told("→ " + one["do"]),
                ]
                lines += [_part(*part) for part in one["parts"]]
    for body in data.get("bodies", ()):
        lines += ["", f"BODY {body['body']}"]
        lines += [f"  {one['code']}: {_number(one)}" for one in body["measures"]]
    for window in data.get("history", ()):
        lines += ["", _window(window)]
        for code, numbers in window["measures"].items():
            if "value" in numbers:
                lines.append(f"  {code}: {_in_unit(numbers['value'], units[code])}")
        lines += _bodies_in(window, units)
    lines += ["", "NOT RECORDED, AND NOT MEASURED", *(_told(one) for one in data["not_recorded"])]
    return "\n".join(lines)


def _bodies_in(window: dict[str, Any], units: dict[str, str]) -> Iterator[str]:
    """What a rolling window says of each body."""
    for body, measures in window.get("bodies", {}).items():
        yield f"  BODY {body}"
        for code, numbers in measures.items():
            if "value" in numbers:
                yield f"    {code}: {_in_unit(numbers['value'], units[code])}"


def _part(name: str, people: int, _acts: int, ratio: float, low: float, high: float) -> str:
    """A group beside its part. Of what assemblies say the number of the first that says so is its name."""
    return f"    {name or 'all others'}, {people} people: {ratio:.2f} of its part, between {low:.2f} and {high:.2f}"


def _told(text: str) -> str:
    return textwrap.fill(text, WIDTH, initial_indent="    ", subsequent_indent="    ")


def _window(window: dict[str, Any]) -> str:
    begins = datetime.fromtimestamp(window["begins"], UTC)
    running = "" if window["is_over"] else ", so far"
    return f"{NAMES[window['span']]} FROM {begins:%Y-%m-%d}{running}"


def _number(one: dict[str, Any]) -> str:
    if one["value"] is None:
        return "too few to say" + ("" if one["acts"] is None else f" ({one['acts']} acts)")
    parts = [_in_unit(one["value"], one["unit"])]
    if one["low"] is not None:
        low = _in_unit(one["low"], one["unit"])
        is_open = one["high"] is None
        parts.append(
            f"from {low} on"
            if is_open
            else f"between {low} and {_in_unit(one['high'], one['unit'])}"
        )
    if one["chance"] is not None:
        above = "" if one["excess"] is None else f", above it {one['excess']:+.2f}"
        parts.append(f"by chance {one['chance']:.2f}{above}")
    return "; ".join([*parts, f"{one['acts']} acts"])


def _in_unit(value: float, unit: str) -> str:
    if unit == "share":
        return f"{100 * value:.0f} %"
    return f"{value:.2f}" if unit == "index" else f"{value:.0f} {unit.replace('-', ' ')}"
