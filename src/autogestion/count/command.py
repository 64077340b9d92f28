"""Count a file of ballots by any of the methods, and say who is elected, or which amendments carry."""

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import ceil
from pathlib import Path
from typing import Any

from autogestion.count import methods, reading, report
from autogestion.count.election import Election, MalformedError
from autogestion.rules.refusals import RuleBroken

UNREADABLE = 2


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `autogestion count`."""
    add = parser.add_argument
    add("file", metavar="FILE", help="the ballots; - reads them from standard input")
    add("--method", choices=methods.NAMES, help="how to count (our own files say it themselves)")
    add("--seats", type=_positive, help="how many are elected (default: as the file says, or 1)")
    add("--format", choices=tuple(reading.FORMATS), help="of the file (default: by its content)")
    add("--strength", choices=("winning", "margins"), help="of a majority (schulze, ranked-pairs)")
    add(
        "--unranked",
        choices=("ignore", "last"),
        help="a pair with an option left without a rank: not counted, or that option last",
    )
    add("--quorum", type=_quorum, help="debian, apart: votes that an option needs over the last")
    add("--ratio", type=_ratios, help="debian: one an option but the default, as 1,3,3/2")
    add("--best", choices=("low", "high"), help="civs, elekto: which number is the best rank")
    add("--exact", action="store_true", help="stv-wigm: fractions without rounding")
    add("--hare", action="store_true", help="stv-wigm: ballots by seats as the quota")
    add("--rctab-config", type=Path, metavar="FILE", help="RCTab's own config.json")
    add(
        "--group",
        action="append",
        default=[],
        metavar="NAME=A;B;C",
        help="options of one group, of which at most --at-most are elected; may be repeated",
    )
    add("--at-most", type=_positive, metavar="N", help="most seats for each --group")
    shape = parser.add_mutually_exclusive_group()
    shape.add_argument("--json", action="store_true", help="write the whole count as JSON")
    shape.add_argument("--table", action="store_true", help="write the rounds for reading")


def run(args: argparse.Namespace) -> int:
    """Count, print, and answer 0; 2 with one sentence where the file cannot be read or counted."""
    try:
        config = _config(args.rctab_config)
        election = reading.read(
            _content(args.file), args.format or "", best=args.best or "", rctab_config=config
        )
        method = args.method or election.method
        if method not in methods.NAMES:
            raise MalformedError(0, "Say with --method how to count this file.")
        answer = methods.count(method, election, _wishes(args, election, config))
    except (MalformedError, RuleBroken) as refused:
        print(refused, file=sys.stderr)
        return UNREADABLE
    except OSError as missing:
        print(f"{missing.filename or args.file}: {missing.strerror}.", file=sys.stderr)
        return UNREADABLE
    data = report.as_data(answer, election) if args.json else None
    table = report.as_table(answer, election) if data is None else ""
    print(table or json.dumps(data, ensure_ascii=False, indent=1))
    return 0


def _content(name: str) -> bytes:
    return sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()


def _config(path: Path | None) -> Mapping[str, Any]:
    if path is None:
        return {}
    try:
        config = json.loads(path.read_bytes())
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 0)
        raise MalformedError(line, f"{path} is no JSON.") from None
    candidates = config.get("candidates", []) if isinstance(config, dict) else None
    if not isinstance(candidates, list) or not all(
        isinstance(candidate, dict) and isinstance(candidate.get("name"), str)
        for candidate in candidates
    ):
        raise MalformedError(0, f"{path} is no configuration of RCTab.")
    return dict(config)


def _wishes(
    args: argparse.Namespace, election: Election, config: Mapping[str, Any]
) -> methods.Wishes:
    return methods.Wishes(
        seats=args.seats,
        strength=args.strength,
        unranked=args.unranked,
        quorum=args.quorum,
        ratios=args.ratio,
        exact=args.exact,
        hare=args.hare,
        limits=_limits(args.group, args.at_most, election),
        rctab_config=config,
    )


def _limits(
    groups: Sequence[str], at_most: int | None, election: Election
) -> dict[frozenset[int], int]:
    if bool(groups) != bool(at_most):
        raise MalformedError(0, "A limit takes both: --at-most and at least one --group.")
    limits = {}
    for group in groups:
        names = [name.strip() for name in group.partition("=")[2].split(";") if name.strip()]
        unknown = [name for name in names if name not in election.names]
        if unknown or not names:
            raise MalformedError(0, f"--group {group!r} names no option of this file.")
        limits[frozenset(election.names.index(name) + 1 for name in names)] = at_most or 0
    return limits


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("at least 1")
    return number


def _quorum(text: str) -> int:
    """The fewest whole votes that are at least this many."""
    return ceil(_fraction(text))


def _ratios(text: str) -> list[Fraction]:
    ratios = [_fraction(part) for part in text.replace(":1", "").split(",") if part.strip()]
    if any(ratio < 1 for ratio in ratios):
        raise argparse.ArgumentTypeError("a ratio is at least 1")
    return ratios


def _fraction(text: str) -> Fraction:
    try:
        number = Fraction(text.strip())
    except (ValueError, ZeroDivisionError):
        raise argparse.ArgumentTypeError(f"{text!r} is no number") from None
    if number < 0:
        raise argparse.ArgumentTypeError("not below 0")
    return number
