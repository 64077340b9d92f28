"""A search in the language of each database: FTS5's for SQLite, tsquery for PostgreSQL.

Only letters, digits and our own operators are put together here: what somebody typed has been read
before (finding.sought), so that nothing of it is taken for an operator.
"""

from collections.abc import Sequence
from typing import NamedTuple

from autogestion.server.finding.sought import Sought

FTS5 = """
    SELECT passage.id FROM server_passage_index
    JOIN server_passage AS passage ON passage.id = server_passage_index.rowid
    WHERE server_passage_index MATCH %s AND server_passage_index.rowid BETWEEN %s AND %s
      AND passage.organisation_id = %s {more}
    ORDER BY server_passage_index.rowid DESC LIMIT %s
"""

NEWEST = """
    WITH sought AS MATERIALIZED (SELECT to_tsquery('simple', %s) AS query),
    newest AS MATERIALIZED (
        SELECT id, found, is_open FROM server_passage AS passage
        WHERE organisation_id = %s AND id BETWEEN %s AND %s {among} ORDER BY id DESC LIMIT {window}
    )
    SELECT id FROM (
        (SELECT id FROM newest AS passage WHERE found @@ (SELECT query FROM sought) {more} ORDER BY id DESC)
"""
OLDER = """
        UNION ALL
        (SELECT id FROM server_passage AS passage WHERE found @@ (SELECT query FROM sought)
         AND id + 0 >= %s AND id + 0 < (SELECT min(id) FROM newest) AND organisation_id + 0 = %s {more}
         ORDER BY id DESC)
"""
END = ") AS fitting LIMIT %s"
WINDOW = 1_000
"""On PostgreSQL: how many of the newest rows are read one by one before GIN is asked about all.

GIN has no order: asked for a word that stands in most texts it gathers all of them and sorts, which takes
longer than reading until a sheet is full. What comes second is not done where the first fills the sheet.
That nothing but GIN is used for it (`+ 0`), and that the planner takes no guess at the words (they come out
of a query of their own), is on purpose: a wrong guess reads every text.
"""


class Bounds(NamedTuple):
    """Whose rows are asked for, from which to which, at most how many; of questions that are open or not."""

    organisation: int
    first: int
    last: int
    most: int
    is_open: bool | None


def statement(vendor: str, asked: str, within: Bounds) -> tuple[str, tuple[object, ...]]:
    """The statement that answers the primary keys, newest first, and what is handed over with it."""
    whose, first, last, most, is_open = within
    more = {None: "", True: "AND passage.is_open", False: "AND NOT passage.is_open"}[is_open]
    if vendor == "sqlite":
        return FTS5.format(more=more), (asked, first, last, whose, most)
    if is_open:  # Those are few, and have an index: all of them are read.
        newest = NEWEST.format(among=more, more="", window="ALL")
        return newest + END, (asked, whose, first, last, most)
    newest = NEWEST.format(among="", more=more, window=WINDOW)
    older = OLDER.format(more=more)
    return newest + older + END, (asked, whose, first, last, first, whose, most)


def expression(vendor: str, marks: Sequence[str], sought: Sought, *, any_one: bool = False) -> str:
    """Rows with all these marks and all that is sought (or any one thing of it), without what is not."""
    say = _fts5 if vendor == "sqlite" else _tsquery
    both, either, but = (" AND ", " OR ", " NOT ") if vendor == "sqlite" else (" & ", " | ", " & !")
    terms = [f"({either.join(say(*way) for way in term.ways())})" for term in sought.wanted]
    if any_one and terms:
        terms = [f"({either.join(terms)})"]
    wanted = both.join([*(say(mark, is_begun=False) for mark in marks), *terms])
    unwanted = [f"({either.join(say(*way) for way in term.ways())})" for term in sought.unwanted]
    return but.join([f"({wanted})", *unwanted])


def _fts5(words: str, is_begun: bool) -> str:
    return f'"{words}"*' if is_begun else f'"{words}"'


def _tsquery(words: str, is_begun: bool) -> str:
    row = " <-> ".join(words.split())
    return f"({row}:*)" if is_begun else f"({row})"
