"""What one member has learnt to do, read from their own acts, for that member alone (F12)."""

from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Case, Count, Max, Value, When
from django.urls import reverse
from django.utils.translation import gettext as _

from autogestion.rules.words import gettext_noop
from autogestion.server.execution.models import Holding
from autogestion.server.organisations.models import Member
from autogestion.server.record import queries as record


class Kind(NamedTuple):
    """Something that one can learn here: its name, the acts that show it, where it is tried."""

    words: str
    acts: tuple[str, ...]
    page: str


TASK, SHIFT = "task", "shift"
"""What is read from undertakings that were done, and not from acts of one's own alone."""

KINDS = (
    Kind(gettext_noop("Putting a question"), ("question.posed",), "questions"),
    Kind(gettext_noop("Finding facts"), ("fact.added",), "questions"),
    Kind(
        gettext_noop("Writing the minutes of a discussion"),
        ("thread-minutes.written",),
        "questions",
    ),
    Kind(gettext_noop("Amending a text"), ("amendment.proposed",), "questions"),
    Kind(gettext_noop("Carrying out a task"), (TASK,), "tasks"),
    Kind(
        gettext_noop("Having a shift: chairing, minutes, cleaning and what else comes back"),
        (SHIFT,),
        "tasks",
    ),
    Kind(gettext_noop("Holding a seat in a council"), ("term",), "councils"),
    Kind(gettext_noop("Giving account to those who sent one"), ("report.made",), "councils"),
    Kind(
        gettext_noop("Making an inquiry"),
        ("survey.drafted", "survey.joined", "survey-change.proposed"),
        "surveys",
    ),
    Kind(
        gettext_noop("A study circle"),
        ("study.opened", "reading.added", "remark.made"),
        "studies",
    ),
    Kind(gettext_noop("Writing for the newspaper"), ("contribution.written",), "newspaper"),
    Kind(gettext_noop("Editing the newspaper"), ("collective.accepted",), "newspaper"),
    Kind(
        gettext_noop("Writing calls and leaflets"), ("call.written", "leaflet.written"), "actions"
    ),
    Kind(gettext_noop("Telling a struggle in the library"), ("struggle.added",), "library"),
)


@dataclass(frozen=True)
class Learnt:
    """One kind: how often, when last, and where it is tried."""

    words: str
    times: int
    last: int | None
    url: str


def learnt_by(member: Member) -> list[Learnt]:
    """Every kind in the order of the list, those never done with 0 times: three queries."""
    done = {**_acts(member), **_in_hand(member), **_terms(member)}
    slug = member.organisation.slug
    found = []
    for kind in KINDS:
        times = [done[act] for act in kind.acts if act in done]
        found.append(
            Learnt(
                _(kind.words),
                sum(many for many, _last in times),
                max((last for _many, last in times), default=None),
                reverse(kind.page, args=[slug]),
            )
        )
    return found


def _acts(member: Member) -> dict[str, tuple[int, int]]:
    """Act -> (how often, when last), of the member's own lines."""
    known = [act for kind in KINDS for act in kind.acts]
    lines = record.entries(member.organisation).filter(by=member.pseudonym, act__in=known)
    rows = lines.order_by().values("act").annotate(many=Count("pk"), last=Max("at"))
    return {row["act"]: (row["many"], row["last"]) for row in rows}


def _in_hand(member: Member) -> dict[str, tuple[int, int]]:
    """What they had in hand and what was done, tasks and shifts apart."""
    kind = Case(When(undertaking__task__every__gt=0, then=Value(SHIFT)), default=Value(TASK))
    held = Holding.objects.filter(member=member, undertaking__done_at__isnull=False)
    rows = held.order_by().annotate(kind=kind).values("kind")
    rows = rows.annotate(many=Count("pk"), last=Max("undertaking__done_at"))
    return {row["kind"]: (row["many"], row["last"]) for row in rows}


def _terms(member: Member) -> dict[str, tuple[int, int]]:
    found = member.terms.aggregate(many=Count("pk"), last=Max("since"))
    return {"term": (found["many"], found["last"])} if found["many"] else {}
