"""GLOSSARY.md explains every table and every noun of the record, and nothing that is not in use."""

import ast
import re

import pytest

from autogestion.rules.replay import acts
from tests.architecture.house import ROOT, SOURCE, modules

GLOSSARY = (ROOT / "GLOSSARY.md").read_text(encoding="utf-8")
WORDS = re.findall(r"^\*\*(.+?)\*\*: ", GLOSSARY, re.MULTILINE)
EXPLAINED = {word.lower() for word in WORDS}
OTHERWISE_CALLED = {
    name: row[-1].strip()
    for row in (line.strip("| ").split("|") for line in GLOSSARY.splitlines() if line[:3] == "| `")
    for name in re.findall("`(.+?)`", row[0])
}
SPOKEN = {".py", ".html", ".txt", ".toml"}


def tables() -> list[str]:
    """The names of all tables."""
    return [
        node.name
        for module in modules("server")
        if "models" in module.name.split(".")
        for node in module.tree.body
        if isinstance(node, ast.ClassDef)
    ]


@pytest.mark.parametrize("table", tables())
def test_every_table_is_explained(table: str) -> None:
    assert table.lower() in EXPLAINED or OTHERWISE_CALLED[table] in EXPLAINED


@pytest.mark.parametrize("act", acts())
def test_the_noun_of_every_line_is_explained(act: str) -> None:
    assert act.partition(".")[0] in EXPLAINED or OTHERWISE_CALLED[act] in EXPLAINED


def test_what_is_called_otherwise_exists() -> None:
    assert set(OTHERWISE_CALLED) <= {*tables(), *acts()}
    assert set(OTHERWISE_CALLED.values()) <= EXPLAINED


def test_words_stand_in_the_order_of_the_alphabet_each_once() -> None:
    assert sorted(EXPLAINED) == [word.lower() for word in WORDS]


def test_only_words_in_use_are_explained() -> None:
    said = "\n".join(
        path.read_text(encoding="utf-8").lower()
        for path in (SOURCE / "autogestion").rglob("*")
        if path.suffix in SPOKEN and "tests" not in path.parts
    )
    assert [word for word in EXPLAINED if word not in said] == []
