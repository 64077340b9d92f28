"""A decision as a sheet for a wall: what was settled, by whom, under which rule, who carries it out."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from autogestion.server.deliberation import sections
from autogestion.server.deliberation.outcome_on_paper import outcome_on_paper
from autogestion.server.deliberation.sheet import Sheet
from autogestion.server.organisations.models import Member
from autogestion.server.printing import Block, Code, Document, Facts, Heading, Prose, Stamp, Words
from autogestion.server.printing.shortening import shortened
from autogestion.server.web.numbers import plain
from autogestion.server.web.texts import one_line, said
from autogestion.server.web.times import day, day_and_hour

ROOM = (4000, 1200, 500)
"""How many characters of a text at most; the first with which the sheet has two pages."""
PAGES_MAX = 2


def decision_on_paper(
    decision: Any, it: Sheet, reader: Member, *, address: str, at: int
) -> list[Document]:
    """The sheet of a decision (reading.decision_for_page), with ever less room for each text."""
    beside = sections.printed_on_decision(decision, reader)
    return [_with_room(decision, it, beside, address, at, room) for room in ROOM]


def _with_room(
    decision: Any, it: Sheet, beside: list[Block], address: str, at: int, room: int
) -> Document:
    organisation, question = decision.organisation, decision.question
    return Document(
        title=one_line(said(str(question.asked))),
        language=get_language() or "en",
        dated=at,
        author=str(organisation.name),
        kicker=f"{organisation.name} · " + _("Decision %(number)s") % {"number": plain(decision.number)},
        standfirst=one_line(it.chosen),
        foot=_("Printed %(when)s. What was added later stands on the page.") % {"when": day_and_hour(at)},
        blocks=[
            *_settled(decision, it),
            Prose(shortened(said(str(question.why)), room)),
            Heading(_("Who carries it out")),
            Prose(shortened(said(str(question.carried_out_by)), room)),
            *beside,
            Heading(_("Result")),
            *outcome_on_paper(it.outcome),
            *_minority(it, room),
            Code(address, _("The decision, its whole dossier, and how to have it reopened:")),
        ],
    )  # fmt: skip


def _settled(decision: Any, it: Sheet) -> Iterator[Block]:
    word = _("Carried") if decision.adopted else _("Not carried")
    yield Stamp(f"{word} · {day(decision.taken_at)}", decision.adopted)
    if it.is_stale:
        yield Words(_("This decision is past its date of review."))
    elif it.state:
        yield Words(it.state[0].upper() + it.state[1:])
    under = {"article": it.rule.article, "version": plain(decision.charter)}
    yield Facts(
        [
            (_("Decided by"), ", ".join(circle.name for circle in it.circles)),
            (_("Under"), _("article %(article)s of charter %(version)s") % under),
            (_("Looked at again"), day(decision.review_at)),
        ]
    )


def _minority(it: Sheet, room: int) -> Iterator[Block]:
    if it.minority:
        yield Heading(_("Minority statements"))
    for statement in it.minority:
        yield Prose(shortened(said(statement.text), room))
        assert statement.at is not None  # Whoever writes one does it on a day.
        yield Words(
            f"{statement.by.name or _('a former member')}, {day(statement.at)}", is_quiet=True
        )
