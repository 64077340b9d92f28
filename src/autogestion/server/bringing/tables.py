"""Reading proposals and threads as other places write them out: values in, values out, nothing kept.

Columns are known by their names, in the tables of Decidim (its present export and that of Barcelona's
first process of 2016) and in any table with a title. What markup there is, is taken off.
"""

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from autogestion.rules.refusals import RuleBroken
from autogestion.rules.words import gettext_noop as _
from autogestion.server.web.plain_words import without_markup

TABLE_BYTES_MAX = 10_000_000
THREAD_BYTES_MAX = 2_000_000
CELL_MAX = 100_000
COLUMNS = {
    "key": ("id", "reference", "code"),
    "title": ("title", "títol", "titre", "título", "name"),
    "text": ("summary", "body", "description", "descripció", "text"),
    "place": ("district__name", "districte", "scope", "scope/name", "district"),
    "theme": ("category__name", "categoria", "category", "category/name", "theme"),
    "kept": ("status", "state"),
    "answer": ("rejected_message", "answer", "reason"),
    "link": ("url", "link", "reference_url"),
}
"""What is read -> the names that a column of it may have; `title/ca` is a title too."""
TAKEN = ("1", "accepted", "adopted")
TURNED_DOWN = ("0", "rejected")
NOTHING = ("", "none", "null", "nil")
SIDES = {1: "for", -1: "against", 0: "depends"}


@dataclass(frozen=True)
class Proposal:
    """One line of a table. `was_taken`: whether it was accepted there, None where it does not say."""

    row: int
    key: str
    title: str
    text: str
    place: str = ""
    theme: str = ""
    was_taken: bool | None = None
    answer: str = ""
    link: str = ""


@dataclass(frozen=True)
class Remark:
    """One contribution of a thread. `side` is "" where it answers another, or takes none."""

    side: str
    text: str


def proposals(content: bytes) -> list[Proposal]:
    """The lines of a table in UTF-8 with a row of headings; RuleBroken where it cannot be read."""
    try:
        written = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise RuleBroken(
            _(
                "This table is not written in UTF-8. Save it anew as “CSV UTF-8” and choose it again."
            )
        ) from None
    try:
        return list(_lines(written))
    except csv.Error:
        raise RuleBroken(
            _("This is no table whose lines can be told apart. Save it anew as CSV.")
        ) from None


def _lines(written: str) -> Iterator[Proposal]:
    heading = written.partition("\n")[0]
    separator = ";" if heading.count(";") > heading.count(",") else ","
    before = csv.field_size_limit(CELL_MAX)
    try:
        rows = csv.reader(io.StringIO(written, newline=""), delimiter=separator, strict=True)
        columns = _columns(next(rows, []))
        if "title" not in columns:
            raise RuleBroken(
                _("This table has no column “title”, so that nothing in it could be asked.")
            )
        for number, cells in enumerate(rows, 1):
            if any(cells):
                yield _proposal(number, {name: _cell(cells, at) for name, at in columns.items()})
    finally:
        csv.field_size_limit(before)


def _columns(heading: list[str]) -> dict[str, int]:
    """What is read -> the number of its column; the first name that the table has wins."""
    there: dict[str, int] = {}
    for at, name in reversed(list(enumerate(heading))):
        plain = name.strip().casefold()
        there[plain] = at
        there[plain.partition("/")[0]] = at
    return {
        what: next(there[name] for name in names if name in there)
        for what, names in COLUMNS.items()
        if any(name in there for name in names)
    }


def _cell(cells: list[str], at: int) -> str:
    said = without_markup(cells[at]) if at < len(cells) else ""
    return "" if said.casefold() in NOTHING else said


def _proposal(row: int, said: dict[str, str]) -> Proposal:
    kept = said.pop("kept", "").casefold()
    was_taken = True if kept in TAKEN else False if kept in TURNED_DOWN else None
    values: dict[str, Any] = {"key": "", "text": "", **said}
    return Proposal(row=row, was_taken=was_taken, **values)


def remarks(content: bytes) -> list[Remark]:
    """A thread in JSON, oldest first; RuleBroken where it cannot be read."""
    try:
        said = json.loads(content)
        return [
            Remark(_side(one), without_markup(str(one["body"])))
            for one in sorted(said, key=lambda one: int(one["id"]))
        ]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise RuleBroken(
            _(
                "This is no thread as Decidim writes it out: a list in JSON, each with “id” and “body”."
            )
        ) from None


def _side(one: dict[str, Any]) -> str:
    is_answer = bool(one.get("ancestry"))
    alignment = one.get("alignment")
    return "" if is_answer or not isinstance(alignment, int) else SIDES.get(alignment, "")
