"""What follows where a council's question is called back: those below decide it directly (S2)."""

from autogestion.server.consequences.mandates import same_dossier
from autogestion.server.consequences.putting import put_by_rule
from autogestion.server.delegates import acts, calling
from autogestion.server.delegates.acts.callbacks import note_called
from autogestion.server.deliberation import queries as dossiers
from autogestion.server.deliberation.models import Question
from autogestion.server.organisations import queries
from autogestion.server.organisations.models import Organisation
from autogestion.server.record.acts import ByItself, Line


def put_when_called(organisation: Organisation, line: Line) -> None:
    """Enough members, or enough assemblies, call it back: all those below vote on it."""
    question = dossiers.question_numbered(organisation, line["body"]["question"])
    assert question is not None
    charter = queries.charter_in_force(organisation)
    if question.called_as is not None or not calling.is_enough(question, charter):
        return
    numbers = sorted(calling.below(question))
    subject = {key: value for key, value in question.subject.items() if key != "decision"}
    put = put_by_rule(
        organisation,
        question.body,
        dossier=same_dossier(question),
        kind=question.kind,
        scope="several" if len(numbers) > 1 else "own",
        bodies=numbers,
        subject={**subject, "calls": question.number},
        options_of=question,
    )
    note_called(question, put.number)


def settle_calling(organisation: Organisation, question: Question, is_adopted: bool) -> None:
    """An assembly voted on whether it calls a council's question back."""
    called = dossiers.question_numbered(organisation, question.subject["calls"])
    assert called is not None
    assert question.body is not None
    if is_adopted and called.called_as is None and not calling.is_over(called):
        acts.count_assembly(
            ByItself(organisation), called, question.body, decided_by=question.number
        )


def settle_direct_vote(organisation: Organisation, line: Line) -> None:
    """Those below have voted directly, or the council has meanwhile: what they decided takes its place."""
    voted = dossiers.question_numbered(organisation, line["body"]["vote"])
    assert voted is not None
    number = voted.number if voted.called_as is not None else voted.subject.get("calls", 0)
    called = dossiers.question_numbered(organisation, number)
    if called is not None and called.called_as is not None and calling.is_direct_vote_over(called):
        acts.settle_callback(ByItself(organisation), called)
