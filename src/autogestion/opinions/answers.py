"""Answers to statements as a table, read from CSV: one line for each person, or one for each answer."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

NOT_A_STATEMENT = ("group-id", "n-comments", "n-votes", "n-agree", "n-disagree")
PERSON = ("participant", "voter-id", "voter", "person")
STATEMENT = ("comment-id", "statement", "comment")
ANSWERS = {"1": 1, "1.0": 1, "-1": -1, "-1.0": -1, "0": 0, "0.0": 0, "-0.0": 0}
AGREE, DISAGREE, PASS = 1, -1, 0
MOST = 5_000_000
Rows = Any
"""A csv.reader, whose class has no public name."""


class MalformedError(Exception):
    """A file that holds something else; the message says where and what, in one sentence."""

    def __init__(self, line: int, sentence: str) -> None:
        super().__init__(f"Line {line}: {sentence}")


@dataclass(frozen=True)
class Answers:
    """Who answered what. `given[person][statement]`: 1 agree, -1 disagree, 0 pass; both by their place."""

    people: list[str]
    statements: list[str]
    given: list[dict[int, int]]


def read(lines: Iterable[str]) -> Answers:
    """The answers in a CSV file with a header. MalformedError names the first line that is wrong.

    Wide: a column for the person, then one for each statement; empty where nothing was answered.
    Long: the columns voter-id, comment-id and vote; of two answers to the same statement the later
    line counts. Columns in which Polis counts are passed over.
    """
    rows = csv.reader(lines, strict=True)
    try:
        header = [name.strip() for name in next(rows)]
    except StopIteration:
        raise MalformedError(1, "the file is empty.") from None
    except csv.Error as error:
        raise MalformedError(1, f"this is no CSV ({error}).") from None
    if len(set(header)) < len(header):
        raise MalformedError(1, "two columns bear the same name.")
    reader = _long if "vote" in header else _wide
    try:
        return reader(header, rows)
    except csv.Error as error:
        raise MalformedError(rows.line_num, f"this is no CSV ({error}).") from None


def _wide(header: list[str], rows: Rows) -> Answers:
    if not header or header[0] not in PERSON:
        raise MalformedError(1, f"the first column names the person: {', '.join(PERSON)}.")
    columns = [(at, name) for at, name in enumerate(header[1:], 1) if name not in NOT_A_STATEMENT]
    if len(columns) < 2:
        raise MalformedError(1, "a map needs two statements at least.")
    people: list[str] = []
    given: list[dict[int, int]] = []
    known: set[str] = set()
    cells = 0
    for row in rows:
        if not row:
            continue
        if len(row) != len(header):
            raise MalformedError(rows.line_num, f"{len(header)} columns are expected.")
        if row[0] in known:
            raise MalformedError(rows.line_num, "this person stands here twice.")
        known.add(row[0])
        people.append(row[0])
        said = {
            place: _answer(row[at], rows.line_num)
            for place, (at, _name) in enumerate(columns)
            if row[at].strip()
        }
        given.append(said)
        cells += len(columns)
        if cells > MOST:
            raise MalformedError(
                rows.line_num, f"more than {MOST:,} answers are not mapped at once."
            )
    return Answers(people, [name for _at, name in columns], given)


def _long(header: list[str], rows: Rows) -> Answers:
    person = next((header.index(name) for name in PERSON if name in header), None)
    statement = next((header.index(name) for name in STATEMENT if name in header), None)
    if person is None or statement is None:
        raise MalformedError(1, "beside “vote” there are the columns voter-id and comment-id.")
    vote = header.index("vote")
    people: dict[str, dict[str, int]] = {}
    statements: dict[str, int] = {}
    for count, row in enumerate(rows):
        if not row:
            continue
        if len(row) != len(header):
            raise MalformedError(rows.line_num, f"{len(header)} columns are expected.")
        if count > MOST:
            raise MalformedError(
                rows.line_num, f"more than {MOST:,} answers are not mapped at once."
            )
        people.setdefault(row[person], {})[row[statement]] = _answer(row[vote], rows.line_num)
        statements.setdefault(row[statement], len(statements))
    if len(statements) < 2:
        raise MalformedError(1, "a map needs two statements at least.")
    names = list(statements)
    given = [{statements[name]: said for name, said in all_.items()} for all_ in people.values()]
    return Answers(list(people), names, given)


def _answer(text: str, line: int) -> int:
    answer = ANSWERS.get(text.strip())
    if answer is None:
        raise MalformedError(line, "an answer is 1 (agree), -1 (disagree) or 0 (pass).")
    return answer
