"""Reading call backs: who is below a council's question, who calls it back, whether it is enough."""

from autogestion.rules import callback as rules
from autogestion.rules.charter import Charter
from autogestion.server.delegates import queries
from autogestion.server.deliberation.models import Question
from autogestion.server.organisations import queries as organisations
from autogestion.server.organisations.models import Body, Member


def below(question: Question) -> set[int]:
    """The numbers of the assemblies below the council in which a question was posed."""
    if question.body is None:
        return set()
    return queries.base_of(question.organisation, question.body.number)


def place_below(question: Question, member: Member) -> Body | None:
    """The assembly below the council in which this member meets; the one where they vote comes first."""
    bodies = [body for body in organisations.bodies_of(member) if body.number in below(question)]
    bodies.sort(key=lambda body: (body.pk != member.base_id, body.number))
    return bodies[0] if bodies else None


def is_over(question: Question) -> bool:
    """Whether nothing of it is left: withdrawn, without a decision, or its decision is no longer in force."""
    if question.withdrawn_at is not None:
        return True
    closed = question.organisation.votes.filter(number=question.number, closed_at__isnull=False)
    if not closed.exists():
        return False
    return not question.organisation.decisions.filter(question=question, ended_at=None).exists()


def is_asked(body: Body, subject: dict[str, int]) -> bool:
    """Whether the same call back is before this assembly already."""
    closed = body.organisation.votes.filter(closed_at__isnull=False)
    asked = body.organisation.questions.filter(
        kind="callback", body=body, subject__calls=subject["calls"], withdrawn_at=None
    )
    return asked.exclude(number__in=closed.values("number")).exists()


def tally(question: Question) -> tuple[int, int, int]:
    """(members who call it back, members below, assemblies that call it back), as they are now."""
    numbers = below(question)
    places = organisations.places_in(question.organisation, numbers)
    callers = places.filter(member__in=question.callers.values("member"))
    return (
        callers.values("member").distinct().count(),
        places.values("member").distinct().count(),
        question.calling.filter(body__number__in=numbers).count(),
    )


def is_enough(question: Question, charter: Charter) -> bool:
    """Whether so many call it back that those below decide it directly."""
    members, of, assemblies = tally(question)
    return rules.is_enough(members=members, of=of, assemblies=assemblies, charter=charter)


def is_direct_vote_over(question: Question) -> bool:
    """Whether those below have voted on it, and the council is not voting."""
    votes = question.organisation.votes
    own = votes.filter(number=question.number, closed_at=None)
    return (
        votes.filter(number=question.called_as or 0, closed_at__isnull=False).exists()
        and not own.exists()
    )
