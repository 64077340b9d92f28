"""Holding a question to be badly put: those whom it concerns decide, before the question itself (S1, S8)."""

from autogestion.rules import disputes as rules
from autogestion.rules.refusals import RuleBroken
from autogestion.rules.words import gettext_noop as _
from autogestion.server.deliberation import disputing
from autogestion.server.deliberation.acts.parts import ASKED_MAX
from autogestion.server.deliberation.acts.posing import open_dossier, posed_in
from autogestion.server.deliberation.models import Challenge, ChallengeSupport, Question
from autogestion.server.organisations import queries as organisations
from autogestion.server.organisations.acts import require_same
from autogestion.server.organisations.models import Member
from autogestion.server.record import acts as record
from autogestion.server.record.acts import ByItself, act

WHY_MAX = 4000


@act
def challenge_question(
    by: Member, question: Question, *, ground: str, text: str, instead: str = ""
) -> Challenge:
    """Move that a question is badly put: on which ground, why, and how it should read instead."""
    question = open_dossier(by, question)
    rules.check_challenging(
        ground,
        is_posed_by_member=question.by_id is not None,
        is_laid=question.laid_until is not None or "laid" in question.subject,
        grounds=list(question.challenges.values_list("ground", flat=True)),
    )
    organisation = by.organisation
    challenge = Challenge.objects.create(
        organisation=organisation, number=organisations.next_number(organisation.challenges.all()),
        question=question, ground=ground, by=by, at=record.moment(),
        text=record.keep_paragraphs(organisation, text, max_length=WHY_MAX),
        instead=record.keep_line(organisation, instead, max_length=ASKED_MAX) if instead else None,
    )  # fmt: skip
    ChallengeSupport.objects.create(challenge=challenge, member=by)
    record.append(
        "question.challenged", by=by, within=posed_in(question), challenge=challenge.number,
        question=question.number, ground=ground, text=challenge.text.commitment,
        instead=challenge.instead.commitment if challenge.instead else "",
    )  # fmt: skip
    return challenge


@act
def support_challenge(by: Member, challenge: Challenge) -> None:
    """Hold with others that the question is badly put."""
    require_same(by, challenge.organisation_id)
    fresh = disputing.challenge_numbered(by.organisation, challenge.number)
    if fresh is None:
        raise RuleBroken(_("There is no such challenge in this organisation."))
    question = open_dossier(by, fresh.question)
    rules.check_challenge_support(
        is_put=fresh.put_as is not None,
        is_over=fresh.is_over,
        has_supported=fresh.supporters.filter(member=by).exists(),
    )
    ChallengeSupport.objects.create(challenge=fresh, member=by)
    record.append("challenge.supported", by=by, within=posed_in(question), challenge=fresh.number)


def put_challenge_to_vote(challenge: Challenge, question: int) -> None:
    """Note which question settles a challenge. Stands inside the act that poses it."""
    Challenge.objects.filter(pk=challenge.pk).update(put_as=question)


@act
def send_question_back(by: ByItself, challenge: Challenge) -> None:
    """Those concerned decided that the question is badly put. It can be put anew in better words."""
    question = challenge.question
    challenge.sent_back_at = record.moment()
    challenge.save(update_fields=["sent_back_at"])
    if question.withdrawn_at is None:
        question.withdrawn_at = record.moment()
        question.save(update_fields=["withdrawn_at"])
    record.append(
        "question.sent-back", by=by, within=posed_in(question), challenge=challenge.number
    )


@act
def dismiss_challenge(by: ByItself, challenge: Challenge) -> None:
    """Those concerned did not hold the question to be badly put: it goes on."""
    challenge.dismissed_at = record.moment()
    challenge.save(update_fields=["dismissed_at"])
    record.append(
        "challenge.dismissed", by=by, within=posed_in(challenge.question), challenge=challenge.number
    )  # fmt: skip
