"""CSV of marked papers, as RCTab counts them: how many papers, then what each rank says.

    count,rank1,rank2,rank3
    4,Amy,undervote,Bob|Chuck

A rank says an option, nothing or "undervote" where it was skipped, "overvote" where several were
marked, or the several with `|` between them. The labels are RCTab's own where its configuration
(config.json) is given; it also names the options, in their order.
"""

import csv
import io
from collections.abc import Mapping
from typing import Any

from autogestion.count.election import Election, MalformedError, last_line
from autogestion.rules.counting.rctab_papers import OVERVOTE, Marks
from autogestion.rules.counting.rctab_rules import rules_from

WRITE_INS = "Undeclared Write-ins"
"""The option that stands for all write-ins, named as RCTab names it."""


def recognises(text: str) -> bool:
    """Does the first row say count, rank1, …?"""
    first = text.lstrip("\ufeff").partition("\n")[0].lower().replace(" ", "")
    return first.startswith("count,rank1")


def read(text: str, config: Mapping[str, Any] | None = None) -> Election:
    """Papers as positions: for each rank in turn the option numbers marked there."""
    labels = _Labels(config or {})
    reader = csv.reader(io.StringIO(text.lstrip("\ufeff")), strict=True)
    ballots: list[tuple[Marks, int]] = []
    try:
        columns = len(next(reader, []))
        for row in reader:
            if any(cell.strip() for cell in row):
                ballots.append(_paper(row, columns, labels, reader.line_num))
    except csv.Error as error:
        raise MalformedError(reader.line_num, f"this is no row of values ({error}).") from None
    if columns < 2:
        raise MalformedError(1, "a column for the count and one for each rank are expected.")
    if not labels.names:
        raise MalformedError(last_line(text), "the file ends without naming an option.")
    return Election(labels.names, ballots, kind="positions")


def _paper(row: list[str], columns: int, labels: "_Labels", line: int) -> tuple[Marks, int]:
    if len(row) != columns:
        raise MalformedError(line, f"the row has {len(row)} cells, the first row {columns}.")
    if not row[0].strip().isdigit():
        raise MalformedError(line, f"{row[0]!r} is no number of papers.")
    cells = row[1:] if labels.rankings_max is None else row[1 : labels.rankings_max + 1]
    marks = tuple(labels.marks(cell, line) for cell in cells)
    return marks, int(row[0])


class _Labels:
    """What cells mean. names: the options, from the configuration or as they first come."""

    def __init__(self, config: Mapping[str, Any]) -> None:
        sources: list[Mapping[str, Any]] = config.get("cvrFileSources") or [{}]
        source = sources[0]
        self.overvote = {source.get("overvoteLabel") or "overvote", "overvote"}
        self.skipped = {source.get("skippedRankLabel") or "undervote", "undervote", ""}
        self.delimiter = source.get("overvoteDelimiter") or "|"
        self.rankings_max = rules_from(config).rankings_max
        self.names: list[str] = []
        self.numbers: dict[str, int] = {}
        for candidate in config.get("candidates", ()):
            self._add(candidate["name"], candidate.get("aliases") or ())
        if source.get("undeclaredWriteInLabel"):
            self._add(WRITE_INS, (source["undeclaredWriteInLabel"],))
        self.is_closed = bool(config.get("candidates"))

    def marks(self, cell: str, line: int) -> tuple[int, ...]:
        """Option numbers in a cell."""
        bare = cell.strip()
        if bare in self.skipped:
            return ()
        if bare in self.overvote:
            return (OVERVOTE,)
        return tuple(self._number(name.strip(), line) for name in bare.split(self.delimiter))

    def _number(self, name: str, line: int) -> int:
        if name not in self.numbers and self.is_closed:
            self.numbers[name] = self._by_word(name, line)
        elif name not in self.numbers:
            self._add(name, ())
        return self.numbers[name]

    def _by_word(self, word: str, line: int) -> int:
        """The one candidate in whose name the word stands: "A" for "Candidate A Name"."""
        meant = [n for n, name in enumerate(self.names, 1) if word in name.split()]
        if len(meant) != 1:
            raise MalformedError(line, f"the configuration names no candidate {word!r}.")
        return meant[0]

    def _add(self, name: str, aliases: tuple[str, ...]) -> None:
        self.names.append(name)
        for known in (name, *aliases):
            self.numbers[known] = len(self.names)
