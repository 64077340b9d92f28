"""A council's question that was called back to those below, as the pages of others say it (S2)."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from autogestion.server.deliberation.models import Question
from autogestion.server.deliberation.queries import is_calling_settled
from autogestion.server.organisations import queries as organisations


@dataclass(frozen=True)
class CalledBack:
    """A notice: what it means, and where those below decide."""

    sentence: str
    url: str


def called_back(question: Question, *, has_decision: bool) -> CalledBack | None:
    """What is to be said of a question called back; nothing where it was not, or where they have decided."""
    if question.called_as is None or is_calling_settled(question):
        return None
    charter = organisations.charter_in_force(question.organisation)
    if question.kind in charter.councils.urgent:
        says = _("The charter names it urgent: it goes on until they have decided.")
    elif has_decision:
        says = _("Until they have decided, this decision is suspended.")
    else:
        says = _("Until they have decided, the council waits.")
    called = _("Those below called it back and decide it directly.")
    return CalledBack(
        f"{called} {says}",
        reverse("question", args=[question.organisation.slug, question.called_as]),
    )
