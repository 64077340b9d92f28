"""Tables that go out for table programs (CSV, RFC 4180): what members wrote in them is never taken for a formula."""

import csv
import re
from collections.abc import Iterable, Sequence
from io import StringIO

Cell = str | int | float | None

_begins_a_formula = re.compile(r"[=+\-@\t\r\n]").match
_is_negative = re.compile(r"-[0-9]+([.,][0-9]+)?").fullmatch


def as_csv(rows: Iterable[Sequence[Cell]]) -> str:
    """The rows in order, the head first. Every table that goes out is written here, and nowhere else."""
    sheet = StringIO()
    csv.writer(sheet).writerows([_defused(cell) for cell in row] for row in rows)
    return sheet.getvalue()


def _defused(cell: Cell) -> Cell:
    """A text that begins like a formula begins with an apostrophe; a number below nothing stays one.

    Source: OWASP, CSV Injection.
    """
    if isinstance(cell, str) and _begins_a_formula(cell) and not _is_negative(cell):
        return f"'{cell}"
    return cell
