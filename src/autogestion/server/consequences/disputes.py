"""What follows where a question is held to be badly put, or to concern another assembly too."""

from django.utils.translation import gettext as _
from django.utils.translation import override

from autogestion.rules.disputes import is_put
from autogestion.server.consequences.putting import put_by_rule
from autogestion.server.deliberation import acts as deliberation
from autogestion.server.deliberation import disputing
from autogestion.server.deliberation import queries as dossiers
from autogestion.server.deliberation.acts import Dossier
from autogestion.server.deliberation.acts.challenging import put_challenge_to_vote
from autogestion.server.deliberation.models import Challenge, Question
from autogestion.server.organisations import queries
from autogestion.server.organisations.models import Organisation
from autogestion.server.record.acts import ByItself, Line


def put_challenge_when_supported(organisation: Organisation, line: Line) -> None:
    """Enough of those concerned hold a question to be badly put: all of them decide, before its own vote."""
    challenge = disputing.challenge_numbered(organisation, line["body"]["challenge"])
    assert challenge is not None
    _put_when_supported(organisation, challenge)


def put_next_challenge(organisation: Organisation, line: Line) -> None:
    """One challenge was dismissed: the next that enough support has waited for its turn."""
    settled = disputing.challenge_numbered(organisation, line["body"]["challenge"])
    assert settled is not None
    waiting = settled.question.challenges.filter(put_as=None).order_by("number")
    for number in waiting.values_list("number", flat=True):
        challenge = disputing.challenge_numbered(organisation, number)
        assert challenge is not None
        _put_when_supported(organisation, challenge)


def _put_when_supported(organisation: Organisation, challenge: Challenge) -> None:
    question = dossiers.question_numbered(organisation, challenge.question.number)
    assert question is not None
    if is_put(
        supporters=challenge.supporters.count(),
        needed=queries.charter_in_force(organisation).questions.challengers,
        concerned=dossiers.count_concerned(question),
        is_another_put=dossiers.challenges_put(question).exists(),
        is_waiting=challenge.put_as is None
        and question.opened_at is None
        and question.withdrawn_at is None,
    ):
        _put(organisation, challenge, question)


def _put(organisation: Organisation, challenge: Challenge, question: Question) -> None:
    with override(organisation.languages[0]):
        dossier = Dossier(
            asked=_("Is question %(number)d badly put, and sent back?")
            % {"number": question.number},
            why=challenge.text,
            cost=_("None. The question itself waits until this is settled."),
            concerned=_("Those to whom the question is put, and nobody else."),
            carried_out_by=_(
                "It is done by being decided. Whoever wants to puts the question anew, in better words."
            ),
        )
    put = put_by_rule(
        organisation,
        question.body,
        dossier=dossier,
        kind="scope",
        scope=question.scope,
        bodies=sorted(question.bodies.values_list("number", flat=True)),
        subject={"challenge": challenge.number},
    )
    put_challenge_to_vote(challenge, put.number)


def settle_challenge(organisation: Organisation, question: Question, is_adopted: bool) -> None:
    """Those concerned voted on whether a question is badly put."""
    challenge = disputing.challenge_numbered(organisation, question.subject["challenge"])
    assert challenge is not None
    settle = deliberation.send_question_back if is_adopted else deliberation.dismiss_challenge
    settle(ByItself(organisation), challenge)


def claim_where_possible(organisation: Organisation, decided: Question) -> None:
    """An assembly decided that a question concerns it too: it is heard, and may join those whom it is put to."""
    question = dossiers.question_numbered(organisation, decided.subject["too"])
    assert question is not None
    body = decided.body
    assert body is not None
    is_inside = question.scope == "whole" or question.bodies.filter(pk=body.pk).exists()
    if (
        question.withdrawn_at is None
        and not is_inside
        and not disputing.has_claimed(question, body)
    ):
        fresh = dossiers.question_numbered(organisation, decided.number)
        assert fresh is not None
        deliberation.claim_scope(ByItself(organisation), question, fresh)
