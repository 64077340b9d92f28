"""The server's rooms: each one listed, in order, and each request going down through it."""

import tomllib

import pytest

from autogestion.server.apps import ROOMS
from tests.architecture.house import ROOT, Module, imports, modules, rooms_on_disk

NOT_ROOMS = {"consequences", "migrations", "sqlite", "example", "needs", "portable", "tests"}
"""Packages of the server that are no rooms: what follows, history of tables, database, example, what needs
one, export."""
ANSWER_REQUESTS = ("views", "api", "tasks")


def test_every_room_is_listed() -> None:
    assert rooms_on_disk() - NOT_ROOMS == set(ROOMS)


def test_rooms_are_listed_low_to_high_as_the_contract_says() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    (layers,) = [
        contract["layers"]
        for contract in contracts["contracts"]
        if contract.get("containers") == ["autogestion.server"]
    ]
    height = {
        room.strip(" ()"): -number
        for number, layer in enumerate(layers)
        for room in layer.split("|")
    }
    assert [height[room] for room in ROOMS] == sorted(height[room] for room in ROOMS)


@pytest.mark.parametrize(
    "module",
    [module for module in modules("server") if {*module.name.split(".")} & {*ANSWER_REQUESTS}],
    ids=lambda module: module.name,
)
def test_what_answers_requests_fetches_through_queries(module: Module) -> None:
    direct = [
        f"{module.at(statement)} imports {name}"
        for statement, name in imports(module.tree)
        if "models" in name.split(".") and name.startswith("autogestion.")
    ]
    assert direct == []
