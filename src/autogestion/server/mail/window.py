"""The lines of a record between two numbers that tell somebody something, with what they are called."""

import json
from dataclasses import dataclass, field
from typing import Any

from autogestion.server.finding import queries as finding
from autogestion.server.finding.models import Passage
from autogestion.server.mail.kinds import KINDS, Line
from autogestion.server.organisations.models import Organisation
from autogestion.server.record import queries as record

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
    texts: dict[int, dict[str, str]] = field(default_factory=dict)
    """Line -> what it gave and is not erased, by commitment."""

    def text_of(self, line: Line, gives: str) -> str:
        """The text at this place of the body, else the first that the line gave."""
        given = self.texts.get(line["seq"], {})
        commitment = line["body"]
        for name in filter(None, gives.split(".")):
            commitment = commitment.get(name, {})
        return given.get(commitment, "") if gives else next(iter(given.values()), "")


def window(organisation: Organisation, after: int, before: int) -> Window:
    """The window of the lines from `after` on and before `before`. Three queries."""
    told = record.entries(organisation).filter(seq__gte=after, seq__lt=before, act__in=[*KINDS])
    newest = told.order_by("-seq").values_list("line", flat=True)[:LINES_MAX]
    lines = [json.loads(line) for line in newest][::-1]
    return Window(
        organisation,
        record.frontier(organisation).size,
        lines,
        finding.asked_in(organisation, {number for line in lines for number in _questions(line)}),
        _texts(organisation, [line["seq"] for line in lines]),
    )


def _questions(line: Line) -> list[int]:
    body: dict[str, Any] = line["body"]
    return [body[name] for name in ("question", "vote") if isinstance(body.get(name), int)]


def _texts(organisation: Organisation, seqs: list[int]) -> dict[int, dict[str, str]]:
    rows = Passage.objects.filter(organisation=organisation, seq__in=seqs).exclude(text__salt=b"")
    found: dict[int, dict[str, str]] = {}
    for seq, commitment, content in rows.order_by("pk").values_list(
        "seq", "text__commitment", "text__content"
    ):
        found.setdefault(seq, {})[commitment] = content
    return found
