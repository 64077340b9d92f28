"""Bringing a register in: each decision by the act with which anybody brings one in, what was replaced first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from autogestion.rules.precedents import SOURCE_MAX, TEXT_MAX, TITLE_MAX
from autogestion.rules.refusals import RuleBroken
from autogestion.server.bringing import queries
from autogestion.server.bringing.acts import bring_precedent
from autogestion.server.bringing.registers import Elsewhere

if TYPE_CHECKING:
    from autogestion.server.organisations.models import Member

AT_ONCE_MAX = 500
DAYS_A_YEAR = 365


@dataclass
class Brought:
    """What became of a register: how many were brought in, were here, are not decided, what was refused."""

    brought: int = 0
    known: int = 0
    undecided: int = 0
    left: int = 0
    replaced: int = 0
    """How many of them took the place of another that is here."""
    refused: list[tuple[str, RuleBroken]] = field(default_factory=list)


def bring_in_register(
    by: "Member", entries: Sequence[Elsewhere], *, source: str, years: int
) -> Brought:
    """Bring in what is decided, 500 at a time. What is here already is not brought in twice."""
    came = Brought(undecided=sum(not is_decided(one) for one in entries))
    decided = [one for one in entries if is_decided(one)]
    known = queries.brought_titles(by.organisation)
    numbers: dict[str, int] = {}
    for one, replaces in in_order(decided):
        number = known.get((_title(one), _source(one, source)))
        if number is not None:
            came.known += 1
            numbers[one.key] = number
        elif came.brought >= AT_ONCE_MAX:
            came.left += 1
        else:
            _bring(by, one, sorted({numbers[key] for key in replaces if key in numbers}), came, numbers,
                   source=source, years=years)  # fmt: skip
    return came


def is_decided(one: Elsewhere) -> bool:
    """Whether it says what came of it, and when."""
    return bool(one.outcome) and one.decided is not None and bool(one.title)


def in_order(entries: Iterable[Elsewhere]) -> list[tuple[Elsewhere, frozenset[str]]]:
    """Each with what it took the place of, and that before it; two that replaced each other as they stand."""
    by_key = {one.key: one for one in entries if one.key}
    replaces = {key: {*one.replaces} & by_key.keys() for key, one in by_key.items()}
    for key, one in by_key.items():
        for successor in one.replaced_by:
            if successor in replaces:
                replaces[successor].add(key)
    done: dict[str, Elsewhere] = {}
    for first in by_key:
        waiting = [first]
        while waiting:
            key = waiting[-1]
            before = [
                one for one in sorted(replaces[key]) if one not in done and one not in waiting
            ]
            waiting += before[:1]
            if not before:
                done.setdefault(waiting.pop(), by_key[key])
    unnamed = [(one, frozenset[str]()) for one in entries if not one.key]
    return [(one, frozenset(replaces[key])) for key, one in done.items()] + unnamed


def _bring(
    by: "Member", one: Elsewhere, replaces: list[int], came: Brought, numbers: dict[str, int], *,
    source: str, years: int,
) -> None:  # fmt: skip
    assert one.decided is not None
    review = one.review or one.decided + timedelta(days=DAYS_A_YEAR * years)
    try:
        brought = bring_precedent(
            by, title=_title(one), text=_text(one), source=_source(one, source), outcome=one.outcome,
            decided_at=_moment(one.decided), review_at=_moment(review), sums=one.sums, replaces=replaces,
        )  # fmt: skip
    except RuleBroken as refusal:
        came.refused.append((one.key or one.title, refusal))
        return
    came.brought += 1
    came.replaced += bool(replaces)
    numbers[one.key] = brought.number


def _moment(day: date) -> int:
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())


def _title(one: Elsewhere) -> str:
    title = " ".join(f"{one.key}. {one.title}".split()) if one.key else " ".join(one.title.split())
    return title if len(title) <= TITLE_MAX else f"{title[: TITLE_MAX - 1].rsplit(' ', 1)[0]}…"


def _text(one: Elsewhere) -> str:
    said = one.text.strip() or _("The register says no more of it.")
    if one.replaced_by:
        said += "\n\n" + _("There it was replaced by %(keys)s.") % {
            "keys": ", ".join(one.replaced_by)
        }
    return said[:TEXT_MAX]


def _source(one: Elsewhere, source: str) -> str:
    return (f"{source}, {one.link}" if one.link else source)[:SOURCE_MAX]
