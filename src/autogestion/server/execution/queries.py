"""Reading tasks, shifts and undertakings."""

from collections.abc import Collection, Iterable, Sequence

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet, Subquery

from autogestion.rules import state as states
from autogestion.server.delegates import queries as delegates
from autogestion.server.deliberation import queries as deliberation
from autogestion.server.deliberation.models import Decision
from autogestion.server.execution.models import (
    Evaluation,
    Holding,
    Offer,
    ReviewEvent,
    Task,
    Undertaking,
)
from autogestion.server.organisations import queries as organisations
from autogestion.server.organisations.models import Body, Member, Organisation, Place

_MEMBERS = Prefetch("holdings", Holding.objects.select_related("member").order_by("pk"))


def task_numbered(organisation: Organisation, number: int) -> Task | None:
    task = (
        organisation.tasks.select_related("decision__question__asked", "body__name", "what", "by")
        .filter(number=number)
        .first()
    )
    if task is not None:
        task.organisation = task.body.organisation = organisation
        task.decision.organisation = task.decision.question.organisation = organisation
    return task


def undertaking_numbered(organisation: Organisation, number: int) -> Undertaking | None:
    undertaking = (
        organisation.undertakings.select_related("handing_by", "handing_to")
        .filter(number=number)
        .first()
    )
    if undertaking is not None:
        undertaking.organisation = organisation
    return undertaking


def bound_numbers(decision: Decision) -> set[int]:
    """Numbers of the bodies that a decision binds: those whose members voted, and those below a council."""
    question = decision.question
    voted = deliberation.concerned_numbers(question)
    councils = delegates.councils(decision.organisation).filter(body__number__in=voted)
    below = [
        delegates.base_of(decision.organisation, number)
        for number in councils.values_list("body__number", flat=True)
    ]
    return voted.union(*below)


def is_bound(decision: Decision, member: Member) -> bool:
    """Whether a decision binds a body in which this member meets."""
    return (
        organisations.places_in(decision.organisation, bound_numbers(decision))
        .filter(member=member)
        .exists()
    )


def task_state(task: Task) -> states.Task:
    """The task as the rules take it; its decision and body are loaded with it."""
    offers = Offer.objects.filter(task=task).order_by("pk")
    return states.Task(
        number=task.number,
        decision=task.decision.number,
        body=task.body.number,
        what=task.what.commitment,
        by=task.by.pseudonym,
        at=task.at,
        until=task.until,
        every=task.every,
        way=task.way,
        pairs=task.pairs,
        duty=task.duty,
        offers=dict(offers.values_list("member__pseudonym", "lot")),
        taken=list(task.undertakings.order_by("number").values_list("number", flat=True)),
        withdrawn_at=task.withdrawn_at,
    )


def people_of_duties(body: Body, since: int) -> dict[str, int]:
    """Duty -> how many different members had a shift of it in this body that began since then."""
    had = Holding.objects.filter(undertaking__task__body=body, undertaking__at__gte=since)
    counted = (
        had.exclude(undertaking__task__duty="")
        .values_list("undertaking__task__duty")
        .annotate(people=Count("member", distinct=True))
    )
    return dict(counted.order_by())


def undertakings_of(task: Task) -> list[states.Undertaking]:
    """Every time the task was taken on, as the rules take it, in order."""
    return states_of(task.undertakings.all())


def undertaking_state(undertaking: Undertaking) -> states.Undertaking:
    (state,) = states_of(Undertaking.objects.filter(pk=undertaking.pk))
    return state


def states_of(undertakings: QuerySet[Undertaking]) -> list[states.Undertaking]:
    """Undertakings as the rules take them, in order, in a fixed number of queries."""
    rows = undertakings.select_related(
        "task", "handing_by", "handing_to", "handing_text", "account", "done_by"
    ).prefetch_related(_MEMBERS, "notes__text", "notes__by", "seen__text", "seen__member")
    return [_state(row) for row in rows.order_by("number")]


def _state(row: Undertaking) -> states.Undertaking:
    notes = sorted(row.notes.all(), key=lambda note: note.pk)
    seen = sorted(row.seen.all(), key=lambda sight: sight.pk)
    handing = []
    if row.handing_by and row.handing_to and row.handing_text:
        handing = [row.handing_by.pseudonym, row.handing_to.pseudonym, row.handing_text.commitment]
    return states.Undertaking(
        number=row.number,
        task=row.task.number,
        at=row.at,
        until=row.until,
        holders=[one.member.pseudonym for one in row.holdings.all()],
        notes=[states.Note(n.kind, n.text.commitment, n.by.pseudonym, n.at) for n in notes],
        handing=handing,
        account=row.account.commitment if row.account else "",
        done_by=row.done_by.pseudonym if row.done_by else "",
        done_at=row.done_at,
        seen={
            one.member.pseudonym: (one.done, one.text.commitment if one.text else "")
            for one in seen
        },
        ended_at=row.ended_at,
    )


def last_of(task: Task) -> Undertaking | None:
    """The last time the task was taken on."""
    return task.undertakings.order_by("number").last()


def member_of(organisation: Organisation, pseudonym: str) -> Member | None:
    return organisations.member_with_pseudonym(organisation, pseudonym)


def is_own_decision(body: Body, number: int | None) -> bool:
    """Whether this body took the decision with this number itself, and it was carried."""
    if number is None:
        return False
    found = Decision.objects.filter(organisation=body.organisation_id, number=number, body=body)
    return found.filter(adopted=True).exists()


def took_part(decision: Decision, member: Member) -> bool:
    """Whether a member had one of its tasks in hand, and did not give it back."""
    return Holding.objects.filter(member=member, undertaking__task__decision=decision).exists()


def event_state(row: ReviewEvent) -> states.ReviewEvent:
    """An event as the rules take it."""
    seen = row.seen.order_by("pk").values_list("member__pseudonym", flat=True)
    return states.ReviewEvent(
        row.number, row.text.commitment, row.by.pseudonym, row.at, list(seen), row.due_at
    )


def expected(organisation: Organisation) -> QuerySet[Decision]:
    """Decisions of which something was expected, or of which somebody said what came of them; newest first."""
    judged = {
        f"said_{reached}": Count("evaluations", filter=Q(evaluations__reached=reached))
        for reached in ("yes", "partly", "no")
    }
    last = Evaluation.objects.filter(decision=OuterRef("pk")).order_by("-at", "-pk")
    return (
        organisation.decisions.filter(Q(question__expectation__isnull=False) | Q(Exists(last)))
        .select_related("question__asked", "question__expectation__text")
        .annotate(**judged, last_happened=Subquery(last.values("happened__content")[:1]))
        .order_by("-number")
    )


def tasks_of(organisation: Organisation) -> QuerySet[Task]:
    """All tasks, newest first, with what they are and where they are done."""
    return organisation.tasks.select_related(
        "what", "body__name", "decision__question__asked", "by"
    ).order_by("-number")


def called(organisation: Organisation, numbers: Collection[int]) -> dict[int, str]:
    """Number of an undertaking -> what is to be done in it."""
    rows = Undertaking.objects.filter(organisation=organisation, number__in=numbers)
    return dict(rows.values_list("number", "task__what__content"))


def shifts_due(at: int) -> QuerySet[Task]:
    """Tasks whose next turn the hour has brought, and for which somebody is willing."""
    return Task.objects.filter(shift_at__lte=at).select_related("organisation")


def running() -> Q:
    """Undertakings that somebody has in hand."""
    return Q(done_at=None, ended_at=None)


def has_tasks(members: Iterable[Member]) -> bool:
    """Whether there is a task in any of these members' organisations."""
    return Task.objects.filter(
        organisation__in={member.organisation_id for member in members}
    ).exists()


def in_hand(members: Iterable[Member]) -> QuerySet[Undertaking]:
    """What these members have in hand, what is due first above."""
    return (
        Undertaking.objects.filter(running(), holdings__member__in=list(members))
        .select_related("task__what", "task__body__name")
        .order_by("until", "pk")
    )


def due_between(after: int, until: int) -> list[tuple[int, int, int, int]]:
    """(primary key, number, until, member) of what somebody has in hand that is due between two moments."""
    rows = Undertaking.objects.filter(running(), until__gt=after, until__lte=until)
    holders = rows.filter(holdings__isnull=False).order_by("pk")
    return list(holders.values_list("pk", "number", "until", "holdings__member_id"))


def handed_to(members: Iterable[Member]) -> QuerySet[Undertaking]:
    """What others would hand to these members."""
    return (
        Undertaking.objects.filter(running(), handing_to__in=list(members))
        .select_related("task__what", "task__body__name", "handing_by")
        .order_by("until", "pk")
    )


def asking_for_help(members: Sequence[Member], places: Sequence[Place]) -> QuerySet[Undertaking]:
    """Undertakings in these places whose holders ask for help, but those in which one helps already."""
    mine = Holding.objects.filter(undertaking=OuterRef("pk"), member__in=members)
    return (
        Undertaking.objects.filter(
            running(), task__body__in=[place.body_id for place in places], notes__kind="help"
        )
        .exclude(Exists(mine))
        .select_related("task__what", "task__body__name")
        .order_by("until", "pk")
        .distinct()
    )


def lying_open(places: Sequence[Place], at: int) -> QuerySet[Task]:
    """Tasks in these places that are done once and that nobody has in hand."""
    has_been = Undertaking.objects.filter(task=OuterRef("pk"), ended_at=None)
    in_time = has_been.filter(Q(done_at__isnull=False) | Q(until__gt=at))
    return (
        Task.objects.filter(
            ~Exists(in_time), body__in=[place.body_id for place in places], every=0,
            withdrawn_at=None, decision__ended_at=None,
        )
        .select_related("what", "body__name")
        .order_by("until", "pk")
    )  # fmt: skip


def wanting_the_willing(
    members: Sequence[Member], places: Sequence[Place], since: int
) -> QuerySet[Task]:
    """Tasks with shifts, set out since then, for which these members are not willing and that they never did."""
    willing = Offer.objects.filter(task=OuterRef("pk"), member__in=members)
    had = Holding.objects.filter(undertaking__task=OuterRef("pk"), member__in=members)
    return (
        Task.objects.filter(
            ~Exists(willing), ~Exists(had), body__in=[place.body_id for place in places],
            every__gt=0, withdrawn_at=None, decision__ended_at=None, at__gte=since,
        )
        .exclude(way="open")
        .select_related("what", "body__name")
        .order_by("pk")
    )  # fmt: skip
