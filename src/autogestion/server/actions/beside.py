"""The actions that a decision brought about, on its page."""

from autogestion.rules.decisions import is_reopenable
from autogestion.server.actions import queries
from autogestion.server.deliberation import sections
from autogestion.server.deliberation.models import Decision
from autogestion.server.deliberation.sections import Section
from autogestion.server.finding import names
from autogestion.server.organisations.models import Member


def brought_about(decision: Decision, _reader: Member) -> Section | None:
    """None where there is none, and none can be planned."""
    if not decision.adopted or not is_reopenable(decision.question.kind):
        return None
    return Section("actions/brought_about.html", list(queries.actions_of(decision)))


def enter() -> None:
    """Stand on the pages of decisions, once; tell the search what actions, calls and leaflets are called."""
    names.of_pages |= {
        "action": queries.actions_called,
        "call": queries.calls_called,
        "leaflet": queries.leaflets_called,
    }
    if brought_about not in sections.of_decisions:
        sections.of_decisions.append(brought_about)
