"""Reading what lies between a council and those below it: who was sent for what, what the base answered."""

from autogestion.rules import mandates as rules
from autogestion.rules.charter import Charter
from autogestion.server.delegates import queries
from autogestion.server.delegates.models import Council
from autogestion.server.deliberation.models import Question
from autogestion.server.organisations.models import Organisation
from autogestion.server.votes.acts import Sending
from autogestion.server.votes.models import Vote


def is_laid(question: Question, charter: Charter) -> bool:
    """Whether this question lies before those below first."""
    return rules.is_laid(
        in_council=question.body is not None
        and question.body.is_council
        and question.scope == "own",
        kind=question.kind,
        subject=question.subject,
        charter=charter,
    )


def senders_of_councils(organisation: Organisation) -> dict[int, list[int]]:
    """Number of each council -> the numbers of those who send delegates to it."""
    found: dict[int, list[int]] = {
        number: []
        for number in queries.councils(organisation).values_list("body__number", flat=True)
    }
    for sender, councils in queries.sends_to(organisation).items():
        for council in councils:
            found[council].append(sender)
    return found


def sending(question: Question) -> Sending | None:
    """In a council, who sends whom at this moment; None for a question that is no council's own."""
    body = question.body
    if body is None or not body.is_council or question.scope != "own":
        return None
    council = queries.council_numbered(question.organisation, body.number)
    assert council is not None
    sent = {term.member.pseudonym: term.sender.number for term in queries.running_terms(council)}
    return Sending(
        sent=sent,
        members_by_body={
            str(number): queries.base_members(question.organisation, number)
            for number in sorted(set(sent.values()))
        },
        laid=base_votes(question.organisation, question.number),
        mandates=mandates_of(question, sent),
        is_answering=question.organisation.votes.filter(
            number__in=[
                laid.number for laid in laid_questions(question.organisation, question.number)
            ],
            closed_at=None,
        ).exists(),
    )


def laid_questions(organisation: Organisation, number: int) -> list[Question]:
    """The questions by which those below answer this question of a council, in order of number."""
    found = organisation.questions.filter(kind="mandate", subject__laid=number)
    return list(found.select_related("body__name").order_by("number"))


def laid_votes(organisation: Organisation, number: int) -> dict[int, Vote]:
    """Number of a body below -> its closed vote on the council's question that lies before it."""
    laid = {question.number: question.body for question in laid_questions(organisation, number)}
    closed = organisation.votes.filter(number__in=laid, closed_at__isnull=False)
    return {body.number: vote for vote in closed if (body := laid[vote.number]) is not None}


def base_votes(organisation: Organisation, number: int) -> list[int]:
    """The votes of the assemblies themselves on a council's question, over however many councils."""
    councils = Council.objects.filter(body__organisation=organisation)
    numbers = set(councils.values_list("body__number", flat=True))
    found: list[int] = []
    for body, vote in laid_votes(organisation, number).items():
        found += base_votes(organisation, vote.number) if body in numbers else [vote.number]
    return sorted(found)


def mandates_of(question: Question, sent: dict[str, int]) -> dict[str, int]:
    """Delegate -> the place on the ballot for which they were sent."""
    instructed = {
        body: rules.instructed(vote.result, vote.options)
        for body, vote in laid_votes(question.organisation, question.number).items()
    }
    return {
        delegate: place
        for delegate, body in sent.items()
        if (place := instructed.get(body)) is not None
    }
