"""What members read can be translated: no sentence stands unmarked in a template, a view or a form."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.house import SERVER, Module, modules

TEMPLATES = sorted(
    path
    for path in SERVER.glob("*/templates/**/*")
    if path.suffix in {".html", ".txt"} and path.name != "specimen.html"
)
MODULES = [
    module
    for module in modules()
    if not module.name.rpartition(".")[2].startswith("specimen")
    and ".migrations." not in module.name
]

# --- Templates

COMMENT = re.compile(r"{%\s*comment\b.*?{%\s*endcomment\s*%}|{#.*?#}", re.DOTALL)
TRANSLATED = re.compile(r"{%\s*blocktranslate\b.*?{%\s*endblocktranslate\s*%}", re.DOTALL)
TAG, VALUE = re.compile(r"{%.*?%}", re.DOTALL), re.compile(r"{{.*?}}", re.DOTALL)
ELEMENT = re.compile(r"<[^>]*>")
COMMANDS = re.compile(r"<pre\b.*?</pre>", re.DOTALL)
SHOWN_ATTRIBUTE = re.compile(r'\b(?:aria-label|alt|placeholder|title)="([^"]*)"')
SHOWN_ARGUMENT = re.compile(
    r'\b(?:label|title|sentence|kicker|standfirst|legend|help|nobody|remains)="[^"]*"'
)
WORD = re.compile(r"[^\W\d_]{2,}")
OUR_NAME = "autogestion"


def unmarked(template: str) -> list[str]:
    """The words of a template that no language but its own can say."""
    text = TRANSLATED.sub("", COMMENT.sub("", template))
    given = [found for tag in TAG.findall(text) for found in SHOWN_ARGUMENT.findall(tag)]
    html = VALUE.sub("", TAG.sub("", text))
    lines = ELEMENT.sub("\n", COMMANDS.sub("", html)).splitlines()
    shown = [*SHOWN_ATTRIBUTE.findall(html), *lines]
    return given + [line.strip() for line in shown if WORD.search(_own_words(line))]


def _own_words(line: str) -> str:
    """Without entities (&nbsp;), endings of files (.toml) and our name."""
    return re.sub(r"&#?\w+;|\.[a-z]+", "", line).replace(OUR_NAME, "")


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.relative_to(SERVER).as_posix())
def test_a_template_says_nothing_that_cannot_be_translated(path: Path) -> None:
    assert unmarked(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.relative_to(SERVER).as_posix())
def test_a_sign_stands_inside_its_sentence(path: Path) -> None:
    """Each language sets a colon or a question mark in its own way."""
    text = TRANSLATED.sub("{{ }}", COMMENT.sub("", path.read_text(encoding="utf-8")))
    assert re.findall(r"(?:[%}]}|</\w+>)\s*[:;?!](?=[\s<]).*", COMMANDS.sub("", text)) == []


@pytest.mark.parametrize(
    "template",
    [
        "<p>Unmarked</p>",
        '<a aria-label="Unmarked" href="/">{{ name }}</a>',
        '{% include "web/components/button.html" with label="Unmarked" only %}',
        "{% if one %}Unmarked{% endif %}",
    ],
)
def test_an_unmarked_sentence_would_be_seen(template: str) -> None:
    assert unmarked(template) != []


# --- Python

SINGLE = {"gettext", "gettext_lazy", "gettext_noop", "_"}
PLURAL = {"ngettext", "ngettext_lazy"}
WITH_CONTEXT = {"pgettext", "pgettext_lazy"}
MARKERS = SINGLE | PLURAL | WITH_CONTEXT
SOURCES_OF_MARKERS = {"django.utils.translation", "autogestion.rules.words"}
SHOWN_KEYWORDS = {"label", "help_text", "empty_label", "legend"}
SPEAKING = {
    "RuleBroken": 0,
    "ValidationError": 0,
    "success": 1,
    "info": 1,
    "warning": 1,
    "error": 1,
}
"""Calls whose argument at this place is a sentence for a member."""


def name_of(call: ast.Call) -> str:
    """`gettext` for gettext(…) and for voice.gettext(…)."""
    return getattr(call.func, "id", "") or getattr(call.func, "attr", "")


def calls(module: Module) -> Iterator[ast.Call]:
    return (node for node in ast.walk(module.tree) if isinstance(node, ast.Call))


def is_sentence(node: ast.expr) -> bool:
    """Text as it stands, or put together from pieces: neither goes through a translation."""
    if isinstance(node, ast.Constant):
        return isinstance(node.value, str) and WORD.search(node.value) is not None
    return is_in_pieces(node)


def is_in_pieces(node: ast.expr) -> bool:
    """An f-string, or strings added up or filled in."""
    if isinstance(node, ast.BinOp):
        return is_sentence(node.left) or is_sentence(node.right)
    return isinstance(node, ast.JoinedStr) and any(is_sentence(part) for part in node.values)


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.name)
def test_what_is_said_to_a_member_is_marked(module: Module) -> None:
    shown = [
        keyword.value
        for call in calls(module)
        for keyword in call.keywords
        if keyword.arg in SHOWN_KEYWORDS
    ]
    spoken = [
        call.args[SPEAKING[name_of(call)]]
        for call in calls(module)
        if len(call.args) > SPEAKING.get(name_of(call), len(call.args))
    ]
    # The log speaks to operators.
    spoken = [node for node in spoken if not module.name.endswith(("logs", "ticker", "run"))]
    assert [module.at(node) for node in shown + spoken if is_sentence(node)] == []


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.name)
def test_a_marker_has_a_name_that_the_extraction_knows(module: Module) -> None:
    imported = [
        (node, alias.asname or alias.name)
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ImportFrom) and node.module in SOURCES_OF_MARKERS
        for alias in node.names
        if alias.name in MARKERS
    ]
    assert [f"{module.at(node)} {name}" for node, name in imported if name not in MARKERS] == []


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.name)
def test_a_marked_sentence_stands_whole_in_its_marker(module: Module) -> None:
    pieces = [
        argument
        for call in calls(module)
        if name_of(call) in MARKERS
        for argument in call.args
        if is_in_pieces(argument)
    ]
    assert [module.at(piece) for piece in pieces] == []
