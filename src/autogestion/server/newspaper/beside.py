"""From which contributions something came, on the page of the thing."""

from collections.abc import Collection
from dataclasses import dataclass

from autogestion.server.deliberation import sections
from autogestion.server.deliberation.models import Decision, Question
from autogestion.server.deliberation.sections import Section
from autogestion.server.finding import names
from autogestion.server.mail.rooms import rooms
from autogestion.server.newspaper import by_mail, queries, reading
from autogestion.server.newspaper.models import CameOf
from autogestion.server.organisations.models import Member, Organisation


@dataclass(frozen=True)
class Origin:
    """A contribution, and the fact of which it is the beginning, where it is one."""

    title: str
    number: int
    part: int
    is_nobodys: bool


def _section(rows: list[CameOf]) -> Section | None:
    if not rows:
        return None
    origins = [
        Origin(reading.words_in(one.title), one.number, row.part, is_nobodys=one.by_id is None)
        for row in rows
        for one in (row.contribution,)
    ]
    return Section("newspaper/came_from.html", origins)


def in_question(question: Question, _reader: Member) -> Section | None:
    """Contributions of which the question, or a fact in its dossier, came."""
    return _section(queries.came_of(question.organisation.pk, question.number, "question", "fact"))


def in_decision(decision: Decision, _reader: Member) -> Section | None:
    """Contributions of which the decision came."""
    return _section(queries.came_of(decision.organisation.pk, decision.number, "decision"))


def in_thing(organisation: Organisation, kind: str, number: int) -> Section | None:
    """Contributions of which an entry of the library, an inquiry, an article, an action or a task came."""
    return _section(queries.came_of(organisation.pk, number, kind))


def enter() -> None:
    """Stand on these pages, once; take mail in; tell the search what contributions and issues are called."""
    rooms["newspaper"] = by_mail.ROOM
    names.of_pages["contribution"] = _contributions_called
    names.of_pages["issue"] = _issues_called
    if in_question not in sections.of_questions:
        sections.of_questions.append(in_question)
        sections.of_decisions.append(in_decision)
        sections.of_things.append(in_thing)


def _contributions_called(organisation: Organisation, numbers: Collection[int]) -> dict[int, str]:
    """Number of a contribution -> its title."""
    rows = organisation.contributions.filter(number__in=numbers)
    return dict(rows.values_list("number", "title__content"))


def _issues_called(organisation: Organisation, numbers: Collection[int]) -> dict[int, str]:
    """Number of an issue -> what it is called."""
    rows = organisation.issues.filter(number__in=numbers)
    return dict(rows.values_list("number", "title__content"))
