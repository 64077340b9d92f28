"""CSV of ranks, as CIVS and Elekto write it: the options in the first row, a ballot in each other.

    amy,bob,chuck
    1,2,No opinion

A cell is the option's rank; "No opinion", `-` or nothing leaves it unranked. In some files of CIVS
the highest number is the best and 1 is shared by all that were left unranked: they are known by
the 1 that several options share on more than a third of the ballots, the highest number on none.
"""

import csv
import io
import re

from autogestion.count.election import Election, MalformedError

UNRANKED = {"no opinion", "-", ""}


def recognises(text: str) -> bool:
    """Is there a row of at least two names, and a row of ranks below?"""
    rows = [row for _, row in _rows(text)][:2]
    if len(rows) < 2 or len(rows[0]) < 2 or all(cell.strip().isdigit() for cell in rows[0]):
        return False
    return all(_is_cell(cell) for cell in rows[1]) and not all(_is_cell(cell) for cell in rows[0])


def read(text: str, best: str = "") -> Election:
    """Ranks, drawn together where the file leaves gaps. best: "low" or "high", else by content."""
    rows = _rows(text)
    if not rows:
        raise MalformedError(1, "this file is empty.")
    line, header = rows[0]
    names = [name.strip() for name in header]
    if "" in names:
        raise MalformedError(line, "an option has no name.")
    if len(set(names)) < len(names):
        raise MalformedError(line, "an option is named twice.")
    ballots = [_ranks(row, len(names), line) for line, row in rows[1:]]
    if best == "high" or (not best and _highest_is_best(ballots, len(names))):
        ballots = [[None if r is None or r == 1 else -r for r in ranks] for ranks in ballots]
    return Election(names, [(closed_up(ranks), 1) for ranks in ballots])


def _highest_is_best(ballots: list[list[int | None]], options: int) -> bool:
    shared = sum(ranks.count(1) > 1 for ranks in ballots)
    return 3 * shared > len(ballots) and not any(ranks.count(options) > 1 for ranks in ballots)


def _ranks(row: list[str], options: int, line: int) -> list[int | None]:
    if len(row) != options:
        raise MalformedError(line, f"the ballot has {len(row)} cells for {options} options.")
    for cell in row:
        if not _is_cell(cell):
            raise MalformedError(line, f"{cell!r} is no rank.")
    return [None if cell.strip().lower() in UNRANKED else int(cell) for cell in row]


def closed_up(ranks: list[int | None]) -> list[int | None]:
    """The same order with ranks from 1 and no gaps."""
    levels = {rank: n for n, rank in enumerate(sorted({r for r in ranks if r is not None}), 1)}
    return [None if rank is None else levels[rank] for rank in ranks]


def _is_cell(cell: str) -> bool:
    bare = cell.strip().lower()
    return bare in UNRANKED or re.fullmatch(r"[1-9]\d{0,8}", bare) is not None


def _rows(text: str) -> list[tuple[int, list[str]]]:
    """Rows that are not blank, with the line on which each ends."""
    reader = csv.reader(io.StringIO(text.lstrip("\ufeff")), strict=True)
    rows = []
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                rows.append((reader.line_num, row))
    except csv.Error as error:
        raise MalformedError(reader.line_num, f"this is no row of values ({error}).") from None
    return rows
