"""What tendencies say, on the page of a question."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from autogestion.server.deliberation import sections
from autogestion.server.deliberation.models import Question
from autogestion.server.deliberation.sections import Section
from autogestion.server.finding import names
from autogestion.server.organisations.models import Member
from autogestion.server.printing import Block, Heading, Prose
from autogestion.server.printing.shortening import shortened
from autogestion.server.tendencies import queries
from autogestion.server.web.texts import one_line, said

PRINTED_MAX, PRINTED_ROOM = 8, 350
"""On paper: so many tendencies at most, and so many characters of each."""


@dataclass(frozen=True)
class Said:
    """What tendencies say in a dossier, and whether the reader can speak for one."""

    stands: list[queries.Heard]
    may_speak: bool


def said_in(question: Question, reader: Member) -> Section | None:
    """None where no tendency has said anything and the reader belongs to none."""
    heard = queries.heard_in(question, reader)
    is_open = question.opened_at is None and question.withdrawn_at is None
    may_speak = is_open and any(one.is_mine for one in heard)
    stands = [one for one in heard if one.text is not None]
    if not stands and not may_speak:
        return None
    return Section("tendencies/said.html", Said(stands, may_speak))


def said_on_paper(question: Question, reader: Member) -> list[Block]:
    """The same on the printed question, each with as much room as the others."""
    stands = [one for one in queries.heard_in(question, reader) if one.text is not None]
    heading = [Heading(_("Tendencies"))] if stands else []
    return [*heading, *(block for one in stands[:PRINTED_MAX] for block in _on_paper(one))]


def _on_paper(one: queries.Heard) -> list[Block]:
    return [
        Heading(one_line(said(one.name)), 2),
        Prose(shortened(said(one.text or ""), PRINTED_ROOM)),
    ]


def enter() -> None:
    """Stand on the pages of questions and their pamphlets, once; tell the search what tendencies are called."""
    names.of_pages["tendency"] = queries.called
    if said_in not in sections.of_questions:
        sections.of_questions.append(said_in)
    if said_on_paper not in sections.printed_of_questions:
        sections.printed_of_questions.append(said_on_paper)
