"""How a decision is carried out: by each assembly in its own way, and what came of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _

from autogestion.rules.aftermath import PARTS, STANCES
from autogestion.rules.decisions import is_reopenable
from autogestion.server.deliberation.models import Decision
from autogestion.server.deliberation.ways import Way
from autogestion.server.execution import queries
from autogestion.server.execution.models import Evaluation, Expectation, Regard, Told
from autogestion.server.execution.reading.lines import TaskLine, lines_of
from autogestion.server.execution.reading.reviews import Event, events_of
from autogestion.server.organisations import queries as organisations
from autogestion.server.organisations.models import Body, Member
from autogestion.server.record import clock

REASONS_SHOWN = 50
SILENT_SHOWN = 12
"""Where a decision binds more bodies than these, those that have told nothing are only counted."""


@dataclass(frozen=True)
class Circle:
    """A body that the decision binds: what it told, what it has set out, and what the reader can do there."""

    body: Body
    how: list[Told]
    done: list[Told]
    tasks: list[TaskLine]
    ways: list[Way]

    @property
    def is_silent(self) -> bool:
        """Whether nothing was told and nothing set out."""
        return not (self.how or self.done or self.tasks)


@dataclass(frozen=True)
class Stance:
    """How many regard it so."""

    name: str
    many: int


@dataclass(frozen=True)
class Judged:
    """What one who took part says came of it."""

    by: Member
    at: int
    reached: str
    parts: list[tuple[str, str]]


@dataclass(frozen=True)
class CarryingOut:
    """The page of how a decision is carried out."""

    is_to_do: bool
    circles: list[Circle]
    silent: int
    stances: list[Stance]
    reasons: list[tuple[str, Regard]]
    own_stance: str
    may_regard: bool
    expected: Expectation | None
    events: list[Event]
    may_name: bool
    evaluations: list[Judged]
    may_evaluate: bool


def carrying_out(decision: Decision, reader: Member) -> CarryingOut:
    """Everything about carrying this decision out, in a fixed number of queries."""
    organisation = decision.organisation
    bound = queries.bound_numbers(decision)
    here = organisations.places_in(organisation, bound).filter(member=reader, body=OuterRef("pk"))
    bodies = list(
        organisation.bodies.filter(number__in=bound)
        .select_related("name")
        .annotate(is_mine=Exists(here))
        .order_by("number")
    )
    mine = {body.number for body in bodies if body.is_mine}
    is_to_do = (
        decision.adopted
        and decision.ended_at is None
        and is_reopenable(decision.question.kind, decision.question.subject)
        and organisation.dissolved_at is None
    )
    circles = _circles(decision, bodies, mine, is_to_do=is_to_do)
    is_few = is_to_do and len(circles) <= SILENT_SHOWN
    regards = list(decision.regards.select_related("member", "text").order_by("-at", "pk"))
    may_say = bool(mine) and decision.ended_at is None and organisation.dissolved_at is None
    return CarryingOut(
        is_to_do=is_to_do,
        circles=[one for one in circles if is_few or not one.is_silent or one.ways],
        silent=0 if is_few else sum(one.is_silent and not one.ways for one in circles),
        stances=[
            Stance(in_words(stance), sum(one.stance == stance for one in regards))
            for stance in STANCES
        ],
        reasons=[(in_words(one.stance), _with_home(one, decision)) for one in regards if one.text][
            :REASONS_SHOWN
        ],
        own_stance=next((in_words(one.stance) for one in regards if one.member == reader), ""),
        may_regard=bool(mine) and organisation.dissolved_at is None,
        expected=getattr(decision.question, "expectation", None),
        events=events_of(decision, reader, may_say=may_say),
        may_name=may_say,
        evaluations=_evaluations(decision),
        may_evaluate=queries.took_part(decision, reader) and organisation.dissolved_at is None,
    )


def in_words(stance: str) -> str:
    return {"agree": _("agree"), "accept": _("accept it"), "object": _("object")}[stance]


def _with_home(regard: Regard, decision: Decision) -> Regard:
    regard.member.organisation = decision.organisation
    return regard


def _circles(
    decision: Decision, bodies: Sequence[Body], mine: set[int], *, is_to_do: bool
) -> list[Circle]:
    organisation = decision.organisation
    told = list(decision.told.select_related("text", "by").order_by("number"))
    for one in told:
        one.by.organisation = organisation
    tasks = decision.tasks.select_related("what", "body__name").order_by("number")
    lines = lines_of(organisation, tasks, clock.now())
    found = []
    for body in bodies:
        body.organisation = organisation
        here = [one for one in told if one.body_id == body.pk]
        found.append(
            Circle(
                body=body,
                how=[one for one in here if one.stage == "how"],
                done=[one for one in here if one.stage == "done"],
                tasks=[line for line in lines if line.body.pk == body.pk],
                ways=_ways(decision, body) if is_to_do and body.number in mine else [],
            )
        )
    return found


def _ways(decision: Decision, body: Body) -> list[Way]:
    here = [decision.organisation.slug, decision.number]
    query = f"?in={body.number}"
    return [
        Way(_("Set out a task"), reverse("set-out-task", args=here) + query),
        Way(_("Tell how it is carried out, or what was done"), reverse("tell", args=here) + query),
    ]


def _evaluations(decision: Decision) -> list[Judged]:
    titles = {
        "wanted": _("What we wanted"),
        "happened": _("What happened"),
        "learnt": _("What we learnt"),
    }
    reached = {
        "yes": _("The aim was reached."),
        "partly": _("The aim was reached in part."),
        "no": _("The aim was not reached."),
    }
    rows: list[Evaluation] = list(
        decision.evaluations.select_related("member", *PARTS).order_by("at", "pk")
    )
    for row in rows:
        row.member.organisation = decision.organisation
    return [
        Judged(
            row.member,
            row.at,
            reached[row.reached],
            [(titles[part], getattr(row, part).content) for part in PARTS],
        )
        for row in rows
    ]
