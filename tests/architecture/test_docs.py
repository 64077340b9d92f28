"""What the documents say can be followed: links lead somewhere, commands and files exist."""

import argparse
import importlib
import re
import shlex
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from autogestion.cli import COMMANDS
from tests.architecture.house import ROOT, SERVER, SOURCE
from tests.architecture.test_principles import has, is_a_page

DOCUMENTS = sorted(
    path
    for path in ROOT.rglob("*.md")
    if not any(part.startswith(".") or part == "data" for part in path.relative_to(ROOT).parts)
)
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
PICTURE = re.compile(r'<img src="([^"]+)"')
FENCED = re.compile(r"^```.*?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SPAN = re.compile(r"`([^`]+)`")
FOLDERS = "bench|charters|count|docs|requirements|rules|server|spec|src|tests|verify"
FILE = re.compile(rf"(?:{FOLDERS})/[\w./-]*")
ADDRESS = re.compile(r"/(?:o|found|join|sign-in|account|style)/(?:[\w<>.-]+/)*")
HOMES = (ROOT, SOURCE / "autogestion", SERVER)


def name_of(path: Path) -> str:
    """`docs/trust.md`."""
    return path.relative_to(ROOT).as_posix()


@cache
def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def spans_in(path: Path) -> list[str]:
    """What is set as code within sentences."""
    return SPAN.findall(FENCED.sub("", text_of(path)))


def code_in(path: Path) -> Iterator[str]:
    """Everything set as code: the lines of blocks, without a prompt, and the spans."""
    for block in FENCED.findall(text_of(path)):
        yield from (line.strip().removeprefix("$ ") for line in block.splitlines())
    yield from (span.replace("\n", " ") for span in spans_in(path))


def anchors_of(path: Path) -> set[str]:
    """The headings as one can link to them: small letters, dashes for spaces."""
    headings = re.findall(r"^#+ (.+)$", FENCED.sub("", text_of(path)), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("document", DOCUMENTS, ids=name_of)
def test_every_link_leads_somewhere(document: Path) -> None:
    assert list(dead_links(document)) == []


def dead_links(document: Path) -> Iterator[str]:
    """The links to files or headings, and the pictures, that are not there."""
    text = FENCED.sub("", text_of(document))
    for link in (*LINK.findall(text), *PICTURE.findall(text)):
        if "://" in link or link.startswith("mailto:"):
            continue
        file, _hash, anchor = link.partition("#")
        target = (document.parent / file).resolve() if file else document
        if not target.exists() or (anchor and anchor not in anchors_of(target)):
            yield link


def test_every_page_can_be_reached_from_the_readme() -> None:
    waiting, seen = [ROOT / "README.md"], set()
    while waiting:
        document = waiting.pop()
        if document in seen or document.suffix != ".md" or not document.exists():
            continue
        seen.add(document)
        links = LINK.findall(text_of(document))
        waiting += [(document.parent / link.partition("#")[0]).resolve() for link in links]
    assert [name_of(document) for document in DOCUMENTS if document not in seen] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=name_of)
def test_every_command_is_one_that_we_have(document: Path) -> None:
    assert list(unknown_commands(document)) == []


def unknown_commands(document: Path) -> Iterator[str]:
    """Uses of `make` and `autogestion` that would be refused."""
    for code in code_in(document):
        words = words_of(code)
        is_understood = UNDERSTOOD.get(words[0] if words else "")
        if is_understood and not is_understood(words[1:]):
            yield code


def words_of(code: str) -> list[str]:
    """The command as a shell would split it, without what sets its environment or its rights."""
    try:
        words = shlex.split(code, comments=True)
    except ValueError:
        return []
    while words and (re.match(r"[A-Z_]+=", words[0]) or words[0] in ("sudo", "$")):
        words.pop(0)
    if words and words[0].endswith("/autogestion"):
        words[0] = "autogestion"
    return words


@cache
def goals() -> set[str]:
    """What the Makefile makes."""
    return set(re.findall(r"^([a-z]+):", text_of(ROOT / "Makefile"), re.MULTILINE))


def make_knows(words: list[str]) -> bool:
    """Whether the Makefile makes all of it."""
    return {word for word in words if "=" not in word} <= goals()


def autogestion_knows(words: list[str]) -> bool:
    """Whether the command has this subcommand, and the subcommand these options."""
    while words[:1] == ["--data"]:
        words = words[2:]
    if not words or words[0].startswith("-"):
        return words in ([], ["--help"], ["--version"])
    if words[0][0].isdigit():
        return True  # What it prints: its version, and where it serves.
    options = {word.partition("=")[0] for word in words[1:] if word.startswith("--")}
    return words[0] in COMMANDS and (words[0] == "manage" or options <= options_of(words[0]))


@cache
def options_of(command: str) -> set[str]:
    """The options of a subcommand."""
    parser = argparse.ArgumentParser()
    importlib.import_module(COMMANDS[command].module).arguments(parser)
    below = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    parsers = [parser, *(one for action in below for one in action.choices.values())]
    return {option for one in parsers for option in one._option_string_actions}


UNDERSTOOD = {"make": make_knows, "autogestion": autogestion_knows}


@pytest.mark.parametrize("document", DOCUMENTS, ids=name_of)
def test_every_file_that_is_named_is_there(document: Path) -> None:
    assert list(missing_files(document)) == []


def missing_files(document: Path) -> Iterator[str]:
    """Paths set as code that lie neither here, nor under the product, nor beside the document."""
    for span in spans_in(document):
        path = span.partition(": ")[0]
        homes = (*HOMES, document.parent)
        if FILE.fullmatch(path) and not any((home / path).exists() for home in homes):
            yield path


@pytest.mark.parametrize("document", DOCUMENTS, ids=name_of)
def test_every_address_that_is_named_has_a_page(document: Path) -> None:
    spans = spans_in(document)
    addresses = [span for span in spans if ADDRESS.fullmatch(span)]
    assert [address for address in addresses if not is_a_page(address)] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=name_of)
def test_every_function_that_is_named_is_there(document: Path) -> None:
    assert list(missing_functions(document)) == []


def missing_functions(document: Path) -> Iterator[str]:
    """What is set as `path.py: name` and is not in that file."""
    for span in spans_in(document):
        path, _colon, name = span.partition(".py: ")
        files = [home / f"{path}.py" for home in HOMES if (home / f"{path}.py").exists()]
        if name and not (files and has(files[0], name)):
            yield span


def test_every_setting_is_explained() -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in SERVER.glob("*.py"))
    settings = {*re.findall(r'"(AUTOGESTION_[A-Z_]+|DATABASE_URL)"', source)}
    assert settings <= {*spans_in(ROOT / "docs" / "running.md")}
