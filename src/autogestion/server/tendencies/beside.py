"""What tendencies say, on the page of a question."""

from dataclasses import dataclass

from autogestion.server.deliberation import sections
from autogestion.server.deliberation.models import Question
from autogestion.server.deliberation.sections import Section
from autogestion.server.finding import names
from autogestion.server.organisations.models import Member
from autogestion.server.tendencies import queries


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


def enter() -> None:
    """Stand on the pages of questions, once; tell the search what tendencies are called."""
    names.of_pages["tendency"] = queries.called
    if said_in not in sections.of_questions:
        sections.of_questions.append(said_in)
