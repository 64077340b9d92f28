"""What the page of a recall shows, and the recalls of a delegate."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from autogestion.rules.words import gettext_noop
from autogestion.server.delegates import accounts
from autogestion.server.delegates.models import Recall, Term
from autogestion.server.deliberation.dossier import Writer
from autogestion.server.deliberation.ways import Way
from autogestion.server.organisations import queries as organisations
from autogestion.server.organisations.models import Member
from autogestion.server.web.numbers import plain
from autogestion.server.web.shell import address
from autogestion.server.web.texts import said

WHY = {
    "asked": gettext_noop("The charter asks the electors after this time, whether or not anybody wants it."),
    "missed": gettext_noop("An account was due and was not given in time. The charter puts the recall by itself."),
    "refused": gettext_noop("The electors refused the delegate's account. The charter puts the recall by itself."),
}  # fmt: skip


@dataclass(frozen=True)
class Answer:
    """What a delegate answers."""

    by: Writer
    text: str


@dataclass(frozen=True)
class RecallPage:
    """A recall from top to bottom."""

    terms: list[Term]
    opened_by: Writer | None
    reasons: str
    why: str
    successor: Writer | None
    has_agreed: bool
    support: str
    answers: list[Answer]
    ways: list[Way]
    question: int | None
    is_settled: bool


def _writer(recall: Recall, member: Member | None) -> Writer | None:
    if member is None:
        return None
    slug = recall.organisation.slug
    return Writer(member.name, address("o", slug, "members", member.pseudonym))


def recall_page(recall: Recall, reader: Member) -> RecallPage:
    """The recall as this reader sees it."""
    terms = list(recall.terms.select_related("member").order_by("seat", "number"))
    supporters = list(recall.supporters.values_list("member_id", flat=True))
    answers = recall.answers.select_related("member", "text").order_by("pk")
    is_settled = accounts.is_settled(recall)
    found = [
        Answer(writer, said(str(one.text)))
        for one in answers
        if (writer := _writer(recall, one.member)) is not None
    ]
    return RecallPage(
        terms=terms,
        opened_by=_writer(recall, recall.by),
        reasons=said(str(recall.reasons)) if recall.reasons else "",
        why=_(WHY[recall.why]) if recall.why else "",
        successor=_writer(recall, recall.successor),
        has_agreed=recall.agreed_at is not None,
        support=_support(recall, len(supporters)),
        answers=found,
        ways=[] if is_settled else list(_ways(recall, reader, terms, supporters)),
        question=recall.question,
        is_settled=is_settled,
    )


def _support(recall: Recall, supporters: int) -> str:
    needed = organisations.charter_in_force(recall.organisation).councils.recall_seconds
    return ngettext(
        "%(supporters)s of the %(needed)s other elector needed supports it.",
        "%(supporters)s of the %(needed)s other electors needed support it.",
        needed,
    ) % {"supporters": plain(supporters), "needed": plain(needed)}


def _ways(recall: Recall, reader: Member, terms: list[Term], supporters: list[int]) -> list[Way]:
    at, ways = [recall.organisation.slug, recall.number], []
    may_support = recall.question is None and organisations.is_in(reader, recall.sender)
    if may_support and reader.pk not in (recall.by_id, *supporters):
        url = reverse("support-recall", args=at)
        label = _("Support that it be put to the vote")
        ways.append(Way(label, url, is_pressed=True, is_first=True))
    if recall.successor_id == reader.pk and recall.agreed_at is None:
        label = _("I would take the seat")
        ways.append(
            Way(label, reverse("agree-to-succeed", args=at), is_pressed=True, is_first=True)
        )
    is_theirs = any(term.member_id == reader.pk for term in terms)
    if is_theirs and not recall.answers.filter(member=reader).exists():
        ways.append(Way(_("Answer it"), reverse("answer-recall", args=at), is_first=True))
    if recall.question is not None:
        url = reverse("question", args=[recall.organisation.slug, recall.question])
        ways.append(Way(_("The electors vote: to the question"), url))
    return ways


def open_recalls(term: Term) -> list[Recall]:
    """The recalls of this delegate on which nobody has voted yet, newest first."""
    if term.ended_at is not None:
        return []
    closed = term.organisation.votes.filter(closed_at__isnull=False).values("number")
    found = term.recalls.exclude(question__in=closed).order_by("-number")
    return list(found)


def who_can_succeed(term: Term) -> QuerySet[Member]:
    """The electors who have no seat in the council."""
    holding = Term.objects.filter(council=term.council, ended_at=None).values("member")
    return organisations.members_of(term.sender).exclude(pk__in=holding)
