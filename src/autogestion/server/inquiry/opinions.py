"""The groups of opinion in words and as circles, for the page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from autogestion.rules.words import gettext_noop
from autogestion.server.inquiry.outcome import Finding, Statement, told
from autogestion.server.web.numbers import plain

AGREEING = (
    gettext_noop("few agree"),
    gettext_noop("about half agree"),
    gettext_noop("most agree"),
)
LETTERS = "ABCDE"


@dataclass(frozen=True)
class Circle:
    """A group: its letter, how many are in it, and where it lies on a square of 400."""

    letter: str
    size: str
    x: int
    y: int
    r: int


@dataclass(frozen=True)
class Shared:
    """A statement, and how each group takes it."""

    text: str
    told: str


@dataclass(frozen=True)
class Map:
    """All of it, in words."""

    people: int
    circles: list[Circle]
    ungrouped: str
    clearness: str
    consensus: list[Shared]
    divisive: list[Shared]


def in_words(data: Mapping[str, Any], findings: Sequence[Finding]) -> Map:
    """The map as it is shown. Statements are found by 'question:key'."""
    texts = {
        f"{finding.number}:{one.key}": one for finding in findings for one in finding.statements
    }
    circles = [
        Circle(letter, told(group["size"]), group["x"], group["y"], group["r"])
        for letter, group in zip(LETTERS, data["groups"], strict=False)
    ]
    return Map(
        data["people"],
        circles,
        told(data["ungrouped"]) if data["ungrouped"] else "",
        plain(round(100 * data["clearness"])),
        [_shared(one, texts) for one in data["consensus"]],
        [_shared(one, texts) for one in data["divisive"]],
    )


def _shared(one: Mapping[str, Any], texts: Mapping[str, Statement]) -> Shared:
    found = texts.get(one["statement"])
    groups = [
        _("%(group)s: %(words)s") % {"group": letter, "words": _(AGREEING[word])}
        for letter, word in zip(LETTERS, one["words"], strict=False)
    ]
    return Shared(found.text if found else one["statement"], ", ".join(groups))
