"""What waits for delegates and their electors: for the first page, over all of a person's organisations."""

from collections.abc import Sequence

from django.db.models import Exists, OuterRef, Q, QuerySet

from autogestion.server.delegates.models import (
    Council,
    Inquiry,
    Recall,
    RecallAnswer,
    RecallSupport,
    Term,
)
from autogestion.server.deliberation.models import Candidate
from autogestion.server.organisations.models import Member
from autogestion.server.votes.models import Vote


def has_councils(members: Sequence[Member]) -> bool:
    """Whether there is a council in any of these members' organisations."""
    organisations = {member.organisation_id for member in members}
    councils = Council.objects.filter(body__organisation__in=organisations, ended_at=None)
    return councils.exists()


def terms_of(members: Sequence[Member]) -> list[Term]:
    """The seats that these members hold."""
    found = Term.objects.filter(member__in=members, ended_at=None)
    return list(
        found.select_related("organisation", "council__body__name", "sender", "member").order_by(
            "pk"
        )
    )


def unanswered(members: Sequence[Member]) -> QuerySet[Inquiry]:
    """What these members were asked as delegates and have not answered."""
    return (
        Inquiry.objects.filter(term__member__in=members, answered_at=None)
        .select_related("text", "term__sender__name", "term")
        .order_by("at", "pk")
    )


def asked_to_stand(members: Sequence[Member]) -> QuerySet[Candidate]:
    """Elections in which these members were asked to stand and have not said whether they do."""
    return (
        Candidate.objects.filter(
            member__in=members, accepted_at=None, withdrawn_at=None,
            question__opened_at=None, question__withdrawn_at=None,
        )
        .select_related("question__asked", "question__body__name", "by")
        .order_by("at", "pk")
    )  # fmt: skip


def recalls_about(members: Sequence[Member]) -> QuerySet[Recall]:
    """Recalls that these members can still answer, and those in which they are named to follow."""
    answered = RecallAnswer.objects.filter(recall=OuterRef("pk"), member__in=members)
    opened = Vote.objects.filter(organisation=OuterRef("organisation"), number=OuterRef("question"))
    mine = Q(terms__member__in=members, terms__ended_at=None) & ~Exists(answered)
    named = Q(successor__in=members, agreed_at=None, terms__ended_at=None)
    return (
        Recall.objects.filter(mine | named)
        .filter(~Exists(opened))
        .select_related("sender__name", "council__body__name")
        .order_by("at", "pk")
        .distinct()
    )


def recalls_to_support(members: Sequence[Member]) -> QuerySet[Recall]:
    """Recalls in the assemblies of these members that they neither opened nor support."""
    supported = RecallSupport.objects.filter(recall=OuterRef("pk"), member__in=members)
    return (
        Recall.objects.filter(
            ~Exists(supported),
            question=None,
            sender__places__member__in=members,
            sender__places__until=None,
            terms__ended_at=None,
        )
        .exclude(by__in=members)
        .exclude(terms__member__in=members)
        .select_related("sender__name", "council__body__name")
        .order_by("at", "pk")
        .distinct()
    )
