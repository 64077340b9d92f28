"""What an article rests on, or a study circle reads: lines of the record, as members know them.

What a line is called and on which page it stands, the search knows; so nothing here names another room.
"""

import json
from collections.abc import Collection
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.urls import Resolver404, resolve, reverse
from django.utils.translation import gettext as _

from autogestion.rules.replay.given import given_where
from autogestion.server.deliberation.lines import state_of
from autogestion.server.finding import queries as finding
from autogestion.server.finding.kinds import KINDS
from autogestion.server.finding.models import Passage
from autogestion.server.finding.queries import Choice
from autogestion.server.finding.reading import address, what
from autogestion.server.finding.sought import read
from autogestion.server.organisations.models import Organisation
from autogestion.server.programme import queries
from autogestion.server.record import clock

OFFERED_MAX = 12
_NAMING = ("texts.title", "texts.asked", "name", "what", "text")
"""Where in a line stands what it is called by, best first."""


@dataclass(frozen=True)
class Experience:
    """A line of the record as something that one can read: what it is, its words, its page, when it was."""

    line: int
    what: str
    title: str
    url: str
    at: int
    state: str = ""
    """What became of a decision since, so that a stale one says so where it is cited."""


def told(organisation: Organisation, lines: Collection[int]) -> dict[int, Experience]:
    """Number of a line -> what it tells, in two queries."""
    entries = queries.lines(organisation, lines)
    rows: dict[int, list[Passage]] = {}
    found = Passage.objects.filter(organisation=organisation, seq__in=lines) if lines else ()
    if lines:
        found = found.select_related("text").defer("words").order_by("pk")  # type: ignore[union-attr]
    for row in found:
        rows.setdefault(row.seq, []).append(row)
    states = _states(organisation, [row for some in rows.values() for row in some])
    return {
        number: _told(organisation, number, entry.at, _naming(entry.act, entry.line, rows.get(number, [])), states)
        for number, entry in entries.items()
    }  # fmt: skip


def _naming(act: str, line: str, rows: list[Passage]) -> Passage | None:
    """The text by which a line is called."""
    by_commitment = {row.text.commitment: row for row in rows}
    given = {one.where: one.commitment for one in given_where(act, json.loads(line)["body"])}
    names = [given[where] for where in _NAMING if given.get(where) in by_commitment]
    if names:
        return by_commitment[names[0]]
    return rows[0] if rows else None


def _states(organisation: Organisation, rows: list[Passage]) -> dict[int, str]:
    """Number of a decision among these -> what became of it; asked for only where there is one."""
    numbers = {row.within for row in rows if row.kind == "decision" and row.within}
    if not numbers:
        return {}
    found = organisation.decisions.filter(number__in=numbers).select_related("question")
    return {decision.number: state_of(decision, clock.now()) for decision in found}


def _told(
    organisation: Organisation, number: int, at: int, row: Passage | None, states: dict[int, str]
) -> Experience:
    if row is None:
        url = reverse("record_line", args=[organisation.slug, number])
        return Experience(number, _("Line of the record"), str(number), url, at)
    state = states.get(row.within or 0, "") if row.kind == "decision" else ""
    return Experience(number, what(row), str(row.text), address(organisation, row), at, state)


def offered(organisation: Organisation, asked: str) -> list[Experience]:
    """What could be meant: the thing whose address was given, else what is found by these words."""
    if not asked.strip():
        return []
    at_address = line_at(organisation, asked)
    if at_address is not None:
        return list(told(organisation, [at_address]).values())
    sought = read(asked)
    if not sought.wanted:
        return []
    rows = finding.passages(organisation, sought, Choice(), below=None, most=OFFERED_MAX)
    found = told(organisation, {row.seq for row in rows})
    return [found[line] for line in dict.fromkeys(row.seq for row in rows) if line in found]


def line_at(organisation: Organisation, asked: str) -> int | None:
    """The line of the record that gave what stands at this address, None where it is none of ours."""
    parts = urlsplit(asked.strip())
    try:
        match = resolve(parts.path)
    except Resolver404:
        return None
    if match.kwargs.get("slug") != organisation.slug:
        return None
    if match.url_name == "record_line":
        number = int(match.kwargs["seq"])
        return number if queries.is_line(organisation, number) else None
    within = match.kwargs.get("number")
    kinds = [name for name, kind in KINDS.items() if kind.page == match.url_name]
    if within is None or not kinds:
        return None
    rows = Passage.objects.filter(organisation=organisation, kind__in=kinds, within=within)
    last = parts.fragment.rpartition("-")[2]
    if last.isdecimal() and len(last) < 10:
        exact = [k for k in kinds if KINDS[k].anchor % {"number": last} == parts.fragment]
        rows = rows.filter(kind__in=exact, number=int(last)) if exact else rows
    return rows.order_by("pk").values_list("seq", flat=True).first()
