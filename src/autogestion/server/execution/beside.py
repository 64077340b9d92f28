"""How a decision is carried out, on its own page; what is expected of a question, on its."""

from autogestion.server.deliberation import sections
from autogestion.server.deliberation.models import Decision, Question
from autogestion.server.deliberation.sections import Section
from autogestion.server.execution import queries
from autogestion.server.execution.reading.decision import carrying_out
from autogestion.server.execution.reading.reviews import expected_of
from autogestion.server.finding import names
from autogestion.server.organisations.models import Member


def carried_out(decision: Decision, reader: Member) -> Section:
    return Section("execution/sections.html", carrying_out(decision, reader))


def expected(question: Question, reader: Member) -> Section | None:
    """None where nothing is expected of it and the reader did not pose it."""
    found = expected_of(question, reader)
    return Section("execution/expectation.html", found) if found else None


def enter() -> None:
    """Stand on the pages of decisions and questions, once; tell the search what undertakings are called."""
    names.of_pages["undertaking"] = queries.called
    if carried_out not in sections.of_decisions:
        sections.of_decisions.append(carried_out)
    if expected not in sections.of_questions:
        sections.of_questions.append(expected)
