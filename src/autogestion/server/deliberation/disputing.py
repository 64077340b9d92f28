"""Reading what is held against how, and to whom, a question is put."""

from django.db.models import QuerySet

from autogestion.server.deliberation.models import Challenge, Contradiction, Decision, Question
from autogestion.server.organisations.models import Body, Organisation


def challenge_numbered(organisation: Organisation, number: int) -> Challenge | None:
    found = organisation.challenges.select_related("question__body", "text", "instead", "by")
    return found.filter(number=number).first()


def is_sent_back(question: Question) -> bool:
    """Whether those concerned decided that it is badly put."""
    return question.challenges.filter(sent_back_at__isnull=False).exists()


def put_anew(question: Question) -> QuerySet[Question]:
    """The questions by which it was put anew, once it was sent back."""
    found = question.organisation.questions.filter(subject__anew=question.number)
    return found.select_related("asked").order_by("number")


def has_claimed(question: Question, body: Body) -> bool:
    """Whether this assembly has decided that the question concerns it too."""
    decided = question.organisation.questions.filter(body=body, subject__too=question.number)
    return question.contests.filter(decided_by__in=decided.values("number")).exists()


def is_asking(question: Question, body: Body) -> bool:
    """Whether this assembly is being asked whether the question concerns it too."""
    closed = question.organisation.votes.filter(closed_at__isnull=False).values("number")
    asking = question.organisation.questions.filter(
        body=body, subject__too=question.number, withdrawn_at=None
    )
    return asking.exclude(number__in=closed).exists()


def contradiction_numbered(organisation: Organisation, number: int) -> Contradiction | None:
    return (
        organisation.contradictions.select_related("question__body", "by")
        .filter(number=number)
        .first()
    )


def departs_from(question: Question) -> list[int]:
    """The decisions still in force that an adopted answer to this question departs from."""
    marked = question.contradictions.filter(lifted_at=None, decision__ended_at=None)
    return sorted(marked.values_list("decision__number", flat=True))


def departing(decision: Decision) -> QuerySet[Decision]:
    """The decisions that departed from this one."""
    questions = decision.contradicting.filter(lifted_at=None).values("question")
    found = decision.organisation.decisions.filter(question__in=questions, adopted=True)
    return found.select_related("question__asked").order_by("number")
