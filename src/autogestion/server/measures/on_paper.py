"""The yearly report on paper: the sentences, the numbers, and how each measure went quarter by quarter."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from django.template.loader import render_to_string
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from autogestion.server.measures.histories import History, history
from autogestion.server.measures.models import MeasuredWindow, Profile
from autogestion.server.measures.pictures import Picture as Drawn
from autogestion.server.measures.pictures import pictures
from autogestion.server.measures.report import Report, Row
from autogestion.server.organisations.models import Organisation
from autogestion.server.printing import (
    Block,
    Code,
    Document,
    Heading,
    Listing,
    Picture,
    Side,
    Sides,
    Table,
    Words,
)
from autogestion.server.web.numbers import plain

INK = "#141210"
_SVG = re.compile("<svg.*?</svg>", re.DOTALL)
CURVES = ("spread", "lasting")
BESIDE = 3
"""How many charts stand in a row."""


def report_on_paper(
    organisation: Organisation, report: Report, profile: Profile, window: MeasuredWindow,
    quarters: Sequence[MeasuredWindow], *, address: str, command: str,
) -> Document:  # fmt: skip
    """The report on a year. Of a year that is over it is always the same, whoever prints it and when.

    `quarters`: those until its end, oldest first.
    """
    lines = ngettext(
        "From %(lines)s line of the record", "From the first %(lines)s lines of the record", report.lines
    )  # fmt: skip
    return Document(
        title=_("The year %(year)s") % {"year": report.year},
        language=get_language() or "en",
        dated=window.ends if report.is_over else profile.at,
        author=str(organisation.name),
        kicker=f"{organisation.name} · " + _("Is it still ours?"),
        standfirst=_standfirst(report),
        foot=lines % {"lines": plain(report.lines)},
        blocks=[
            *_told(report),
            *_numbers(report, profile, quarters),
            *([] if report.is_over else _as_of_now(profile)),
            *_made(command),
            Code(address, _("This report on its page, with how each number is made:")),
        ],
    )


def _standfirst(report: Report) -> str:
    if report.is_over:
        return _(
            "What the record says about who began, who spoke, who decided and who was answerable. Written by "
            "rule; no one is named."
        )
    return _(
        "The year is not over: this is what the record says so far. Written by rule; no one is named."
    )


def _told(report: Report) -> Iterator[Block]:
    yield Heading(_("What was done"))
    nothing = _("Too few people did anything to tell of it without telling of them.")
    yield Listing(report.happened) if report.happened else Words(nothing)
    yield Heading(_("What to talk about"))
    for one in report.warnings:
        yield Heading(one.sentence, 2)
        yield Words(one.do)
    if not report.warnings:
        yield Words(
            _(
                "No measure lies beyond its mark. That is no certificate: what is not in the record is not measured."
            )
        )
    if report.changed:
        yield Heading(_("What changed since the year before"))
        yield Words(_("By more than chance explains:"))
        yield Listing(report.changed)


def _numbers(
    report: Report, profile: Profile, quarters: Sequence[MeasuredWindow]
) -> Iterator[Block]:
    yield Heading(_("All numbers"))
    yield Words(
        _(
            "Below a number stands where it lies with 95 in 100. What rests on too few people or acts is left out."
        ),
        is_quiet=True,
    )
    charts = list(_charts(profile, quarters))
    for title, rows in report.panels:
        yield Heading(title, 2)
        yield _table(report, rows)
        said = {row.says for row in rows}
        yield from _in_rows([side for says, side in charts if says in said])
    if charts:
        yield Words(
            _(
                "In the picture a dot is one quarter, the oldest at the left; an empty one still runs. The line "
                "through a dot is where it lies with 95 in 100; a small ring is what chance alone would give."
            ),
            is_quiet=True,
        )


def _table(report: Report, rows: Sequence[Row]) -> Table:
    head = [_("Measured"), _("This year"), *([_("The year before")] if report.has_before else [])]
    lines = []
    for row in rows:
        number = f"{row.number} ({row.between})" if row.between else row.number
        lines.append([row.says, number, *([row.before] if report.has_before else [])])
    return Table(head, lines, numbers=range(1, len(head)))


def _charts(profile: Profile, quarters: Sequence[MeasuredWindow]) -> Iterator[tuple[str, Side]]:
    """What a measure says, and its history as a picture that says the same in words."""
    for one in profile.data["0"]:
        shown = history(one["code"], one["unit"], quarters)
        if shown is not None:
            says = _(one["says"])
            yield says, Side("", [Words(says, is_quiet=True), _history(shown, says)])


def _history(shown: History, says: str) -> Picture:
    told = "; ".join(f"{row.name}: {row.number}" for row in shown.rows[::-1])
    return _drawn("history", f"{says} {told}", shown)


def _as_of_now(profile: Profile) -> Iterator[Block]:
    """While the year runs: the curves over everything so far, which no year keeps."""
    sides = [
        Side("", [Words(_(one["says"]), is_quiet=True), _curve(_(one["says"]), drawn)])
        for one in profile.data["0"]
        for drawn in pictures(one, None, ())
        if drawn.name in CURVES
    ]
    if sides:
        yield Heading(_("Over everything so far"))
        yield from _in_rows(sides)


def _curve(says: str, drawn: Drawn) -> Picture:
    return _drawn(drawn.template, f"{says} {_in_tenths(drawn)}", drawn.it)


def _in_tenths(drawn: Drawn) -> str:
    """The table of the curve, for who hears the page."""
    if drawn.name == "lasting":
        return "; ".join(f"{row.days}: {row.share}" for row in drawn.it.rows)
    return "; ".join(f"{least}: {share}" for least, share in drawn.it.rows)


def _in_rows(sides: Sequence[Side]) -> Iterator[Sides]:
    for start in range(0, len(sides), BESIDE):
        row = list(sides[start : start + BESIDE])
        yield Sides([*row, *[Side("", [])] * (BESIDE - len(row))], is_whole=True)


def _drawn(template: str, says: str, it: Any) -> Picture:
    """The picture that a page shows, in ink, as a file of its own."""
    found = _SVG.search(render_to_string(f"measures/pictures/{template}.html", {"it": it}))
    assert found is not None
    root = f'<svg xmlns="http://www.w3.org/2000/svg" font-family="Paper Sans" font-size="13" color="{INK}" '
    return Picture(found.group().replace("<svg ", root, 1).encode(), "svg", says)


def _made(command: str) -> Iterator[Block]:
    yield Heading(_("How this was made"))
    yield Words(
        _(
            "From the lines of the record before the end of the year, by rules that are the same for everybody. A "
            "warning stands where all of the 95 in 100 lies beyond a mark; who speaks in meetings and who holds keys "
            "and money is not in the record, and nothing is said about it."
        )
    )
    yield Words(
        _("Anybody computes the same numbers from an export, without this server:") + " " + command
    )
