"""How a decision is carried out, on its own page; what is expected of a question, on its."""

from autogestion.server.deliberation import sections
from autogestion.server.deliberation.models import Decision, Question
from autogestion.server.deliberation.sections import Section
from autogestion.server.execution import queries
from autogestion.server.execution.on_paper import carried_out_on_paper
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
    """Stand on the pages and sheets of decisions, and on pages of questions, once; name undertakings in the search."""
    names.of_pages["undertaking"] = queries.called
    if carried_out not in sections.of_decisions:
        sections.of_decisions.append(carried_out)
    if carried_out_on_paper not in sections.printed_of_decisions:
        sections.printed_of_decisions.append(carried_out_on_paper)
    if expected not in sections.of_questions:
        sections.of_questions.append(expected)
