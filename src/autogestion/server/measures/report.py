"""The yearly report, made by rule from what was measured of a year and of the one before."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from autogestion.measures.windows import year_at
from autogestion.server.measures.marks import Numbers, warnings
from autogestion.server.measures.models import MeasuredWindow, Profile
from autogestion.server.measures.numbers import between, few_or
from autogestion.server.measures.words import titles
from autogestion.server.web.numbers import plain


@dataclass(frozen=True)
class Warned:
    """A sentence, and what a member can do about it."""

    sentence: str
    do: str
    code: str


@dataclass(frozen=True)
class Row:
    """One measure in the year, and in the year before where that was measured."""

    says: str
    number: str
    between: str
    before: str


@dataclass(frozen=True)
class Report:
    """`happened` what was done, in sentences; `changed` what differs from the year before by more than chance."""

    year: int
    is_over: bool
    has_before: bool
    lines: int
    happened: list[str]
    warnings: list[Warned]
    changed: list[str]
    panels: list[tuple[str, list[Row]]]


def report(profile: Profile, window: MeasuredWindow, before: MeasuredWindow | None) -> Report:
    """Everything that the page of a year shows. `profile` says what each measure is."""
    measures = {one["code"]: one for one in profile.data["0"]}
    numbers: Numbers = window.numbers
    earlier: Numbers = before.numbers if before else {}
    return Report(
        year=year_at(window.begins),
        is_over=window.is_over,
        has_before=before is not None,
        lines=window.lines,
        happened=list(_happened(numbers)),
        warnings=[
            Warned(sentence, _(measures[code]["do"]), code)
            for code, sentence in warnings(numbers)
            if code in measures
        ],
        changed=list(_changed(measures, numbers, earlier)),
        panels=list(_panels(measures.values(), numbers, earlier)),
    )


def _panels(
    measures: Iterable[dict[str, Any]], numbers: Numbers, earlier: Numbers
) -> Iterator[tuple[str, list[Row]]]:
    """Each panel with what could be measured in one of the years."""
    told = [
        one
        for one in measures
        if "value" in {**earlier.get(one["code"], {}), **numbers.get(one["code"], {})}
    ]
    for name, title in titles().items():
        if rows := [_row(one, numbers, earlier) for one in told if one["panel"] == name]:
            yield title, rows


def _happened(numbers: Numbers) -> Iterator[str]:
    """What was done, counted; of fewer than five people nothing is."""
    flow = numbers.get("members-gone", {})
    if "acts" in flow:
        yield ngettext(
            "%(n)s person was a member at some moment of it; %(gone)s left or were excluded.",
            "%(n)s people were members at some moment of it; %(gone)s left or were excluded.",
            flow["people"],
        ) % {"n": plain(flow["people"]), "gone": plain(flow["acts"])}
    if n := numbers.get("concentration-of-initiative", {}).get("acts"):
        yield ngettext("%(n)s question was put.", "%(n)s questions were put.", n) % {"n": plain(n)}
    if n := numbers.get("concentration-of-adopted", {}).get("acts"):
        yield ngettext("%(n)s question was adopted.", "%(n)s questions were adopted.", n) % {
            "n": plain(n)
        }
    if n := numbers.get("self-determination", {}).get("acts"):
        yield ngettext("%(n)s ballot was cast.", "%(n)s ballots were cast.", n) % {"n": plain(n)}
    if n := numbers.get("contested-elections", {}).get("acts"):
        yield ngettext("%(n)s election was held.", "%(n)s elections were held.", n) % {
            "n": plain(n)
        }
    if n := numbers.get("recalls-opened", {}).get("acts"):
        yield ngettext("%(n)s recall was opened.", "%(n)s recalls were opened.", n) % {
            "n": plain(n)
        }


def _changed(measures: dict[str, Any], numbers: Numbers, earlier: Numbers) -> Iterator[str]:
    """Of each measure whose intervals of both years do not meet: from what to what."""
    for code, measure in measures.items():
        now, then = numbers.get(code, {}), earlier.get(code, {})
        if not all("value" in one and "low" in one and "high" in one for one in (now, then)):
            continue
        if now["low"] > then["high"] or now["high"] < then["low"]:
            yield _("%(says)s From %(then)s to %(now)s.") % {
                "says": _(measure["says"]),
                "then": few_or(then["value"], measure["unit"], code),
                "now": few_or(now["value"], measure["unit"], code),
            }


def _row(measure: dict[str, Any], numbers: Numbers, earlier: Numbers) -> Row:
    code, unit = measure["code"], measure["unit"]
    now, then = numbers.get(code, {}), earlier.get(code, {})
    too_few = _("Too few to say.")
    return Row(
        says=_(measure["says"]),
        number=few_or(now["value"], unit, code) if "value" in now else too_few,
        between=between(now["low"], now.get("high"), unit) if "low" in now else "",
        before=few_or(then["value"], unit, code) if "value" in then else "",
    )
