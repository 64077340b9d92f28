"""docs/principles.md names every clause, and every page, act, rule and test that it names exists."""

import ast
import re
from pathlib import Path

import pytest
from django.urls import Resolver404, resolve

from autogestion.rules.charter.limits import PRINCIPLE
from tests.architecture.act_pages import acts
from tests.architecture.house import ROOT, SOURCE

PAGE = (ROOT / "docs" / "principles.md").read_text(encoding="utf-8")
CLAUSES = (
    [f"S{n}" for n in range(1, 17)]
    + [f"F{n}" for n in range(1, 13)]
    + [f"D{n}" for n in range(1, 9)]
)
SECTIONS = {
    section.partition(" ")[0]: section.partition("\n## ")[0] for section in PAGE.split("\n### ")[1:]
}
CARRIED = [clause for clause, section in SECTIONS.items() if "**Open.**" not in section]
CARRIERS = ("Page", "Act", "Rule", "Test")


def named(clause: str, carrier: str) -> list[str]:
    """What a clause names as its pages, acts, rules or tests."""
    line = re.search(rf"^- {carrier}: (.+)$", SECTIONS[clause], re.MULTILINE)
    assert line, f"{clause} is not open and names no {carrier.lower()}"
    return re.findall(r"\[(.+?)\]" if carrier == "Act" else "`(.+?)`", line[1])


def has(path: Path, name: str) -> bool:
    """Whether a file has a function or class of this name, or `Class.method`."""
    tree: ast.AST = ast.parse(path.read_text(encoding="utf-8"))
    for part in name.split("."):
        found = (node for node in ast.walk(tree) if getattr(node, "name", None) == part)
        tree = next(found, ast.Module([], []))
    return hasattr(tree, "name")


def test_every_clause_is_there_in_order() -> None:
    assert list(SECTIONS) == CLAUSES


@pytest.mark.parametrize("clause", CLAUSES)
def test_a_clause_says_how_far_it_is_carried(clause: str) -> None:
    assert len(re.findall(r"^\*\*(?:Carried|In part|Open)\b", SECTIONS[clause], re.MULTILINE)) == 1
    assert clause in CARRIED or not re.search("^- ", SECTIONS[clause], re.MULTILINE)


@pytest.mark.parametrize("clause", CARRIED)
def test_the_pages_of_a_clause_are_there(clause: str) -> None:
    assert [page for page in named(clause, "Page") if not is_a_page(page)] == []


def is_a_page(address: str) -> bool:
    """Whether something answers at an address such as /o/<slug>/questions/<n>/."""
    try:
        resolve(address.replace("<slug>", "union").replace("<n>", "1"))
    except Resolver404:
        return False
    return True


@pytest.mark.parametrize("clause", CARRIED)
def test_the_acts_of_a_clause_are_there(clause: str) -> None:
    assert set(named(clause, "Act")) <= {act.name for act in acts()} | {"acts"}


@pytest.mark.parametrize("clause", CARRIED)
def test_the_rules_of_a_clause_are_there(clause: str) -> None:
    for rule in named(clause, "Rule"):
        path, _colon, name = rule.partition(": ")
        assert has(SOURCE / "autogestion" / path, name), rule


@pytest.mark.parametrize("clause", CARRIED)
def test_the_tests_of_a_clause_are_there(clause: str) -> None:
    for test in named(clause, "Test"):
        path, _colon, name = test.partition(": ")
        assert has(ROOT / path, name), test


def test_a_charter_can_name_each_clause_and_no_other() -> None:
    numbered = [f"{part}{number}" for part in "SFD" for number in range(30)]
    assert [name for name in numbered if re.fullmatch(PRINCIPLE, name)] == CLAUSES
