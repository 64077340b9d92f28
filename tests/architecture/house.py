"""The source of the house, parsed: what the tests of its architecture look at."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src"
SERVER = SOURCE / "autogestion" / "server"


@dataclass(frozen=True)
class Module:
    """One file of the product: its dotted name, its path and its syntax tree."""

    name: str
    path: Path
    tree: ast.Module

    def at(self, node: ast.AST) -> str:
        """`server/votes/acts.py:12`, to click on."""
        return f"{self.path.relative_to(SOURCE)}:{getattr(node, 'lineno', 1)}"


@cache
def modules(*packages: str) -> list[Module]:
    """Every module in the packages under `autogestion` ('' for all), tests left out."""
    found = []
    for package in packages or ("",):
        for path in sorted((SOURCE / "autogestion" / package).rglob("*.py")):
            if "tests" not in path.relative_to(SOURCE).parts:
                dotted = ".".join(path.relative_to(SOURCE).with_suffix("").parts)
                name = dotted.removesuffix(".__init__")
                found.append(Module(name, path, ast.parse(path.read_text(), str(path))))
    return found


def rooms_on_disk() -> set[str]:
    """The packages of the server."""
    return {path.parent.name for path in SERVER.glob("*/__init__.py")}


def imports(tree: ast.AST) -> Iterator[tuple[ast.stmt, str]]:
    """Each imported module, with its statement; what is imported for types alone is left out.

    A relative import is named with its dots: '.frontier'.
    """
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Import):
            yield from ((node, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            module = "." * node.level + (node.module or "")
            yield node, module
            yield from ((node, f"{module}.{alias.name}") for alias in node.names)
        elif not is_for_types(node):
            yield from imports(node)


def is_for_types(node: ast.AST) -> bool:
    """Whether this is `if TYPE_CHECKING:`."""
    return isinstance(node, ast.If) and getattr(node.test, "id", "") == "TYPE_CHECKING"


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function and method."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node
