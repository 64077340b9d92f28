"""Declaring a dossier complete, and the notice that runs from then: started again, or given up by all."""

from autogestion.rules import questions as rules
from autogestion.server.deliberation import queries
from autogestion.server.deliberation.acts.posing import open_dossier, posed_in
from autogestion.server.deliberation.models import Question, Waiver
from autogestion.server.organisations import queries as organisations
from autogestion.server.organisations.models import Member
from autogestion.server.record import acts as record
from autogestion.server.record.acts import ByItself, act


@act
def complete_dossier(by: Member, question: Question) -> None:
    """Declare the dossier complete: the charter's notice runs from this moment."""
    question = open_dossier(by, question)
    charter = organisations.charter_in_force(by.organisation)
    kind = queries.kind_of(question, charter)
    rules.check_completing(
        may_complete=question.is_worded_by(by) or question.seconds.filter(member=by).exists(),
        is_complete=question.complete_at is not None,
        seconds=question.seconds.count(),
        seconds_needed=kind.seconds,
        held=queries.is_held(question, charter, record.moment()),
        article=kind.article,
    )
    question.complete_at = record.moment()
    question.save(update_fields=["complete_at"])
    record.append("dossier.completed", by=by, within=posed_in(question), question=question.number)


@act
def complete_by_itself(by: ByItself, question: Question) -> None:
    """The dossier of a question posed by rule is complete from the start."""
    question.complete_at = record.moment()
    question.save(update_fields=["complete_at"])
    record.append("dossier.completed", by=by, within=posed_in(question), question=question.number)


@act
def waive_notice(by: Member, question: Question) -> None:
    """Say that, for one's part, the vote can begin at once.

    When all concerned have said so it opens at once, and closes when the last of them has voted.
    """
    question = open_dossier(by, question)
    rules.check_waiving(
        kind=question.kind,
        is_complete=question.complete_at is not None,
        has_waived=question.waivers.filter(member=by).exists(),
        is_laid=question.laid_until is not None,
    )
    Waiver.objects.create(question=question, member=by)
    record.append("notice.waived", by=by, within=posed_in(question), question=question.number)


def restart_notice(question: Question) -> None:
    """What changed must be known to all again. Stands inside an act, which saves the question."""
    if question.complete_at is not None:
        question.complete_at = record.moment()
        question.waivers.all().delete()
