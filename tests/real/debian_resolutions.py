"""Debian's resolutions as its web pages tell of them: who proposed, who seconded, which amendments, which words.

The pages are not copied here. Persons are known by a number: whoever is named first in a page is 1.
"""

import re
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path

SECTION = re.compile(r"<v([a-z]+)\s*/>(.*?)(?=<v[a-z]+\s*/>|\Z)", re.DOTALL)
ORIGINAL = ("proposer", "seconds", "text")
BLOCK_END = re.compile(
    r"</?(?:p|li|ol|ul|h[1-6]|pre|blockquote|dt|dd|dl|br|div|hr)\b[^>]*>", re.IGNORECASE
)
TAG = re.compile(r"<[^>]*>")
PARAGRAPH_MAX = 3900


@dataclass
class Proposal:
    """The resolution itself, or an amendment to it: persons by number, and its paragraphs."""

    proposer: int
    seconds: list[int]
    paragraphs: list[str]


@dataclass
class Resolution:
    """A page: its proposals, the first being the resolution."""

    proposals: list[Proposal] = field(default_factory=list)


def load(path: Path) -> Resolution:
    """What a page tells; without proposals where it is about an election."""
    sections = dict(SECTION.findall(path.read_text("utf-8")))
    persons: dict[str, int] = {}
    found = Resolution()
    for proposer, seconds, text in _parts(sections):
        if not (proposer in sections and seconds in sections and text in sections):
            continue
        by = _people(sections[proposer], persons)[0]
        also = [one for one in _people(sections[seconds], persons) if one != by]
        words = paragraphs(sections[text])
        found.proposals.append(Proposal(by, list(dict.fromkeys(also)), words))
    return found


def _parts(sections: dict[str, str]) -> list[tuple[str, str, str]]:
    """The names of the sections of each proposal, in order."""
    letters = ["", *"abcdefgh"]
    named = [tuple(f"{part}{letter}" for part in ORIGINAL) for letter in letters]
    amended = [tuple(f"amendment{part}{letter}" for part in ORIGINAL) for letter in letters]
    return [*named, *amended]  # type: ignore[return-value]


def _people(section: str, persons: dict[str, int]) -> list[int]:
    """Those whom a section names, one a line, by number."""
    named = re.findall(r"<(?:li|p)\b[^>]*>(.*?)(?=<(?:/?li|/?p|/?ol|/?ul)\b)", section, re.DOTALL)
    numbers = []
    for words in map(_plain, named):
        name = re.split(r"[\[(<,]", words)[0].strip()
        if name:
            numbers.append(persons.setdefault(name.lower(), len(persons) + 1))
    return numbers


def paragraphs(section: str) -> list[str]:
    """The words of a section, one paragraph for each block of it."""
    blocks = BLOCK_END.sub("\n\n", section)
    words = [_plain(block) for block in re.split(r"\n\s*\n", blocks)]
    return [one[:PARAGRAPH_MAX] for one in words if one]


def _plain(markup: str) -> str:
    return " ".join(unescape(TAG.sub("", markup)).split())
