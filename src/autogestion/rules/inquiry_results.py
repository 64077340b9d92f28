"""What the sheets of an inquiry amount to: sums that can be published, and the hash that fixes the sheets (F4).

Whoever holds the sheets works it out again and gets the same, byte for byte.
"""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from autogestion.rules import inquiry as rules
from autogestion.rules.cells import SMALLEST, bins, shown

AGREE, DISAGREE, PASS = 1, -1, 0
SIDES = (AGREE, DISAGREE, PASS)
SCALE_STEPS = 5
NUMBER_MOST = 10**9
Sheet = dict[str, Any]
RESULTS = frozenset({"asked", "codes", "answered", "leaves", "items", "ways", "bodies"})
"""What the results of an inquiry say."""


@dataclass(frozen=True)
class Asked:
    """A question as it is answered: how many answers it offers (for statements: how many it begins with)."""

    number: int
    kind: str
    choices: int
    added: Mapping[str, str] = field(default_factory=dict)
    """Key -> statement that a respondent added."""

    @property
    def statements(self) -> list[str]:
        """The keys of all statements: the first ones by their place, those added after them."""
        return [*(str(place) for place in range(1, self.choices + 1)), *sorted(self.added)]


def is_answer(asked: Asked, value: Any) -> bool:
    """Whether a question can be answered so. (Words are kept apart from the sheet.)"""
    match asked.kind:
        case rules.ONE:
            return type(value) is int and 1 <= value <= asked.choices
        case rules.SCALE:
            return type(value) is int and 1 <= value <= SCALE_STEPS
        case rules.NUMBER:
            return type(value) is int and -NUMBER_MOST <= value <= NUMBER_MOST
        case rules.SEVERAL:
            return (
                type(value) is list
                and all(type(one) is int and 1 <= one <= asked.choices for one in value)
                and value == sorted(set(value))
            )
        case rules.STATEMENTS:
            return type(value) is dict and all(
                key in asked.statements and type(side) is int and side in SIDES
                for key, side in value.items()
            )
    return False


def written(data: Any) -> str:
    """Sheets and results in one way only: ASCII JSON, keys in order, no spaces, and `<` escaped.

    So that no browser takes what somebody wrote for a page, whatever it is handed out as.
    """
    text = json.dumps(data, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return text.replace("<", "\\u003c")


def are_results(content: bytes) -> bool:
    """Whether these bytes are written like the results of an inquiry."""
    try:
        data = json.loads(content.decode("ascii"))
    except (ValueError, RecursionError):
        return False
    return type(data) is dict and data.keys() >= RESULTS and written(data).encode() == content


def hash_of_all(leaves: Collection[str]) -> str:
    """SHA-256 (hex) over the commitments of all sheets and free answers, sorted, a line each."""
    return sha256("".join(f"{leaf}\n" for leaf in sorted(leaves)).encode()).hexdigest()


def results(
    items: Sequence[Asked],
    sheets: Sequence[Sheet],
    words: Mapping[int, Sequence[str]],
    *,
    leaves: Collection[str],
    asked: int,
    codes: int,
    ways: Mapping[str, int],
    bodies: Mapping[int, tuple[int, int]],
) -> dict[str, Any]:
    """All that is published. `words`: question -> free answers. `ways`: how the sheets came -> how many.

    `bodies`: assembly -> (asked, took their code). Every sheet weighs the same. Of fewer than five sheets
    nothing is told but that they came.
    """
    found: dict[str, Any] = {
        "asked": asked,
        "codes": codes,
        "answered": len(sheets),
        "leaves": sorted(leaves),
        "items": [],
        "ways": dict(zip(sorted(ways), shown([ways[way] for way in sorted(ways)]), strict=True)),
        "bodies": {
            str(number): [all_, *shown([took, all_ - took])]
            for number, (all_, took) in sorted(bodies.items())
        },
    }
    if len(sheets) >= SMALLEST:
        found["items"] = [_item(one, sheets, words.get(one.number, ())) for one in items]
    return found


def _item(asked: Asked, sheets: Sequence[Sheet], words: Sequence[str]) -> dict[str, Any]:
    """One question. The last of its cells is always those who did not answer it."""
    given = [sheet[str(asked.number)] for sheet in sheets if str(asked.number) in sheet]
    told: dict[str, Any] = {"item": asked.number, "kind": asked.kind}
    silent = len(sheets) - len(given)
    match asked.kind:
        case rules.ONE | rules.SCALE:
            steps = asked.choices if asked.kind == rules.ONE else SCALE_STEPS
            told["cells"] = shown([*(given.count(one) for one in range(1, steps + 1)), silent])
        case rules.SEVERAL:
            chosen = [sum(one in all_ for all_ in given) for one in range(1, asked.choices + 1)]
            told["cells"] = [shown([count, len(sheets) - count])[0] for count in chosen]
        case rules.NUMBER:
            found = bins(given)
            told["bins"] = [[low, below] for low, below, _count in found]
            told["cells"] = (
                shown([*(count for _low, _below, count in found), silent]) if found else []
            )
        case rules.WORDS:
            told["words"] = sorted(words, key=lambda text: sha256(text.encode()).digest())
        case rules.STATEMENTS:
            told["statements"] = [
                _statement(key, asked, given, len(sheets)) for key in asked.statements
            ]
    return told


def _statement(key: str, asked: Asked, given: Sequence[Any], sheets: int) -> dict[str, Any]:
    said = [all_[key] for all_ in given if key in all_]
    counts = [said.count(side) for side in SIDES]
    told = {"key": key, "cells": shown([*counts, sheets - len(said)])}
    return told | ({"text": asked.added[key]} if key in asked.added else {})
