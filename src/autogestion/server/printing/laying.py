"""A document laid out for the sheets: plain values for JSON, and the pictures as files beside them."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import fields, is_dataclass
from typing import Any

import segno
from django.utils.translation import gettext as _

from autogestion.rules.refusals import RuleBroken
from autogestion.rules.words import gettext_noop
from autogestion.server.printing import document as parts
from autogestion.server.printing.markdown import nodes
from autogestion.server.web.texts import visible

CHARACTERS_MAX = 2_000_000
PICTURES_BYTES_MAX = 60_000_000
COLUMNS_MAX = 4
WORD_MAX = 40
"""A word longer than this may be broken after so many characters: it would run off the paper."""

INSTEAD = "\ufffd"
_BREAK = "\u200b"
_NAMED_MAX = 8


class Laid:
    """`values` for document.json, `files` beside it: name -> bytes."""

    def __init__(self, document: parts.Document, unseen: Callable[[str], Sequence[str]]) -> None:
        """`unseen`: the characters of a text that no font at hand can show."""
        self.files: dict[str, bytes] = {}
        self.values = self._value(document)
        self.values["columns"] = max(1, min(document.columns, COLUMNS_MAX))
        self.values["language"] = _language(document.language)
        text = "".join(_strings(self.values))
        if len(text) > CHARACTERS_MAX or sum(map(len, self.files.values())) > PICTURES_BYTES_MAX:
            raise RuleBroken(
                gettext_noop(
                    "This is too long to be printed in one piece. You can still read it on its page."
                )
            )
        lacking = list(unseen(text))
        self.values = _worded(self.values, str.maketrans(dict.fromkeys(lacking, INSTEAD)))
        if lacking:
            self.values["blocks"].append(self._value(parts.Words(_what_lacks(lacking), True)))

    def _value(self, one: Any) -> Any:
        if isinstance(one, parts.Picture):
            return self._picture(one)
        if isinstance(one, parts.Code):
            return self._code(one)
        if isinstance(one, parts.Prose):
            return {"k": "prose", "nodes": nodes(one.markdown), "is_quiet": one.is_quiet}
        if is_dataclass(one) and not isinstance(one, type):
            said = {field.name: self._value(getattr(one, field.name)) for field in fields(one)}
            return {"k": type(one).__name__.lower(), **said}
        if isinstance(one, Sequence) and not isinstance(one, str):
            return [self._value(inner) for inner in one]
        # Templates hand on lazy strings and text rows; a member's word is what it says.
        return one if one is None or isinstance(one, (int, bool)) else visible(str(one))

    def _picture(self, one: parts.Picture) -> dict[str, Any]:
        kind = "jpg" if one.kind == "jpeg" else one.kind
        return {
            "k": "picture",
            "file": self._file(one.content, kind),
            "format": kind,
            "says": visible(one.says) or _("a picture"),
            "caption": visible(one.caption),
            "width": max(1, min(one.width, 100)),
        }

    def _code(self, one: parts.Code) -> dict[str, Any]:
        code = segno.make(one.address, error="m", micro=False)
        drawn = code.svg_inline(border=4, omitsize=True, dark="#000", light="#fff")
        drawn = drawn.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
        shown = one.address.partition("://")[2] or one.address
        return {
            "k": "code",
            "file": self._file(drawn.encode(), "svg"),
            "address": one.address,
            "shown": shown,
            "says": visible(one.says),
        }

    def _file(self, content: bytes, kind: str) -> str:
        name = f"picture-{len(self.files) + 1}.{kind}"
        self.files[name] = content
        return name


def _language(code: str) -> str:
    """The code without its country, or "und": undetermined, as ISO 639 says it."""
    main = code.partition("-")[0].lower()
    return main if re.fullmatch("[a-z]{2,3}", main) else "und"


def _strings(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for one in inner for text in _strings(one)]


_ADDRESSES = ("k", "to", "file", "format", "language", "paper", "address")


def _worded(value: Any, instead: dict[int, str]) -> Any:
    """Every word as it can be set: no sign without a glyph, no word wider than the paper."""
    if isinstance(value, str):
        return _breakable(value.translate(instead))
    if isinstance(value, list):
        return [_worded(one, instead) for one in value]
    if isinstance(value, dict):
        return {
            name: one if name in _ADDRESSES else _worded(one, instead)
            for name, one in value.items()
        }
    return value


def _breakable(text: str) -> str:
    if len(text) <= WORD_MAX or max(map(len, text.split()), default=0) <= WORD_MAX:
        return text
    return " ".join(
        _BREAK.join(word[at : at + WORD_MAX] for at in range(0, len(word), WORD_MAX)) or word
        for word in text.split(" ")
    )


def _what_lacks(lacking: Sequence[str]) -> str:
    """Which signs could not be printed, by the name of their script."""
    scripts = sorted({_script(sign) for sign in lacking})
    named = ", ".join(scripts[:_NAMED_MAX]) + (" …" if len(scripts) > _NAMED_MAX else "")
    return _(
        "%(sign)s stands for what this server has no letters for (%(scripts)s). The page on the screen has it "
        "whole; whoever runs the server can add fonts."
    ) % {"sign": INSTEAD, "scripts": named}


def _script(sign: str) -> str:
    """The script of a letter as Unicode names it (CJK, HANGUL, DEVANAGARI), or that it is a sign."""
    if unicodedata.category(sign)[0] in "LM":
        return unicodedata.name(sign, "?").split()[0].capitalize().replace("Cjk", "CJK")
    return _("signs")
