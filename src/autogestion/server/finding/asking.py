"""A search in the language of each database: FTS5's for SQLite, tsquery for PostgreSQL.

Only letters, digits and our own operators are put together here: what somebody typed has been read
before (finding.sought), so that nothing of it is taken for an operator.
"""

from collections.abc import Sequence

from autogestion.server.finding.sought import Sought

FTS5 = """
    SELECT passage.id FROM server_passage_index
    JOIN server_passage AS passage ON passage.id = server_passage_index.rowid
    WHERE server_passage_index MATCH %s AND server_passage_index.rowid BETWEEN %s AND %s
      AND passage.organisation_id = %s {more}
    ORDER BY server_passage_index.rowid DESC LIMIT %s
"""
TSQUERY = """
    SELECT passage.id FROM server_passage AS passage
    WHERE passage.found @@ to_tsquery('simple', %s) AND passage.id BETWEEN %s AND %s
      AND passage.organisation_id = %s {more}
    ORDER BY passage.id DESC LIMIT %s
"""
STATEMENTS = {"sqlite": FTS5, "postgresql": TSQUERY}


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
