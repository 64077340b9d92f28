"""The ballots of one of our votes, as its page offers them (JSON, "autogestion-ballots-1").

The file says how the vote is counted (method, and for ranked votes strength, unranked, quorum,
ratios), so that `autogestion count FILE` needs nothing more. A ballot has its choice, by whom
(a pseudonym) and which turn of theirs it is: the last turn of each counts.
"""

import json
import re
from collections.abc import Callable
from fractions import Fraction
from typing import Any

from autogestion.count.election import Election, MalformedError, line_of
from autogestion.rules.counting.ballots import numbers, ranks, sets
from autogestion.rules.refusals import RuleBroken

FORMAT = "autogestion-ballots-1"
KINDS = {"majority": "numbers", "approval": "sets", "score": "scores"}
PARAMETERS: dict[str, Callable[[Any], bool]] = {
    "strength": lambda value: value in ("winning", "margins"),
    "unranked": lambda value: value in ("last", "ignore"),
    "quorum": lambda value: type(value) is int and value >= 0,
    "ratios": lambda value: isinstance(value, list) and all(_is_ratio(ratio) for ratio in value),
    "seats": lambda value: type(value) is int and value >= 1,
    "lowest": lambda value: type(value) is int,
    "highest": lambda value: type(value) is int,
}
"""What a file may say about its count, and what it may say there."""


def recognises(text: str) -> bool:
    """Does this say that it is one of ours?"""
    return text.lstrip("\ufeff \r\n\t").startswith("{") and FORMAT in text


def read(text: str) -> Election:
    """The vote with its method and parameters; ballots as they stand when it closed."""
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        raise MalformedError(error.lineno, f"this is no JSON ({error.msg}).") from None
    except RecursionError:
        raise MalformedError(1, "this JSON is nested too deeply.") from None
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise MalformedError(1, f"a file of the format {FORMAT} is expected.")
    names = data.get("options")
    if not isinstance(names, list) or not names or not all(isinstance(n, str) for n in names):
        raise MalformedError(line_of(text, '"options"'), "the file lists no options.")
    method = data.get("method")
    if not isinstance(method, str):
        raise MalformedError(
            line_of(text, '"method"'), "the file does not say by which method it is counted."
        )
    election = Election(
        names=names,
        ballots=_ballots(data.get("ballots"), text),
        kind=KINDS.get(method, "ranks"),
        method=method,
        parameters=_parameters(data, text),
    )
    _check_choices(election, data["ballots"], text)
    return election


def _parameters(data: dict[str, Any], text: str) -> dict[str, Any]:
    given = {name: data[name] for name in PARAMETERS if name in data}
    for name, value in given.items():
        if not PARAMETERS[name](value):
            line = line_of(text, f'"{name}"')
            raise MalformedError(line, f"the file says {value!r} for {name}.")
    if "ratios" in given:
        given["ratios"] = [Fraction(ratio) for ratio in given["ratios"]]
    return given


def _is_ratio(ratio: Any) -> bool:
    if not isinstance(ratio, str) or not re.fullmatch(r"[1-9]\d*(/[1-9]\d*)?", ratio):
        return False
    return Fraction(ratio) >= 1


def _ballots(given: Any, text: str) -> list[tuple[Any, int]]:
    if not isinstance(given, list):
        raise MalformedError(line_of(text, '"ballots"'), "the file lists no ballots.")
    last: dict[str, tuple[int, Any]] = {}
    ballots = []
    for number, ballot in enumerate(given, 1):
        if not isinstance(ballot, dict) or "choice" not in ballot:
            raise MalformedError(_line(text, number), f"ballot {number} has no choice.")
        elector, turn = ballot.get("elector"), ballot.get("turn", 1)
        weight = ballot.get("weight", 1)
        if type(turn) is not int or type(weight) is not int or weight < 0:
            raise MalformedError(
                _line(text, number), f"ballot {number} has a turn or a weight that is no number."
            )
        if elector is None:
            ballots.append((ballot["choice"], weight))
        elif str(elector) not in last or last[str(elector)][0] < turn:
            last[str(elector)] = (turn, ballot["choice"])
    return ballots + [(choice, 1) for _, choice in last.values()]


def _check_choices(election: Election, given: list[dict[str, Any]], text: str) -> None:
    """Each ballot, also one that a later turn replaced, says what its method can count."""
    check = {"numbers": numbers, "sets": sets, "ranks": ranks}.get(election.kind)
    if check is None:  # points, whose bounds a file may leave to the count
        return
    for number, ballot in enumerate(given, 1):
        try:
            check(len(election.names), [(ballot["choice"], 1)])
        except RuleBroken as broken:
            sentence = str(broken)
            line = _line(text, number)
            raise MalformedError(line, sentence[0].lower() + sentence[1:]) from None


def _line(text: str, number: int) -> int:
    """The line on which the ballot of this number begins."""
    opening = re.search(r'"ballots"\s*:\s*\[', text)
    at = begins = opening.end() if opening else 0
    decoder = json.JSONDecoder()
    try:
        for _ in range(number):
            begins = next(n for n in range(at, len(text)) if text[n] not in " \t\r\n,")
            _ballot, at = decoder.raw_decode(text, begins)
    except (StopIteration, json.JSONDecodeError):  # ballots are listed twice: the first list
        pass
    return text.count("\n", 0, begins) + 1
