"""The assembly in which a question was posed, where it too takes amendments over: what it may, what it was asked."""

from autogestion.rules import amending as rules
from autogestion.rules.passages import Standing
from autogestion.server.amending.queries import as_state
from autogestion.server.deliberation import queries as dossiers
from autogestion.server.deliberation.models import Question
from autogestion.server.organisations import queries as organisations
from autogestion.server.organisations.models import Body


def takeable(question: Question, number: int) -> Standing | None:
    """An amendment with its passage, where it can be taken over now."""
    state, charter = as_state(question), organisations.charter_in_force(question.organisation)
    needed = dossiers.kind_of(question, charter).seconds
    return rules.takeable(state.drafts, state.amendments, number, needed=needed)


def is_shared_with(question: Question, body: Body | None) -> bool:
    """Whether this assembly takes amendments to the question over, by its own vote."""
    posed_in = question.body_id
    return rules.is_shared(question.subject, posed_in=posed_in, body=body.pk if body else None)


def is_asking_assembly(question: Question, number: int) -> bool:
    """Whether the assembly is being asked whether it takes this amendment over."""
    closed = question.organisation.votes.filter(closed_at__isnull=False).values("number")
    asking = question.organisation.questions.filter(
        body=question.body_id, subject__takes=question.number, subject__amendment=number,
        withdrawn_at=None,
    )  # fmt: skip
    return asking.exclude(number__in=closed).exists()


def asked_of_assembly(question: Question) -> dict[int, tuple[int, bool]]:
    """Number of an amendment -> the newest question by which the assembly was asked, and whether that is over."""
    if not question.subject.get("ours"):
        return {}
    rows = question.organisation.questions.filter(
        subject__takes=question.number, withdrawn_at=None
    ).order_by("number")
    asked = {
        subject["amendment"]: number for number, subject in rows.values_list("number", "subject")
    }
    closed = question.organisation.votes.filter(number__in=asked.values(), closed_at__isnull=False)
    over = set(closed.values_list("number", flat=True))
    return {amendment: (number, number in over) for amendment, number in asked.items()}
