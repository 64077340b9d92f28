"""Keeping the index of the search: line by line inside the acts, or made again from the whole record."""

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import fields
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from autogestion.server.finding.lines import Line, Row, shelve
from autogestion.server.finding.models import Passage
from autogestion.server.finding.words import index_line
from autogestion.server.organisations.models import Organisation
from autogestion.server.record import queries as record
from autogestion.server.record.models import Text
from autogestion.server.record.restoring import hold_acts_back
from autogestion.server.written import written_once

_NAMES = [field.name for field in fields(Row)]
_COLUMNS = ["text__commitment" if name == "commitment" else name for name in _NAMES]
AT_ONCE = 500
"""How many texts are in memory while the index is made again."""
WRITE_ANEW = "INSERT INTO server_passage_index(server_passage_index) VALUES ('optimize')"
"""On SQLite: the index as one piece, without what was taken out of it."""
NEVER_GIVE = ("ballot.cast", "vote.opened")
"""Most lines are these, and say nothing that is found."""


def keep(organisation: Organisation, entry: Line) -> None:
    """What the record calls for each line, in the transaction that writes it."""
    if entry["act"] not in NEVER_GIVE:
        shelve(Table(organisation), entry)


def make_again(organisation: Organisation) -> int:
    """Make the index of an organisation from its record, as if for the first time. Answers how many rows.

    Acts wait meanwhile: what they gave would be missing, or there twice.
    """
    with transaction.atomic():
        hold_acts_back(organisation)
        Passage.objects.filter(organisation=organisation).delete()
        written = 0
        for passages in expected(organisation):
            Passage.objects.bulk_create(passages)
            written += len(passages)
    return written


def make_missing() -> list[Organisation]:
    """Make the index of each organisation that has a record and no index yet."""
    without = Organisation.objects.exclude(
        Exists(Passage.objects.filter(organisation=OuterRef("pk")))
    ).filter(head__isnull=False)
    return [organisation for organisation in without if make_again(organisation)]


def expected(organisation: Organisation) -> Iterator[list[Passage]]:
    """The rows that follow from the record and the texts that are here, some at a time."""
    shelf = Memory()
    for entry in record.entries(organisation).exclude(act__in=NEVER_GIVE).iterator():
        shelve(shelf, json.loads(entry.line))
    for start in range(0, len(shelf.rows), AT_ONCE):
        rows = shelf.rows[start : start + AT_ONCE]
        texts = _texts(organisation, [row.commitment for row in rows])
        yield [
            _passage(organisation, row, texts[row.commitment], is_silent=id(row) in shelf.silent)
            for row in rows
            if row.commitment in texts
        ]


def _texts(organisation: Organisation, commitments: list[str]) -> dict[str, Text]:
    return {text.commitment: text for text in _kept(organisation.pk, *commitments)}


@written_once
def _kept(organisation: int, *commitments: str) -> QuerySet[Text]:
    return Text.objects.filter(organisation=organisation, commitment__in=commitments)


def _passage(
    organisation: Organisation, row: Row, text: Text, *, is_silent: bool = False
) -> Passage:
    said: dict[str, Any] = {**vars(row)}
    del said["commitment"]
    words = "" if is_silent or not text.salt else index_line(text.content, marks(organisation, row))
    return Passage(organisation=organisation, text=text, words=words, **said)


def marks(organisation: Organisation, row: Row) -> tuple[str, ...]:
    """What the search can choose by, each as a word of the index."""
    chosen = [f"o{organisation.pk}", f"k{row.kind.replace('_', '')}"]
    if row.body is not None:
        chosen.append(f"b{row.body}")
    if row.by:
        chosen.append(f"m{row.by}")
    return tuple(chosen)


class Table:
    """The shelf that pages search: the table `Passage` of one organisation."""

    def __init__(self, organisation: Organisation) -> None:
        self._organisation = organisation

    def put(self, rows: list[Row]) -> None:
        texts = _texts(self._organisation, [row.commitment for row in rows])
        Passage.objects.bulk_create(
            _passage(self._organisation, row, texts[row.commitment])
            for row in rows
            if row.commitment in texts
        )

    def last(self, kind: str, **numbers: int) -> Row | None:
        found = self._passages().filter(kind=kind, **numbers).order_by("-pk")
        said = found.values_list(*_COLUMNS).first()
        return None if said is None else Row(**dict(zip(_NAMES, said, strict=True)))

    def silence(self, kind: str, **numbers: int) -> None:
        self._passages().filter(kind=kind, **numbers).update(words="")

    def settle(self, question: int) -> None:
        self._passages().filter(question=question).update(is_open=False)

    def erase(self, commitments: list[str]) -> None:
        self._passages().filter(text__commitment__in=commitments).update(words="")

    def _passages(self) -> QuerySet[Passage]:
        return Passage.objects.filter(organisation=self._organisation)


class Memory:
    """The shelf on which the index is made again. Of texts that are gone the table says it itself."""

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self.silent: set[int] = set()
        """Which rows (by `id`) are not to be found."""
        self._of_kind: defaultdict[tuple[str, str, int | None], list[Row]] = defaultdict(list)
        self._of_question: defaultdict[int | None, list[Row]] = defaultdict(list)

    def put(self, rows: list[Row]) -> None:
        for row in rows:
            self.rows.append(row)
            self._of_question[row.question].append(row)
            for name in ("question", "number", "within"):
                self._of_kind[row.kind, name, getattr(row, name)].append(row)

    def last(self, kind: str, **numbers: int) -> Row | None:
        return next(reversed(self._with(kind, numbers)), None)

    def silence(self, kind: str, **numbers: int) -> None:
        self.silent |= {id(row) for row in self._with(kind, numbers)}

    def settle(self, question: int) -> None:
        for row in self._of_question[question]:
            row.is_open = False

    def erase(self, commitments: list[str]) -> None:
        """Nothing: a text without a salt has no words."""

    def _with(self, kind: str, numbers: dict[str, int]) -> list[Row]:
        name, number = next(iter(numbers.items()))
        return [
            row
            for row in self._of_kind[kind, name, number]
            if all(getattr(row, other) == value for other, value in numbers.items())
        ]
