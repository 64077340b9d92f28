"""Rules are functions of values: no clock, no chance, no file, no network, no rounding."""

import ast
from collections.abc import Iterator

import pytest

from tests.architecture.house import Module, imports, modules

PURE = {
    "__future__", "abc", "array", "base64", "binascii", "bisect", "calendar", "collections",
    "contextlib", "copy", "dataclasses", "datetime", "enum", "fractions", "functools", "hashlib",
    "heapq", "hmac", "itertools", "json", "keyword", "math", "operator", "re", "string", "struct",
    "sys",  # sys.byteorder; whatever else it has is looked for below
    "textwrap", "tomllib", "types", "typing", "unicodedata", "warnings",
}  # fmt: skip
"""What a rule may import of the standard library: nothing in it looks out of the window."""

OF_THE_MACHINE = {"argv", "stdin", "stdout", "stderr", "path", "modules", "exit", "environ"}
LOOKS_AT_THE_CLOCK = {"now", "today", "utcnow"}
OPENS_OR_ROUNDS = {"open", "input", "print", "exec", "eval", "float", "__import__"}

RULES = modules("rules")


@pytest.mark.parametrize("module", RULES, ids=lambda module: module.name)
def test_a_rule_imports_only_what_is_pure(module: Module) -> None:
    foreign = [
        f"{module.at(statement)} imports {name}"
        for statement, name in imports(module.tree)
        if name.split(".")[0] not in PURE and not is_a_rule(name)
    ]
    assert foreign == []


def is_a_rule(name: str) -> bool:
    """Whether the name is one of ours, named in full or by dots."""
    return name.startswith(("autogestion.rules", ".")) or name == "autogestion"


@pytest.mark.parametrize("module", RULES, ids=lambda module: module.name)
def test_a_rule_neither_looks_at_the_clock_nor_opens_nor_rounds(module: Module) -> None:
    assert list(impurities(module)) == []


def impurities(module: Module) -> Iterator[str]:
    """What in this module depends on anything but its arguments, or is not exact."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, float):
            yield f"{module.at(node)} has the inexact number {node.value}"
        elif isinstance(node, ast.Attribute) and getattr(node.value, "id", "") == "sys":
            if node.attr in OF_THE_MACHINE:
                yield f"{module.at(node)} looks at the machine: sys.{node.attr}"
        elif isinstance(node, ast.Call):
            name = getattr(node.func, "attr", None) or getattr(node.func, "id", "")
            if isinstance(node.func, ast.Attribute) and name in LOOKS_AT_THE_CLOCK:
                yield f"{module.at(node)} looks at the clock: {name}()"
            elif isinstance(node.func, ast.Name) and name in OPENS_OR_ROUNDS:
                yield f"{module.at(node)} calls {name}()"


def test_the_check_sees_what_it_forbids() -> None:
    source = "import random\nx = datetime.now()\ny = 0.5\nz = open('f')\n"
    tree = ast.parse(source)
    module = Module("sample", RULES[0].path, tree)
    assert [name for _, name in imports(tree)] == ["random"]
    assert len(list(impurities(module))) == 3
