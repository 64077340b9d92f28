"""Only acts write to tables: a change that no act made would be missing from the record."""

import ast
from collections.abc import Iterator

import pytest

from tests.architecture.house import Module, imports, modules

ALWAYS_WRITES = {
    "save", "create", "get_or_create", "update_or_create", "bulk_create", "bulk_update",
    "asave", "acreate", "aget_or_create", "aupdate_or_create", "abulk_create", "abulk_update",
    "adelete", "aupdate", "create_user", "set_password",
}  # fmt: skip
WRITES_ON_A_QUERY = {"update", "delete"}
"""Words that dictionaries and caches have too: they write when said to a query."""
QUERY_WORDS = {"objects", "filter", "exclude", "all", "select_for_update", "order_by", "get"}
RAW_WRITES = ("INSERT ", "UPDATE ", "DELETE ", "REPLACE ")

MAY_WRITE = {
    "autogestion.server.record.restoring": "founds an organisation again from its export",
    "autogestion.server.portable.importing": "the same, the whole of it",
    "autogestion.server.portable.writing": "the same, its tables",
    "autogestion.server.portable.keys": "the same, the passkeys of its members",
    "autogestion.server.portable.dossiers": "the same, its questions and decisions",
    "autogestion.server.portable.councils": "the same, its councils and their delegates",
    "autogestion.server.portable.execution": "the same, who carried out what",
    "autogestion.server.portable.precedents": "the same, what was decided elsewhere",
    "autogestion.server.portable.explaining": "the same, what was said more simply",
    "autogestion.server.portable.discussing": "the same, how questions were discussed",
    "autogestion.server.portable.amending": "the same, texts to adopt and amendments",
    "autogestion.server.portable.disputes": "the same, what is held against how a question is put",
    "autogestion.server.portable.tendencies": "the same, who stands for what together",
    "autogestion.server.portable.networks": "the same, its networks",
    "autogestion.server.portable.groups": "the same, means lent and borrowed, and what it shows",
    "autogestion.server.portable.reviews": "the same, when decisions are looked at again",
    "autogestion.server.portable.actions": "the same, its actions",
    "autogestion.server.portable.programme": "the same, its programme",
    "autogestion.server.portable.desks": "the same, its desks and dispatches",
    "autogestion.server.desks.gathering": "keeps what others wrote, which is in no record",
    "autogestion.server.portable.library": "the same, its library of struggles",
    "autogestion.server.portable.inquiry": "the same, its inquiries",
    "autogestion.server.portable.newspaper": "the same, its newspaper",
    "autogestion.server.files.pictures": "writes the bytes of a picture, and no table",
    "autogestion.server.example.drawing": "draws a picture, and writes no table",
    "autogestion.server.portable.returning": "the same, how its members sign in",
    "autogestion.server.finding.keeping": "keeps the index of the search, which follows from the record",
    "autogestion.server.measures.keeping": "keeps what was measured, which follows from the record",
    "autogestion.server.measures.keeping_bodies": "the same, of each body",
}
"""Modules beside the acts that write, each with its reason."""


def may_write(module: Module) -> bool:
    """Acts and migrations write, and what is named above."""
    parts = module.name.split(".")
    return "acts" in parts or "migrations" in parts or module.name in MAY_WRITE


@pytest.mark.parametrize(
    "module",
    [module for module in modules("server") if not may_write(module)],
    ids=lambda module: module.name,
)
def test_only_acts_write_to_tables(module: Module) -> None:
    assert list(writes(module)) == []


def writes(module: Module) -> Iterator[str]:
    """The places where this module writes to a table."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            if is_sql(node.value):
                yield f"{module.at(node)} writes by SQL"
        elif (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and is_write(node, node.func)
            and not is_an_act(module, node.func)
        ):
            yield f"{module.at(node)} calls .{node.func.attr}()"


def is_write(call: ast.Call, said: ast.Attribute) -> bool:
    """Whether the call changes a table, as far as its words tell."""
    if said.attr in ALWAYS_WRITES:
        return True
    if said.attr not in WRITES_ON_A_QUERY:
        return False
    is_plain_delete = said.attr == "delete" and not call.args and not call.keywords
    return is_plain_delete or any(
        getattr(node, "attr", "") in QUERY_WORDS for node in ast.walk(said.value)
    )


def is_an_act(module: Module, said: ast.Attribute) -> bool:
    """Whether the word is said to a module of acts, as in `acts.set_password(…)`."""
    asked = {name for _, name in imports(module.tree) if name.endswith(".acts")}
    return getattr(said.value, "id", "") in {name.rpartition(".")[2] for name in asked}


def is_sql(text: str) -> bool:
    """Whether the text is a statement that writes, and not a sentence that begins like one."""
    begins = text.lstrip().startswith(RAW_WRITES)
    return begins and any(word in text for word in (" INTO ", " SET ", " FROM "))


def test_the_check_sees_what_it_forbids() -> None:
    source = """
Seat.objects.create(number=1)
seat.save()
seat.delete()
Seat.objects.filter(number=1).update(number=2)
cursor.execute("DELETE FROM seat WHERE 1")
seen = {}
seen.update(number=2)
cache.delete("key")
"""
    module = Module("sample", modules("server")[0].path, ast.parse(source))
    assert [int(place.split(":")[1].split()[0]) for place in writes(module)] == [2, 3, 4, 5, 6]
