"""A module is read in one sitting, a function on one screen."""

import pytest

from tests.architecture.house import Module, functions, modules

MODULE_LINES_MAX = 300
FUNCTION_LINES_MAX = 60


@pytest.mark.parametrize(
    "module",
    [module for module in modules() if ".migrations." not in module.name],
    ids=lambda module: module.name,
)
def test_a_module_is_read_in_one_sitting(module: Module) -> None:
    lines = module.path.read_text().count("\n")
    assert lines <= MODULE_LINES_MAX
    long = [
        f"{module.at(function)} {function.name}"
        for function in functions(module.tree)
        if (function.end_lineno or 0) - function.lineno >= FUNCTION_LINES_MAX
    ]
    assert long == []
