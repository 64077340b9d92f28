"""docs/charters/findings.md: every code has a row, and every row is a charter in which it is found."""

import ast
import re
import tomllib
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from autogestion import charters
from autogestion.rules.charter_check import check, leadership, leniently
from autogestion.rules.charter_check.findings import SEVERITIES

HERE = Path(__file__).parents[1]
PAGE = Path(__file__).parents[5] / "docs" / "charters" / "findings.md"
BASE = tomllib.loads(charters.text("base-union"))
ROW = re.compile(r"^\| .*\| `([a-z-]+)` \| (.*) \| ([a-z]+) \|$", re.MULTILINE)
ROWS = [
    (code, re.findall(r"`([^`]+)`", cell), severity)
    for code, cell, severity in ROW.findall(PAGE.read_text(encoding="utf-8"))
]


def charter_of(says: list[str]) -> dict[str, Any]:
    """The template with these keys said otherwise, or a board of others that is so described."""
    written = tomllib.loads("\n".join(says))
    if "organs" not in written:
        return merged(deepcopy(BASE), written)
    board = {"principle": "S3", "seats": 3}
    return merged({"described": True, "organs": {"board": board}}, written)


def merged(into: dict[str, Any], written: dict[str, Any]) -> dict[str, Any]:
    for key, value in written.items():
        if isinstance(value, dict) and isinstance(into.get(key), dict):
            merged(into[key], value)
        else:
            into[key] = value
    return into


@pytest.mark.parametrize(("code", "says", "severity"), ROWS)
def test_each_row_is_a_charter_in_which_it_is_found(code, says, severity):
    found = {(one.code, one.severity) for one in check(charter_of(says)).findings}
    assert (code, severity) in found
    assert severity in SEVERITIES


def test_what_is_not_said_otherwise_has_no_finding():
    assert check(deepcopy(BASE)).findings == ()
    assert check(charter_of(['organs.board.principle = "S3"'])).findings == ()


def constants(node: ast.expr) -> set[str]:
    """The texts that an expression can be; {''} where it is worked out."""
    if isinstance(node, ast.IfExp):
        return constants(node.body) | constants(node.orelse)
    return {node.value} if isinstance(node, ast.Constant) and isinstance(node.value, str) else {""}


def codes_given() -> set[str]:
    """Of every finding that is made anywhere in the package, its code."""
    found: set[str] = set()
    for path in HERE.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Assign):
                found |= assigned(node)
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
                continue
            if node.func.id == "Finding":
                found |= {
                    text
                    for key in node.keywords
                    if key.arg == "code"
                    for text in constants(key.value)
                }
            elif node.func.id == "finding_of":
                found |= constants(node.args[1])
    return found - {""}


def assigned(node: ast.Assign) -> set[str]:
    """What is given to a variable `code`, by itself or as one of several."""
    (target,) = node.targets
    if isinstance(target, ast.Name) and target.id == "code":
        return constants(node.value)
    if isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
        pairs = zip(target.elts, node.value.elts, strict=True)
        return {
            text
            for one, value in pairs
            if isinstance(one, ast.Name) and one.id == "code"
            for text in constants(value)
        }
    return set()


def test_every_code_has_a_row():
    worked_out = {f"sets-own-{thing}" for thing in leadership._SETS} | leadership._POWERS.keys()
    read = leniently._INSTEAD.keys()
    assert {code for code, _says, _severity in ROWS} == codes_given() | worked_out | read
    assert len(codes_given()) > 30
