"""The translations on disk, and what the sources ask to have translated."""

import ast
import re
import shutil
from collections.abc import Iterator
from contextlib import chdir
from dataclasses import dataclass
from pathlib import Path

from django.core.management import call_command
from django.test import override_settings

from tests.architecture.house import SERVER, SOURCE

LOCALE = SERVER / "locale"
LANGUAGES = ("fr", "es")
NOT_SPOKEN = ("tests", "specimen*")
"""Left out as `make messages` leaves them out: what no member meets."""

_LINE = re.compile(r'(?:(msgctxt|msgid_plural|msgid|msgstr)(?:\[\d+\])? )?(".*")')


@dataclass(frozen=True)
class Message:
    """A sentence of the interface and how it is said: one form, or one for each number."""

    context: str
    singular: str
    plural: str
    said: tuple[str, ...]
    is_fuzzy: bool

    @property
    def key(self) -> tuple[str, str, str]:
        return self.context, self.singular, self.plural


def path_of(language: str, ending: str) -> Path:
    """The catalogue of a language: `po` for people, `mo` for the server."""
    return LOCALE / language / "LC_MESSAGES" / f"django.{ending}"


def read(catalogue: Path) -> list[Message]:
    """The messages of a .po file (GNU gettext's manual, 10.1); its header is the one with the id ''."""
    blocks = catalogue.read_text(encoding="utf-8").split("\n\n")
    return [_message(block) for block in blocks if re.search("^msgid ", block, re.MULTILINE)]


def _message(block: str) -> Message:
    strings = list(_strings(block))
    first = dict(reversed(strings))
    return Message(
        first.get("msgctxt", ""),
        first["msgid"],
        first.get("msgid_plural", ""),
        tuple(text for word, text in strings if word == "msgstr"),
        is_fuzzy=re.search("^#,.*fuzzy", block, re.MULTILINE) is not None,
    )


def _strings(block: str) -> Iterator[tuple[str, str]]:
    """Each keyword of a message with its string, put together from its lines."""
    word, parts = "", []
    for line in block.splitlines():
        found = _LINE.fullmatch(line)
        if found is None:
            continue
        if found[1]:
            if word:
                yield word, "".join(parts)
            word, parts = found[1], []
        parts.append(ast.literal_eval(found[2]))
    yield word, "".join(parts)


def compiled(messages: list[Message]) -> dict[str | tuple[str, int], str]:
    """What `gettext.GNUTranslations` holds after it read these messages compiled."""
    catalogue: dict[str | tuple[str, int], str] = {}
    for message in messages:
        name = "\x04".join(filter(None, (message.context, message.singular)))
        if message.plural:
            catalogue |= {(name, number): said for number, said in enumerate(message.said)}
        else:
            catalogue[name] = message.said[0]
    return catalogue


def extracted(somewhere: Path) -> list[Message]:
    """What the sources mark, found by Django's `makemessages` in a copy of them.

    It writes files beside those that it reads, which other tests are reading at the same time.
    """
    copy, found = somewhere / "autogestion", somewhere / "found"
    leave_out = shutil.ignore_patterns(*NOT_SPOKEN, "locale", "static", "__pycache__")
    shutil.copytree(SOURCE / "autogestion", copy, ignore=leave_out)
    found.mkdir()
    with override_settings(LOCALE_PATHS=[found]), chdir(copy):
        call_command("makemessages", locale=["fr"], no_location=True, verbosity=0)
    return [message for message in read(found / "fr/LC_MESSAGES/django.po") if message.singular]
