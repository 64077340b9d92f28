"""What follows where a council's dossier is complete: those below say first what they want of their delegates."""

from autogestion.rules.bounds import BOUNDS
from autogestion.rules.questions import PARTS
from autogestion.server.consequences.putting import put_by_rule
from autogestion.server.delegates import acts, laying
from autogestion.server.deliberation import queries as dossiers
from autogestion.server.deliberation.acts import Dossier
from autogestion.server.deliberation.models import Question
from autogestion.server.organisations import queries
from autogestion.server.organisations.models import Organisation
from autogestion.server.record.acts import ByItself, Line


def lay_before_base(organisation: Organisation, line: Line) -> None:
    """The same question, in the same words and with the same options, before everyone who sends delegates."""
    question = dossiers.question_numbered(organisation, line["body"]["question"])
    assert question is not None
    charter = queries.charter_in_force(organisation)
    if question.laid_until is None and laying.is_laid(question, charter):
        acts.lay_question(ByItself(organisation), question)


def put_to_senders(organisation: Organisation, line: Line) -> None:
    """Each of those who send delegates votes on it."""
    question = dossiers.question_numbered(organisation, line["body"]["question"])
    assert question is not None
    for number in line["body"]["before"]:
        body = queries.body_numbered(organisation, number)
        assert body is not None
        put_by_rule(
            organisation,
            body,
            dossier=same_dossier(question),
            kind="mandate",
            scope="own",
            bodies=[number],
            subject={"council": line["in"], "laid": question.number},
            options_of=question,
            counted_as=dossiers.counted_as_of(question) or question.kind,
        )


def same_dossier(question: Question, *further: str) -> Dossier:
    """What a question says, in the texts in which it says it, with its bounds or the further parts named."""
    parts = (*PARTS, *(further or BOUNDS))
    return Dossier(**{part: getattr(question, part) or "" for part in parts})
