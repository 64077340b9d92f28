"""The sheet that a respondent fills in: what is asked in which order, and reading what was sent.

Of many statements each respondent sees some, by a lot that is theirs: those that few have answered come up
more often, so that what was added late is heard as well.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.http import QueryDict

from autogestion.rules import inquiry as rules
from autogestion.rules.inquiry_results import NUMBER_MOST, SCALE_STEPS
from autogestion.rules.refusals import RuleBroken
from autogestion.rules.words import gettext_noop as _
from autogestion.server.inquiry import items as writing
from autogestion.server.inquiry import queries
from autogestion.server.inquiry.acts.answering import ADDED_MAX, FREE_MAX, Sheet
from autogestion.server.inquiry.codes import lot_of

if TYPE_CHECKING:
    from autogestion.server.inquiry.models import Survey

SHOWN = 20
"""So many statements one respondent is asked at most."""


@dataclass(frozen=True)
class Choice:
    """An answer to press. `name` is what the form sends for it."""

    value: str
    label: str
    name: str = ""
    chosen: bool = False


@dataclass(frozen=True)
class Field:
    """A question on the sheet."""

    number: int
    kind: str
    question: str
    name: str
    choices: list[Choice] = field(default_factory=list)
    """Answers; of statements, one for each, whose name the form sends with a side."""
    value: str = ""
    added: str = ""
    ends: tuple[str, str] = ("", "")
    free_max: int = FREE_MAX
    added_max: int = ADDED_MAX


def fields(survey: "Survey", code: str, sent: Mapping[str, Any] | None = None) -> list[Field]:
    """The questions as this respondent sees them; `sent`: what they typed already."""
    data = sent if isinstance(sent, QueryDict) else QueryDict()
    statements = queries.statements_of(survey)
    found = []
    for item in queries.standing(survey):
        written = writing.read(item.text.content)
        name = f"q{item.number}"
        details: dict[str, Any] = {
            "value": data.get(name, ""),
            "added": data.get(f"{name}-added", ""),
        }
        if item.kind in (rules.ONE, rules.SEVERAL):
            sent_here = data.getlist(name)
            details["choices"] = [
                Choice(str(place), line, chosen=str(place) in sent_here)
                for place, line in enumerate(written.lines, 1)
            ]
        elif item.kind == rules.SCALE:
            details["ends"] = (written.lines[0], written.lines[-1])
            details["choices"] = [
                Choice(str(step), str(step), chosen=details["value"] == str(step))
                for step in range(1, SCALE_STEPS + 1)
            ]
        elif item.kind == rules.STATEMENTS:
            lines = {str(place): line for place, line in enumerate(written.lines, 1)}
            lines |= {one.key: one.content for one in statements[item.number] if one.content}
            often = {one.key: one.answered for one in statements[item.number]}
            details["choices"] = [
                Choice(data.get(f"{name}-{key}", ""), lines.get(key, ""), f"{name}-{key}")
                for key in drawn(survey, code, item.number, often)
            ]
        found.append(Field(item.number, item.kind, written.question, name, **details))
    return found


def drawn(survey: "Survey", code: str, item: int, answered: Mapping[str, int]) -> list[str]:
    """Which statements this respondent sees, in which order. `answered`: key -> how often already.

    Each statement has a lot of this respondent's, times one more than it was answered; the lowest come first.
    """
    lots = {
        key: int(lot_of(survey, code, f"{item} {key}"), 16) * (1 + times)
        for key, times in answered.items()
    }
    return sorted(lots, key=lambda key: (lots[key], key))[:SHOWN]


def sheet_sent(survey: "Survey", data: QueryDict) -> Sheet:
    """What was sent, as it is answered; RuleBroken where a number is none."""
    answers: dict[int, Any] = {}
    words: dict[int, str] = {}
    added: dict[int, list[str]] = {}
    for asked in queries.asked_items(survey):
        name = f"q{asked.number}"
        value = data.get(name, "").strip()
        if asked.kind == rules.WORDS:
            words[asked.number] = value
        elif asked.kind == rules.STATEMENTS:
            sides = {key: data.get(f"{name}-{key}", "") for key in asked.statements}
            answers[asked.number] = {
                key: int(side) for key, side in sides.items() if side in ("1", "-1", "0")
            }
            added[asked.number] = data.get(f"{name}-added", "").splitlines()
        elif asked.kind == rules.SEVERAL:
            answers[asked.number] = sorted(
                {int(one) for one in data.getlist(name) if _is_number(one)}
            )
        elif value:
            answers[asked.number] = _number(value)
    return Sheet(answers, words, added)


def _is_number(text: str) -> bool:
    return (
        text.removeprefix("-").isascii() and text.removeprefix("-").isdecimal() and len(text) < 12
    )


def _number(text: str) -> int:
    plain = "".join(text.split())
    if not _is_number(plain):
        raise RuleBroken(
            _("Where a number is asked, write a whole number up to %(most)d."), most=NUMBER_MOST
        )
    return int(plain)
