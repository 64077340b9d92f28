"""What a line of the record means for the search. From the line alone, so that the index can be made again."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Protocol

from autogestion.rules.replay.given import given_where
from autogestion.server.finding.kinds import GIVINGS, NOT_FOUND, Giving

Line = dict[str, Any]
FIRST_ASSEMBLY = 1
"""The number of the assembly that is founded with the organisation."""


@dataclass
class Row:
    """A text to be found: `commitment` says which, the rest is as in the table `Passage`."""

    kind: str
    commitment: str
    question: int | None
    within: int | None
    number: int | None
    body: int | None
    by: str
    at: int
    seq: int
    is_open: bool | None = None


class Shelf(Protocol):
    """Where rows are kept, in the order in which they come: the table, or memory while it is made again."""

    def put(self, rows: list[Row]) -> None:
        """Keep rows."""

    def last(self, kind: str, **numbers: int) -> Row | None:
        """The newest row of a kind with these numbers (`question`, `number`, `within`)."""

    def silence(self, kind: str, **numbers: int) -> None:
        """Rows of a kind with these numbers are not to be found any more."""

    def settle(self, question: int) -> None:
        """A question is no longer open."""

    def erase(self, commitments: list[str]) -> None:
        """Texts are gone."""


def shelve(shelf: Shelf, entry: Line) -> None:
    """Let a shelf follow one line: put there what it gives, take away what it ends."""
    act, body = entry["act"], entry["body"]
    rows = list(rows_of(entry))
    if act == "question.reworded":
        for row in rows:
            shelf.silence(row.kind, question=body["question"])
    elif act in _ENDING:
        shelf.settle(body[_ENDING[act]])
    elif act in ("text.erased", "name.erased", "contribution.withdrawn"):
        shelf.erase(body["texts"])
    elif act == "candidate.withdrawn":
        shelf.silence("candidate", question=body["question"], number=body["candidate"])
    elif act == "rewording.taken":
        rows = _taken_over(shelf, entry)
    elif act == "decision.taken":
        rows = _decided(shelf, entry)
    for row in rows:
        _place(shelf, row)
    if rows:
        shelf.put(rows)


_ENDING = {"vote.closed": "vote", "question.withdrawn": "question"}
"""Acts after which a question is no longer open -> the field with its number."""


def rows_of(entry: Line) -> Iterator[Row]:
    """A row for each text that the line gives, with what the line itself says about it."""
    act, body = entry["act"], entry["body"]
    for given in sorted(given_where(act, body)):  # The line as it is kept has its fields in order.
        where = f"{act} {given.where}"
        if where in NOT_FOUND:
            continue
        giving = GIVINGS.get(where, Giving("other", ""))
        number = body[giving.number] if giving.number else given.place or None
        within = body[giving.within] if giving.within else None
        if giving.kind == "other":
            within = entry["seq"]
        elif where == "organisation.proposed assembly":
            within = FIRST_ASSEMBLY
        yield _row(entry, giving.kind, given.commitment, within=within, number=number)


def _row(
    entry: Line, kind: str, commitment: str, *, within: int | None, number: int | None = None
) -> Row:
    body = entry["body"]
    question = body.get("question", body.get("vote"))
    return Row(
        kind=kind,
        commitment=commitment,
        question=question if type(question) is int else None,
        within=within,
        number=number,
        body=within if kind in _BODIES else entry["in"],
        by=entry["by"] or "",
        at=entry["at"],
        seq=entry["seq"],
    )


_BODIES = ("assembly", "council", "remit")


def _taken_over(shelf: Shelf, entry: Line) -> list[Row]:
    """The question is asked in the words of a rewording from now on; they stay their writer's."""
    question = entry["body"]["question"]
    taken = shelf.last("rewording", question=question, number=entry["body"]["rewording"])
    if taken is None:
        return []
    shelf.silence("question", question=question)
    row = _row(entry, "question", taken.commitment, within=question)
    row.by = taken.by
    return [row]


def _decided(shelf: Shelf, entry: Line) -> list[Row]:
    """A decision is found by what was asked."""
    body = entry["body"]
    asked = shelf.last("question", question=body["question"])
    if asked is None:
        return []
    return [_row(entry, "decision", asked.commitment, within=body["decision"])]


GIVEN_WHILE_OPEN = (
    "question", "reasons", "cost", "concerned", "carried_out_by", "binds", "leaves", "not_directly",
    "hearing", "option", "fact", "source", "demand", "argument", "rewording", "contest", "challenge",
    "contradiction", "candidate", "condition",
)  # fmt: skip
"""Kinds that the rules let in only as long as the question is open: nothing has to be looked up."""


def _place(shelf: Shelf, row: Row) -> None:
    """What the line does not say, and lines before it do."""
    if row.kind == "minority":
        decided = shelf.last("decision", within=row.within or 0)
        row.question = decided.question if decided else None
    elif row.kind == "inquiry_answer":
        asked = shelf.last("inquiry", number=row.number or 0)
        row.within = asked.within if asked else None
    if row.kind in GIVEN_WHILE_OPEN:
        row.is_open = True
    elif row.question is not None:
        posed = shelf.last("question", question=row.question)
        row.is_open = bool(posed and posed.is_open)
