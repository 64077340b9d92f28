"""The record's table is opened in the record's own room and nowhere else."""

import pytest

from tests.architecture.house import Module, imports, modules

TABLES = {f"autogestion.server.record.models.{table}" for table in ("Entry", "Head")}
RECORD = "autogestion.server.record."


@pytest.mark.parametrize(
    "module",
    [module for module in modules("server") if not module.name.startswith(RECORD)],
    ids=lambda module: module.name,
)
def test_the_record_is_opened_in_its_own_room_alone(module: Module) -> None:
    opened = [
        f"{module.at(statement)} imports {name}"
        for statement, name in imports(module.tree)
        if name in TABLES
    ]
    assert opened == []
