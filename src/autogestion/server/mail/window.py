"""The lines of a record between two numbers that tell somebody something, with what they are called."""

import json
from dataclasses import dataclass, field
from typing import Any

from autogestion.server.finding import queries as finding
from autogestion.server.finding.models import Passage
from autogestion.server.finding.names import names
from autogestion.server.mail.kinds import KINDS, Kind, Line
from autogestion.server.organisations.models import Organisation
from autogestion.server.record import queries as record

QUESTIONS = ("question", "vote")
"""The fields of a body that hold the number of a question."""
LINES_MAX = 400
"""Of a longer window the newest lines are told; the page of the organisation has all."""


@dataclass(frozen=True)
class Window:
    """Lines in order, the titles of their questions, and the texts that each of them gave."""

    organisation: Organisation
    size: int
    """How long the record was when it was read: what was erased since then must not be told."""
    lines: list[Line] = field(default_factory=list)
    titles: dict[int, str] = field(default_factory=dict)
    names: dict[tuple[str, int], str] = field(default_factory=dict)
    """(page, number) -> what other things than questions are called, where a kind says it in its words."""
    texts: dict[int, dict[str, str]] = field(default_factory=dict)
    """Line -> what it gave and is not erased, by commitment."""

    def title_of(self, line: Line, kind: Kind) -> str:
        """What the thing is called of which this kind speaks; '' where it says it otherwise."""
        number = line["body"].get(kind.title, 0)
        if kind.title in QUESTIONS:
            return self.titles.get(number, "")
        return self.names.get((kind.page, number), "")

    def text_of(self, line: Line, gives: str) -> str:
        """The text at this place of the body, else the first that the line gave."""
        given = self.texts.get(line["seq"], {})
        commitment = line["body"]
        for name in filter(None, gives.split(".")):
            commitment = commitment.get(name, {})
        return given.get(commitment, "") if gives else next(iter(given.values()), "")


def window(organisation: Organisation, after: int, before: int) -> Window:
    """The window of the lines from `after` on and before `before`.

    Three queries, and one for each sort of other things that are named in what they tell.
    """
    told = record.entries(organisation).filter(seq__gte=after, seq__lt=before, act__in=[*KINDS])
    newest = told.order_by("-seq").values_list("line", flat=True)[:LINES_MAX]
    lines = [json.loads(line) for line in newest][::-1]
    return Window(
        organisation,
        record.frontier(organisation).size,
        lines,
        finding.asked_in(organisation, {number for line in lines for number in _questions(line)}),
        names(organisation, {place for line in lines for place in _named(line)}),
        _texts(organisation, [line["seq"] for line in lines]),
    )


def _questions(line: Line) -> list[int]:
    body: dict[str, Any] = line["body"]
    return [body[name] for name in QUESTIONS if isinstance(body.get(name), int)]


def _named(line: Line) -> list[tuple[str, int]]:
    return [
        (kind.page, line["body"][kind.title])
        for kind in KINDS[line["act"]]
        if kind.title and kind.title not in QUESTIONS
    ]


def _texts(organisation: Organisation, seqs: list[int]) -> dict[int, dict[str, str]]:
    rows = Passage.objects.filter(organisation=organisation, seq__in=seqs).exclude(text__salt=b"")
    found: dict[int, dict[str, str]] = {}
    for seq, commitment, content in rows.order_by("pk").values_list(
        "seq", "text__commitment", "text__content"
    ):
        found.setdefault(seq, {})[commitment] = content
    return found
