"""How a decision is carried out, on its page; what is expected of a question, on its; what letters remind of."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from autogestion.rules.bodies import DAY
from autogestion.server.deliberation import sections
from autogestion.server.deliberation.models import Decision, Question
from autogestion.server.deliberation.sections import Section
from autogestion.server.execution import queries
from autogestion.server.execution.on_paper import carried_out_on_paper
from autogestion.server.execution.reading.decision import carrying_out
from autogestion.server.execution.reading.duties import went_round
from autogestion.server.execution.reading.reviews import expected_of
from autogestion.server.execution.reading.steps import came_of
from autogestion.server.finding import names
from autogestion.server.mail import reminders
from autogestion.server.mail.reminders import Due, Source
from autogestion.server.organisations import saying
from autogestion.server.organisations.models import Member
from autogestion.server.web.times import day

SOON = 2 * DAY
"""From so long before it is due on, a letter reminds of it."""


def carried_out(decision: Decision, reader: Member) -> Section:
    return Section("execution/sections.html", carrying_out(decision, reader))


def expected(question: Question, reader: Member) -> Section | None:
    """None where nothing is expected of it and the reader did not pose it."""
    found = expected_of(question, reader)
    return Section("execution/expectation.html", found) if found else None


def due_soon(at: int) -> Iterator[Due]:
    """What members took on and is to be done within two days."""
    for undertaking, number, until, member in queries.due_between(at, at + SOON):
        yield Due(member, f"{undertaking}-{until}", number)


def says_due(member: Member, number: int) -> tuple[str, str, str] | None:
    """What a letter says of it, while they have it in hand."""
    undertaking = queries.in_hand([member]).filter(number=number).first()
    if undertaking is None:
        return None
    words = _("You took this on, to be done by %(day)s.") % {"day": day(undertaking.until)}
    path = reverse("task", args=[member.organisation.slug, undertaking.task.number])
    return words, str(undertaking.task), path


def enter() -> None:
    """Stand on pages and sheets of decisions, of questions and of assemblies, once; let the search and letters know."""
    reminders.SOURCES["undertaking"] = Source(due_soon, says_due)
    names.of_pages["undertaking"] = queries.called
    if carried_out not in sections.of_decisions:
        sections.of_decisions.append(carried_out)
    if carried_out_on_paper not in sections.printed_of_decisions:
        sections.printed_of_decisions.append(carried_out_on_paper)
    if came_of not in sections.steps_of_questions:
        sections.steps_of_questions.append(came_of)
    if went_round not in saying.of_assemblies:
        saying.of_assemblies.append(went_round)
    if expected not in sections.of_questions:
        sections.of_questions.append(expected)
