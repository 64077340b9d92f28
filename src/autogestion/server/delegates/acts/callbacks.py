"""Calling a council's question back to those below, who decide it directly (S2)."""

from autogestion.rules import callback as rules
from autogestion.rules.decisions import is_decided_by
from autogestion.rules.refusals import RuleBroken
from autogestion.rules.words import gettext_noop as _
from autogestion.server.delegates import calling
from autogestion.server.delegates.acts.councils import check_poser
from autogestion.server.delegates.models import Caller, CallingBody
from autogestion.server.deliberation import queries as dossiers
from autogestion.server.deliberation.acts import Dossier
from autogestion.server.deliberation.acts.posing import posed_in, write_question
from autogestion.server.deliberation.models import Question
from autogestion.server.organisations import queries as organisations
from autogestion.server.organisations.acts import require_living, require_same
from autogestion.server.organisations.models import Body, Member
from autogestion.server.record import acts as record
from autogestion.server.record.acts import ByItself, act


def _question(by: Member | ByItself, question: Question) -> Question:
    fresh = dossiers.question_numbered(by.organisation, question.number)
    if fresh is None:
        raise RuleBroken(_("There is no such question in this organisation."))
    return fresh


def _check(question: Question, *, is_below: bool, has_called: bool) -> None:
    rules.check_calling(
        is_below=is_below,
        is_council_s=question.body is not None
        and question.body.is_council
        and rules.can_be_called(question.kind, question.scope),
        has_called=has_called,
        is_called=question.called_as is not None,
        is_over=calling.is_over(question),
    )


@act
def call_back(by: Member, question: Question) -> None:
    """Call a question of a council above back to those below: enough of them decide it directly."""
    require_living(by.organisation)
    require_same(by, question.organisation_id)
    question = _question(by, question)
    place = calling.place_below(question, by)
    _check(
        question,
        is_below=place is not None,
        has_called=question.callers.filter(member=by).exists(),
    )
    assert place is not None
    Caller.objects.create(question=question, member=by)
    record.append("callback.asked", by=by, within=place.number, question=question.number)


@act
def ask_to_call_back(by: Member, body: Body, question: Question, *, dossier: Dossier) -> Question:
    """Ask one's assembly whether it calls a question of a council above it back."""
    require_living(by.organisation)
    require_same(by, body.organisation_id)
    check_poser(by, body)
    question = _question(by, question)
    subject = {"calls": question.number}
    _check(
        question,
        is_below=body.number in calling.below(question),
        has_called=question.calling.filter(body=body).exists() or calling.is_asked(body, subject),
    )
    charter = organisations.charter_in_force(by.organisation)
    return write_question(
        by, body, charter, dossier, "callback", "own", [body.number], (), None, subject
    )


@act
def count_assembly(by: ByItself, question: Question, body: Body, *, decided_by: int) -> None:
    """An assembly decided to call a council's question back."""
    question = _question(by, question)
    _check(
        question,
        is_below=body.number in calling.below(question),
        has_called=question.calling.filter(body=body).exists(),
    )
    CallingBody.objects.create(question=question, body=body)
    record.append(
        "callback.decided",
        by=by,
        within=body.number,
        question=question.number,
        decided_by=decided_by,
    )


def note_called(question: Question, number: int) -> None:
    """By which question those below decide. Stands beside the act that poses it."""
    Question.objects.filter(pk=question.pk).update(called_as=number)


@act
def settle_callback(by: ByItself, question: Question) -> None:
    """Those below have voted directly: what they decided takes the place of the council's question."""
    question = _question(by, question)
    direct = by.organisation.votes.get(number=question.called_as or 0)
    if direct.result is None:
        raise RuleBroken(_("Those below have not voted yet."))
    replaced = is_decided_by(direct.result["outcome"])
    if not replaced:
        question.called_as = None
        question.callers.all().delete()
        question.calling.all().delete()
    else:
        ended = by.organisation.decisions.filter(question=question, ended_at=None)
        if not ended.update(ended_at=record.moment()) and question.opened_at is None:
            question.withdrawn_at = record.moment()
    question.save(update_fields=["called_as", "withdrawn_at"])
    record.append(
        "callback.settled", by=by, within=posed_in(question), question=question.number,
        replaced=replaced,
    )  # fmt: skip
