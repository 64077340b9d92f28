"""Groups of opinion in the answers to statements, what unites them and what divides them.

VOTES.csv has a line for each person and a column for each statement: 1 agree, -1 disagree, 0 pass,
empty for no answer (as Polis exports it); or the columns voter-id, comment-id, vote. The method is
stated in spec/opinions.md. Groups of fewer than five people are never made. Exit code 2 where the
file cannot be read.
"""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from autogestion.opinions.answers import Answers, MalformedError, read
from autogestion.opinions.findings import Statement, consensus, divisive, statements
from autogestion.opinions.groups import Grouping, grouped

UNREADABLE = 2
SHOWN = 5


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `autogestion opinions`."""
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    add = parser.add_argument
    add("file", metavar="VOTES.csv", help="the answers; - reads them from standard input")
    add("--json", action="store_true", help="write groups, assignment and statements as JSON")
    add("--map", action="store_true", help="with --json: where everybody stands, too")


def run(args: argparse.Namespace) -> int:
    """Group, print, and answer 0; 2 where the file cannot be read."""
    try:
        answers = _answers(args.file)
    except MalformedError as malformed:
        print(malformed, file=sys.stderr)
        return UNREADABLE
    except UnicodeDecodeError:
        print("Line 1: this is not written in UTF-8.", file=sys.stderr)
        return UNREADABLE
    except OSError as missing:
        print(f"{missing.filename or args.file}: {missing.strerror}.", file=sys.stderr)
        return UNREADABLE
    grouping = grouped(answers)
    found = statements(answers, grouping)
    if args.json:
        print(
            json.dumps(
                to_data(answers, grouping, found, with_map=args.map), ensure_ascii=False, indent=1
            )
        )
    else:
        print(_as_text(answers, grouping, found))
    return 0


def _answers(name: str) -> Answers:
    if name == "-":
        return read(sys.stdin)
    with Path(name).open(encoding="utf-8-sig", newline="") as file:
        return read(file)


def to_data(
    answers: Answers, grouping: Grouping, found: list[Statement], *, with_map: bool
) -> dict[str, Any]:
    """All that was found; `assignment` leaves out who answered too little to be placed in a group."""
    pairs = zip(answers.people, grouping.group, strict=True)
    data: dict[str, Any] = {
        "participants": len(answers.people),
        "statements": len(answers.statements),
        "grouped": sum(grouping.sizes),
        "clearness": round(grouping.clearness, 4),
        "groups": [{"id": number, "size": size} for number, size in enumerate(grouping.sizes)],
        "assignment": {person: group for person, group in pairs if group is not None},
        "consensus": [one.to_data() for one in consensus(found)],
        "divisive": [one.to_data() for one in divisive(found)],
    }
    if with_map:
        places = zip(answers.people, grouping.place, strict=True)
        data["map"] = {person: [round(x, 4), round(y, 4)] for person, (x, y) in places}
    return data


def _as_text(answers: Answers, grouping: Grouping, found: list[Statement]) -> str:
    sizes = grouping.sizes
    lines = [f"{len(answers.people)} people, {len(answers.statements)} statements"]
    lines.append(f"{sum(sizes)} of them answered enough to be grouped")
    if len(sizes) < 2:
        lines.append("no groups can be told apart")
    else:
        lines += [f"group {number}: {size} people" for number, size in enumerate(sizes)]
        lines.append(f"how clearly they are apart: {grouping.clearness:.2f} (1 is clearest)")
    for title, kept in (("what unites", consensus(found)), ("what divides", divisive(found))):
        lines += ["", f"{title}:" + ("" if kept else " nothing that all groups have answered")]
        lines += [_statement(one) for one in kept[:SHOWN]]
    return "\n".join(lines)


def _statement(one: Statement) -> str:
    shares = ", ".join(f"{round(100 * share)} %" for share in one.shares(1))
    return f"  statement {one.name}: agreed to by {shares} of the groups"
