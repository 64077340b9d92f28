"""Reading a ballot file of whatever format, by its name or by what it looks like."""

from collections.abc import Callable, Mapping
from typing import Any

from autogestion.count.election import Election, MalformedError, line_of
from autogestion.count.formats import abif, blt, debian, own, preflib, ranks_csv, rctab

FORMATS: dict[str, tuple[Callable[[str], bool], Callable[[str], Election]]] = {
    "own": (own.recognises, own.read),
    "preflib": (preflib.recognises, preflib.read),
    "debian": (debian.recognises, debian.read),
    "rctab": (rctab.recognises, rctab.read),
    "blt": (blt.recognises, blt.read),
    "abif": (abif.recognises, abif.read),
    "elekto": (ranks_csv.recognises, ranks_csv.read),
    "civs": (ranks_csv.recognises, ranks_csv.read),
}
"""In the order in which they are tried."""


def read(
    content: bytes, name: str = "", *, best: str = "", rctab_config: Mapping[str, Any] | None = None
) -> Election:
    """The election in a file. name: of the format, or empty: recognised by content."""
    text = _text(content)
    found = name or _recognised(text)
    if found == "rctab":
        election = rctab.read(text, rctab_config)
    elif found in ("elekto", "civs"):
        election = ranks_csv.read(text, best)
    else:
        election = FORMATS[found][1](text)
    twice = [name for n, name in enumerate(election.names) if name in election.names[:n]]
    if twice:
        raise MalformedError(
            line_of(text, twice[0], nth=2), f"the option {twice[0]!r} is named twice."
        )
    return election


def _recognised(text: str) -> str:
    if not text.strip():
        raise MalformedError(1, "the file is empty.")
    for name, (recognises, _) in FORMATS.items():
        if recognises(text):
            return name
    raise MalformedError(
        1,
        "this is none of the formats that can be counted; name the format with --format "
        f"({', '.join(FORMATS)}) to see what is wrong.",
    )


def _text(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise MalformedError(line, "this is not written in UTF-8.") from None
