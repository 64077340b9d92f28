"""Compute a public draw again from its announcement and the values that came.

FILE is JSON, as the page of a draw offers it:

    {"announcement": {"format": "autogestion-draw-1", "about": "…", "entrants": ["…"], "places": 2,
     "sources": ["…"], "limits": []}, "values": ["…"], "result": {…}}

`result` may be left out; where it stands there and differs, the answer is no (exit code 1).
"""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from autogestion.count.election import MalformedError
from autogestion.rules.draw import FORMAT, Announcement, Drawn, draw
from autogestion.rules.record.canonical import NotCanonical
from autogestion.rules.refusals import RuleBroken

DIFFERENT, UNREADABLE = 1, 2


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `autogestion draw`."""
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    add = parser.add_argument
    add("file", metavar="FILE", help="the draw; - reads it from standard input")
    add("--json", action="store_true", help="write the whole draw as JSON, with every hash")


def run(args: argparse.Namespace) -> int:
    """Draw, print, and answer 0; 1 where the file says another result; 2 where it cannot be read."""
    try:
        data = _data(sys.stdin.read() if args.file == "-" else Path(args.file).read_text("utf-8"))
        announcement, values = _announcement(data), _values(data)
        drawn = draw(announcement, values)
    except (MalformedError, RuleBroken, NotCanonical) as refused:
        print(refused, file=sys.stderr)
        return UNREADABLE
    except UnicodeDecodeError:
        print("Line 1: this is not written in UTF-8.", file=sys.stderr)
        return UNREADABLE
    except OSError as missing:
        print(f"{missing.filename or args.file}: {missing.strerror}.", file=sys.stderr)
        return UNREADABLE
    print(_as_json(announcement, drawn) if args.json else _as_table(announcement, drawn))
    if "result" in data and data["result"] != drawn.to_data():
        print("The file says another result than this.", file=sys.stderr)
        return DIFFERENT
    return 0


def _data(text: str) -> dict[str, Any]:
    try:
        data = json.loads(text.lstrip("\ufeff"))
    except json.JSONDecodeError as error:
        raise MalformedError(error.lineno, f"this is no JSON ({error.msg}).") from None
    except RecursionError:
        raise MalformedError(1, "this JSON is nested too deeply.") from None
    if not isinstance(data, dict) or not isinstance(data.get("announcement"), dict):
        raise MalformedError(1, "a draw has an announcement and values.")
    return data


def _announcement(data: dict[str, Any]) -> Announcement:
    given = data["announcement"]
    if given.get("format") != FORMAT:
        raise MalformedError(1, f"an announcement of the format {FORMAT} is expected.")
    entrants, sources = given.get("entrants"), given.get("sources")
    about, places = given.get("about"), given.get("places")
    if not (_are_texts(entrants) and _are_texts(sources) and isinstance(about, str)):
        raise MalformedError(1, "the announcement says what is drawn for, among whom, from what.")
    if type(places) is not int:
        raise MalformedError(1, "the announcement says how many places are drawn.")
    return Announcement(about, tuple(entrants), places, tuple(sources), _limits(given))


def _limits(given: dict[str, Any]) -> tuple[tuple[frozenset[int], int], ...]:
    read: list[tuple[frozenset[int], int]] = []
    try:
        read += ((frozenset(group), most) for group, most in given.get("limits", []))
        are_numbers = all(type(n) is int for group, most in read for n in (most, *group))
    except (TypeError, ValueError):
        are_numbers = False
    if not are_numbers:
        raise MalformedError(1, "a limit is a list of numbers and the most places for them.")
    return tuple(read)


def _values(data: dict[str, Any]) -> list[str]:
    values = data.get("values")
    if not _are_texts(values):
        raise MalformedError(1, "the values are a list of texts, one for each source.")
    return list(values or ())


def _are_texts(given: Any) -> bool:
    return isinstance(given, list) and all(isinstance(text, str) for text in given)


def _as_json(announcement: Announcement, drawn: Drawn) -> str:
    names = announcement.entrants
    steps = [
        {"hash": s.digest, "left": s.left, "position": s.position, "drawn": names[s.entrant - 1]}
        for s in drawn.steps
    ]
    chosen = [names[n - 1] for n in drawn.chosen]
    data = {**drawn.to_data(), "names": chosen, "steps": steps}
    return json.dumps(data, ensure_ascii=False, indent=1)


def _as_table(announcement: Announcement, drawn: Drawn) -> str:
    """One line a step: of how many left which one, and what came of it."""
    names = announcement.entrants
    width = max(map(len, names))
    lines = [announcement.about, f"seed: {drawn.seed}", ""]
    for number, step in enumerate(drawn.steps, 1):
        fate = "has a place" if step.entrant in drawn.chosen else ""
        fate = "passed over by the limit" if step.entrant in drawn.passed_over else fate
        where = f"{step.digest[:8]}…  {step.position} of {step.left}"
        lines.append(f"{number:3}. {names[step.entrant - 1]:{width}}  {where}  {fate}".rstrip())
    return "\n".join([*lines, "", "drawn: " + ", ".join(names[n - 1] for n in drawn.chosen)])
