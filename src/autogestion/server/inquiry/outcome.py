"""What came out of an inquiry, as pages show it: rows to draw, free answers side by side, sentences to quote."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from autogestion.rules import inquiry as rules
from autogestion.rules.cells import FEW, REST, SMALLEST, UNSAID, Cell
from autogestion.rules.inquiry_results import SCALE_STEPS, SIDES
from autogestion.rules.words import gettext_noop
from autogestion.server.inquiry import alike, queries, wording
from autogestion.server.inquiry import items as writing
from autogestion.server.inquiry.models import Survey
from autogestion.server.web.numbers import plain
from autogestion.server.web.texts import said

HIDDEN = {
    FEW: gettext_noop("fewer than five"),
    REST: gettext_noop("five or more"),
    UNSAID: gettext_noop("not said"),
}


@dataclass(frozen=True)
class Row:
    """An answer and how many gave it; `count` None where that is not said, `told` in words either way."""

    label: str
    count: int | None
    told: str


@dataclass(frozen=True)
class Statement:
    """A statement and its rows: agree, disagree, pass, not answered."""

    key: str
    text: str
    is_added: bool
    rows: list[Row]


@dataclass(frozen=True)
class Finding:
    """What came out of one question. Of rows each is drawn; `groups` are free answers by the word they share."""

    number: int
    kind: str
    question: str
    rows: list[Row] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    groups: list[alike.Group] = field(default_factory=list)

    @property
    def sentence(self) -> str:
        """The finding in one sentence, as it can stand in a dossier."""
        if self.statements:
            listed = "; ".join(
                f"“{one.text}”: {_listed(one.rows[:2])}" for one in self.statements[:5]
            )
        elif self.groups:
            listed = "; ".join(f"“{quote}”" for quote in self.groups[0].quotes[:3])
        else:
            listed = _listed(self.rows)
        return f"{self.question} – {listed}."


@dataclass(frozen=True)
class Outcome:
    """All of it. `answered` sheets came; `ways` and `bodies` say from whom, as far as that is known."""

    answered: int
    asked: int
    codes: int
    findings: list[Finding]
    ways: list[Row]
    bodies: list[tuple[str, int, str, str]]
    leaves: list[str]


def _listed(rows: Sequence[Row]) -> str:
    return ", ".join(f"{row.label} {row.told}" for row in rows)


def outcome_of(survey: Survey, data: Mapping[str, Any], names: Mapping[int, str]) -> Outcome:
    """The results with their words. `names`: of the assemblies."""
    items = {one.number: one for one in queries.standing(survey)}
    findings = [
        _finding(one, writing.read(said(items[one["item"]].text.content)))
        for one in data["items"]
        if one["item"] in items
    ]
    return Outcome(
        data["answered"], data["asked"], data["codes"], findings,
        ways=[_row(_(wording.WAYS[way]), cell) for way, cell in data["ways"].items()],
        bodies=[
            (names.get(int(number), number), all_, told(took), told(rest))
            for number, (all_, took, rest) in data["bodies"].items()
        ],
        leaves=data["leaves"],
    )  # fmt: skip


def told(cell: Cell) -> str:
    """The number, or why none is said."""
    return plain(cell) if isinstance(cell, int) else _(HIDDEN[cell])


def _row(label: str, cell: Cell) -> Row:
    return Row(label, cell if isinstance(cell, int) else None, told(cell))


def _finding(one: Mapping[str, Any], written: writing.Written) -> Finding:
    number, kind = one["item"], one["kind"]
    if kind == rules.WORDS:
        return Finding(number, kind, written.question, groups=alike.grouped(one["words"]))
    if kind == rules.STATEMENTS:
        statements = [_statement(each, written) for each in one["statements"]]
        return Finding(number, kind, written.question, statements=statements)
    labels = _labels(kind, one, written)
    rows = [_row(label, cell) for label, cell in zip(labels, one["cells"], strict=False)]
    return Finding(number, kind, written.question, rows)


def _labels(kind: str, one: Mapping[str, Any], written: writing.Written) -> list[str]:
    """A label for each cell; the last of most kinds are those who did not answer."""
    silent = _("No answer")
    lines = written.lines
    if kind == rules.SCALE:
        ends = (lines + ["", ""])[:2]
        steps = [str(step) for step in range(1, SCALE_STEPS + 1)]
        steps[0], steps[-1] = f"1 ({ends[0]})", f"{SCALE_STEPS} ({ends[1]})"
        return [*steps, silent]
    if kind == rules.NUMBER:
        return [*(_span(low, below) for low, below in one["bins"]), silent]
    cells = len(one["cells"])
    answers = cells if kind == rules.SEVERAL else cells - 1
    places = [
        str(place) for place in range(len(lines) + 1, answers + 1)
    ]  # Their words were erased.
    return [*lines[:answers], *places, silent]


def _span(low: int | None, below: int | None) -> str:
    if low is None and below is None:
        return _("Any number")
    if low is None:
        return _("Less than %(number)s") % {"number": plain(below or 0)}
    if below is None:
        return _("%(number)s or more") % {"number": plain(low)}
    return _("%(low)s to less than %(high)s") % {"low": plain(low), "high": plain(below)}


def _statement(one: Mapping[str, Any], written: writing.Written) -> Statement:
    labels = [_(wording.SIDES[side]) for side in SIDES]
    labels.append(_("Not asked, or no answer"))
    rows = [_row(label, cell) for label, cell in zip(labels, one["cells"], strict=True)]
    text = one.get("text") or _first(written, one["key"])
    return Statement(one["key"], text, "text" in one, rows)


def _first(written: writing.Written, key: str) -> str:
    place = int(key) - 1
    return written.lines[place] if place < len(written.lines) else key


def is_too_few(outcome: Outcome) -> bool:
    """Whether so few answered that nothing of their answers is told."""
    return outcome.answered < SMALLEST
