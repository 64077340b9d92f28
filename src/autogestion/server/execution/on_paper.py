"""How a decision is carried out, on the decision's printed sheet."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from autogestion.server.deliberation.models import Decision
from autogestion.server.execution.models import Told
from autogestion.server.execution.reading.decision import Circle, carrying_out
from autogestion.server.execution.reading.lines import TaskLine
from autogestion.server.organisations.models import Member
from autogestion.server.printing import Block, Facts, Heading, Listing, Prose, Words
from autogestion.server.printing.shortening import shortened
from autogestion.server.web.numbers import plain
from autogestion.server.web.texts import one_line, said
from autogestion.server.web.times import day

CIRCLES_MAX, TASKS_MAX, ROOM = 8, 12, 600


def carried_out_on_paper(decision: Decision, reader: Member) -> list[Block]:
    """Who does what, and how it is regarded: what stands on the page, as far as a sheet has room."""
    it = carrying_out(decision, reader)
    if not it.is_to_do and not it.circles:
        return []
    blocks: list[Block] = [Heading(_("Who does what"))]
    for circle in it.circles[:CIRCLES_MAX]:
        blocks += _circle(circle)
    if not it.circles:
        blocks.append(Words(_("Nothing has been told or set out yet."), is_quiet=True))
    regarded = [(one.name.capitalize(), plain(one.many)) for one in it.stances if one.many]
    if regarded:
        blocks += [Heading(_("How members regard it"), 2), Facts(regarded)]
    return blocks


def _circle(circle: Circle) -> Iterator[Block]:
    yield Heading(one_line(str(circle.body)), 2)
    for told in circle.how[-1:]:
        yield from _told(told, _("How it carries it out"))
    if circle.tasks:
        yield Listing([_task(line) for line in circle.tasks[:TASKS_MAX]])
    for told in circle.done[-1:]:
        yield from _told(told, _("What it has done"))
    if circle.is_silent:
        yield Words(_("Nothing has been told or set out yet."), is_quiet=True)


def _told(told: Told, what: str) -> Iterator[Block]:
    yield Prose(shortened(said(str(told.text)), ROOM))
    yield Words(f"{what} · {told.by.name or _('a former member')} · {day(told.at)}", is_quiet=True)


def _task(line: TaskLine) -> str:
    """What, how it stands, who has it in hand, until when."""
    names = ", ".join(holder.name or _("a former member") for holder in line.holders)
    until = f"{pgettext('a day', 'by')} {day(line.until)}" if line.until and not line.every else ""
    return ": ".join(
        [
            one_line(said(line.what)),
            ", ".join(part for part in (line.state, names, line.every, until) if part),
        ]
    )
