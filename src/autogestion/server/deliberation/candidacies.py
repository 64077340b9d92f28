"""Who stands in an election, or was asked to, as one reader sees it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from autogestion.server.deliberation.dossier import Writer
from autogestion.server.deliberation.lots import lot_of
from autogestion.server.deliberation.models import Candidate, Question
from autogestion.server.deliberation.ways import Way
from autogestion.server.organisations.models import Member
from autogestion.server.web.shell import address
from autogestion.server.web.texts import said


@dataclass(frozen=True)
class Candidacy:
    """Somebody on the list. `stands`: they have agreed to."""

    number: int
    member: Writer
    asked_by: Writer | None
    statement: str
    workplace: str
    stands: bool
    is_mine: bool


def candidates_on_list(question: Question) -> list[Candidate]:
    """All who stand or were asked to, and have not taken it back, in order of number."""
    listed = question.candidates.filter(withdrawn_at=None)
    return list(listed.select_related("member", "by", "statement").order_by("number"))


def candidacies_of(
    question: Question, candidates: Sequence[Candidate], reader: Member
) -> list[Candidacy]:
    """Those who stand first; inside, in an order drawn for this reader, so that being first is no privilege."""
    lot = lot_of(reader.pseudonym, f"{question.organisation.org}/{question.number}/candidates")
    drawn = sorted(candidates, key=lambda one: (one.accepted_at is None, lot(one.number)))
    return [_candidacy(question, candidate, reader) for candidate in drawn]


def _candidacy(question: Question, candidate: Candidate, reader: Member) -> Candidacy:
    def writer(member: Member) -> Writer:
        slug = question.organisation.slug
        return Writer(member.name, address("o", slug, "members", member.pseudonym))

    return Candidacy(
        number=candidate.number,
        member=writer(candidate.member),
        asked_by=None if candidate.by_id == candidate.member_id else writer(candidate.by),
        statement=said(str(candidate.statement)) if candidate.statement else "",
        workplace=candidate.workplace,
        stands=candidate.accepted_at is not None,
        is_mine=candidate.member_id == reader.pk,
    )


def ways_of_candidates(question: Question, candidacies: Sequence[Candidacy]) -> list[Way]:
    """To stand, to agree, to take it back, to ask somebody: as long as the vote has not opened."""
    at = [question.organisation.slug, question.number]
    mine = next((one for one in candidacies if one.is_mine), None)
    ways = []
    if mine is None:
        ways.append(Way(_("Stand in this election"), reverse("stand", args=at), is_first=True))
    elif not mine.stands:
        ways.append(Way(_("Agree to stand"), reverse("agree-to-stand", args=at), is_first=True))
    if mine is not None:
        label = _("No longer stand") if mine.stands else _("Not stand")
        ways.append(Way(label, reverse("withdraw-candidacy", args=at), is_pressed=True))
    ways.append(Way(_("Ask somebody to stand"), reverse("ask-to-stand", args=at)))
    return ways
