"""How a decision is carried out, on the decision's own page; and what letters remind of."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from autogestion.rules.bodies import DAY
from autogestion.server.deliberation import sections
from autogestion.server.deliberation.models import Decision
from autogestion.server.deliberation.sections import Section
from autogestion.server.execution import queries
from autogestion.server.execution.reading.decision import carrying_out
from autogestion.server.finding import names
from autogestion.server.mail import reminders
from autogestion.server.mail.reminders import Due, Source
from autogestion.server.organisations.models import Member
from autogestion.server.web.times import day

SOON = 2 * DAY
"""From so long before it is due on, a letter reminds of it."""


def carried_out(decision: Decision, reader: Member) -> Section:
    return Section("execution/sections.html", carrying_out(decision, reader))


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
    """Stand on the pages of decisions, once; tell the search what undertakings are called; let letters remind."""
    reminders.SOURCES["undertaking"] = Source(due_soon, says_due)
    names.of_pages["undertaking"] = queries.called
    if carried_out not in sections.of_decisions:
        sections.of_decisions.append(carried_out)
