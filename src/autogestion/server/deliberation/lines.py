"""Lines of the registers of questions and decisions, for the component `register_line`."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from autogestion.server.deliberation.models import Decision
from autogestion.server.deliberation.stages import CLOSED, NOTICE, OPEN, stage_in_words
from autogestion.server.organisations.models import Body, Organisation
from autogestion.server.web.shell import address
from autogestion.server.web.times import day


@dataclass(frozen=True)
class Filter:
    """A way to see only some lines: its words, what stands after the `?`, whether it is chosen."""

    label: str
    query: str
    is_chosen: bool


@dataclass(frozen=True)
class Place:
    """A body in a line."""

    name: str
    url: str
    kind: str = "assembly"


@dataclass(frozen=True)
class RegisterLine:
    """What `register_line` shows."""

    number: int
    title: str
    url: str
    state: str
    is_settled: bool
    body: Place | None
    at: int | None
    note: str


def place_of(
    organisation: Organisation, body: Body | None, *, is_whole: bool = False
) -> Place | None:
    """A body as a badge; the whole organisation where it is put to all."""
    if is_whole:
        return Place(str(organisation.name), address("o", organisation.slug), "whole")
    if body is None:
        return None
    body.organisation = organisation
    return Place(str(body.name), body.url, body.kind)


def question_line(organisation: Organisation, question: Any) -> RegisterLine:
    """A question with its `stage`, `closes_at` and `outcome` (reading.register_of_questions)."""
    return RegisterLine(
        number=question.number,
        title=str(question.asked),
        url=reverse("question", args=[organisation.slug, question.number]),
        state=_state(question),
        is_settled=question.stage not in (OPEN, NOTICE),
        body=place_of(organisation, question.body, is_whole=question.scope == "whole"),
        at=question.posed_at,
        note="",
    )


def _state(question: Any) -> str:
    if question.stage == OPEN:
        return _("Closes on %(day)s") % {"day": day(question.closes_at)}
    return _outcome(question) if question.stage == CLOSED else stage_in_words(question.stage)


def _outcome(question: Any) -> str:
    return {
        "adopted": _("Carried"),
        "rejected": _("Not carried"),
        "not_quorate": _("Too few voted"),
        "tie": _("A tie"),
    }.get(question.outcome, _("Closed"))


def decision_line(organisation: Organisation, decision: Decision, now: int) -> RegisterLine:
    """A decision: carried or not, and whether it is stale, reopened or over."""
    return RegisterLine(
        number=decision.number,
        title=str(decision.question.asked),
        url=reverse("decision", args=[organisation.slug, decision.number]),
        state=_("Carried") if decision.adopted else _("Not carried"),
        is_settled=True,
        body=place_of(organisation, decision.body, is_whole=decision.question.scope == "whole"),
        at=decision.taken_at,
        note=state_of(decision, now),
    )


def state_of(decision: Decision, now: int) -> str:
    """What became of a decision since: nothing to say where it simply stands."""
    if decision.ended_at is not None:
        return _("no longer in force")
    if decision.question.called_as is not None:
        return _("called back to those below")
    if decision.reopened_as is not None:
        return _("reopened")
    return _("past its date of review") if decision.review_at <= now else ""
