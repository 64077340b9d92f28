"""How a decision is carried out, on the decision's own page."""

from autogestion.server.deliberation import sections
from autogestion.server.deliberation.models import Decision
from autogestion.server.deliberation.sections import Section
from autogestion.server.execution import queries
from autogestion.server.execution.on_paper import carried_out_on_paper
from autogestion.server.execution.reading.decision import carrying_out
from autogestion.server.finding import names
from autogestion.server.organisations.models import Member


def carried_out(decision: Decision, reader: Member) -> Section:
    return Section("execution/sections.html", carrying_out(decision, reader))


def enter() -> None:
    """Stand on the pages and sheets of decisions, once; tell the search what undertakings are called."""
    names.of_pages["undertaking"] = queries.called
    if carried_out not in sections.of_decisions:
        sections.of_decisions.append(carried_out)
    if carried_out_on_paper not in sections.printed_of_decisions:
        sections.printed_of_decisions.append(carried_out_on_paper)
