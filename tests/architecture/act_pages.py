"""The pages of docs/acts/, written from the source of the acts: `make docs`.

Each page says who may, what is given, what changes, the line it leaves in the record, and every
refusal, each found by following the calls of the act through the rooms and the rules.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from tests.architecture.house import ROOT, Module, functions, modules

PAGES = ROOT / "docs" / "acts"
PLAYED = "permissions.md"
"""The one page that is not read from the source but played: `tests.hostile.permissions`."""
ACTORS = {
    "ByItself": "nobody: it follows by itself from another act, or from the hour",
    "Member": "a member of the organisation, as it knows them",
    "Person": "a person who is signed in",
}
RECORD = "autogestion.server.record.acts"
"""Where every act's line is written; what it does is not told again on each page."""
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Act:
    """A function decorated with `@act`, and the module it stands in."""

    module: Module
    function: Function

    @property
    def name(self) -> str:
        """Without the underscore of an act that a function beside it wraps."""
        return self.function.name.strip("_")


@cache
def acts() -> list[Act]:
    """Every act of the platform, by name."""
    found = [
        Act(module, function)
        for module in modules("server")
        for function in functions(module.tree)
        if any(getattr(mark, "id", "") == "act" for mark in function.decorator_list)
    ]
    return sorted(found, key=lambda act: act.name)


def pages() -> dict[str, str]:
    """File name -> content, for every act and for the list of them."""
    written = {f"{act.name.replace('_', '-')}.md": page(act) for act in acts()}
    lines = [f"- [{act.name}]({act.name.replace('_', '-')}.md): {summary(act)}" for act in acts()]
    head = "# Acts\n\nEverything that can be done, written from the source by `make docs`.\n"
    head += f"Who may do what, and what nobody may: [permissions]({PLAYED}).\n\n"
    return {"README.md": head + "\n".join(lines) + "\n", **written}


def page(act: Act) -> str:
    """One act in words."""
    reached = list(reached_from(act))
    who = ast.unparse(act.function.args.args[0].annotation or ast.Constant("?"))
    sections = [
        f"# {act.name.replace('_', ' ').capitalize()}\n\n{explanation(act)}",
        f"**Who**: {ACTORS.get(who, who)}.",
        f"**Given**: {listed(given(act)) or 'nothing more'}.",
        f"**Changes**: {listed(tables(reached)) or 'only the record'}.",
        f"**Leaves in the record**: {' or '.join(lines(reached))}.",
        "**Refusals**:" + "".join(f"\n- {sentence}" for sentence in refusals(reached) or ["none"]),
        f"Source: `{act.module.name}.{act.function.name}`",
    ]
    return "\n\n".join(sections) + "\n"


def explanation(act: Act) -> str:
    """The docstring of the act, or of the function of the same name that wraps it."""
    twins = [f for f in functions(act.module.tree) if f.name.strip("_") == act.name]
    return next((text for f in twins if (text := ast.get_docstring(f))), "")


def summary(act: Act) -> str:
    """The first line of the explanation."""
    return explanation(act).partition("\n")[0]


def given(act: Act) -> list[str]:
    """The parameters after the actor, with their types."""
    arguments = act.function.args
    return [
        f"`{argument.arg}: {ast.unparse(argument.annotation)}`"
        for argument in [*arguments.args[1:], *arguments.kwonlyargs]
        if argument.annotation
    ]


def lines(reached: list[tuple[Module, Function]]) -> list[str]:
    """`ballot.cast` with the names of what its body holds."""
    return [
        f"`{call.args[0].value}` with {body_of(call) or 'nothing more'}"
        for module, function in reached
        if module.name != RECORD
        for call in calls(function)
        if getattr(call.func, "attr", getattr(call.func, "id", "")) == "append"
        and call.args
        and isinstance(call.args[0], ast.Constant)
    ]


def body_of(call: ast.Call) -> str:
    """The names in the body of a line: the keywords that are not its frame."""
    names = {keyword.arg or "what is computed" for keyword in call.keywords}
    return ", ".join(sorted(names - {"by", "within"}))


def tables(reached: list[tuple[Module, Function]]) -> list[str]:
    """The tables of which rows are made or changed, as far as the source names them."""
    found = {
        imported(module).get(written_class(call.func), "")
        for module, function in reached
        if module.name != RECORD
        for call in calls(function)
    }
    ours = {name for name in found if name.startswith("autogestion.") and ".models." in name}
    changed = {name for _, function in reached for name in changed_rows(function)}
    made = {name.rpartition(".")[2] for name in ours}
    return sorted(f"`{name}`" for name in made | (changed & all_tables()))


@cache
def all_tables() -> set[str]:
    """The classes of every room's models."""
    rooms = (module for module in modules("server") if module.name.endswith(".models"))
    return {
        node.name for room in rooms for node in room.tree.body if isinstance(node, ast.ClassDef)
    }


def changed_rows(function: Function) -> Iterator[str]:
    """`Place` for `place.save()` and `place.delete()`, where the row was fetched and not made."""
    for call in calls(function):
        said = call.func
        if isinstance(said, ast.Attribute) and said.attr in ("save", "delete"):
            name = ast.unparse(said.value).split("(")[0].rpartition(".")[2]
            yield name.title().replace("_", "")


def written_class(said: ast.expr) -> str:
    """`Seat` in `Seat(…)`, in `Seat.objects.create` and in `Seat.objects.filter(…).update`."""
    if isinstance(said, ast.Name):
        return said.id
    if isinstance(said, ast.Attribute) and said.attr in WRITING:
        return next((node.id for node in ast.walk(said) if isinstance(node, ast.Name)), "")
    return ""


WRITING = {"create", "bulk_create", "get_or_create", "update_or_create", "update", "delete"}


def refusals(reached: list[tuple[Module, Function]]) -> list[str]:
    """The sentences of every RuleBroken that the act can meet."""
    found = []
    for _module, function in reached:
        for call in calls(function):
            if getattr(call.func, "id", "") == "RuleBroken" and call.args:
                texts = [n.value for n in ast.walk(call.args[0]) if isinstance(n, ast.Constant)]
                found += [text for text in texts if isinstance(text, str) and " " in text]
    return list(dict.fromkeys(found))


def reached_from(act: Act) -> Iterator[tuple[Module, Function]]:
    """The act and every function of ours that it calls, other acts left out."""
    waiting, seen = [(act.module, act.function)], {id(act.function)}
    while waiting:
        module, function = waiting.pop(0)
        yield module, function
        for call in calls(function):
            found = called(module, call.func)
            if found and id(found[1]) not in seen and not is_act(found[1]):
                seen.add(id(found[1]))
                waiting.append(found)


def called(module: Module, said: ast.expr) -> tuple[Module, Function] | None:
    """The function of ours that a call names, however it was imported."""
    known = imported(module)
    if isinstance(said, ast.Name):
        return find(known.get(said.id, f"{module.name}.{said.id}"))
    if isinstance(said, ast.Attribute) and isinstance(said.value, ast.Name):
        return find(f"{known.get(said.value.id, '?')}.{said.attr}")
    return None


def find(dotted: str) -> tuple[Module, Function] | None:
    """The function at `package.module.name`, through what a package passes on."""
    home, _, name = dotted.rpartition(".")
    module = by_name().get(home)
    if module is None:
        return None
    for node in module.tree.body:
        if isinstance(node, Function) and node.name == name:
            return module, node
    elsewhere = imported(module).get(name)
    return find(elsewhere) if elsewhere and elsewhere != dotted else None


@cache
def by_name() -> dict[str, Module]:
    """Every module of the product by its dotted name."""
    return {module.name: module for module in modules()}


@cache
def imported(module: Module) -> dict[str, str]:
    """Local name -> dotted name of what it stands for."""
    return {
        alias.asname or alias.name: f"{node.module}.{alias.name}"
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }


def calls(function: Function) -> Iterator[ast.Call]:
    """Every call in the function."""
    return (node for node in ast.walk(function) if isinstance(node, ast.Call))


def is_act(function: Function) -> bool:
    """Whether the function is an act of its own, with a page of its own."""
    return any(getattr(mark, "id", "") == "act" for mark in function.decorator_list)


def listed(things: list[str]) -> str:
    """`a`, `b`, `c`."""
    return ", ".join(things)


def write() -> None:
    """Write all pages, and remove those of acts that are no more."""
    PAGES.mkdir(parents=True, exist_ok=True)
    written = pages()
    for old in PAGES.glob("*.md"):
        if old.name not in {*written, PLAYED}:
            old.unlink()
    for name, content in written.items():
        (PAGES / name).write_text(content, encoding="utf-8")


if __name__ == "__main__":
    write()
