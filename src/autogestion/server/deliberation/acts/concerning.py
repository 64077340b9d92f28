"""Saying whose trade or condition a question concerns (F11)."""

from collections.abc import Sequence

from autogestion.rules import concerned as rules
from autogestion.server.deliberation.acts.posing import open_dossier, posed_in
from autogestion.server.deliberation.models import Condition, Question
from autogestion.server.organisations.models import Member
from autogestion.server.record import acts as record
from autogestion.server.record.acts import act


@act
def name_conditions(by: Member, question: Question, *, conditions: Sequence[str]) -> None:
    """Say, as its author, which trades or conditions a question concerns: up to five in all, while it is not put.

    Those who write in the dossier or in a thread say of themselves that one of them is theirs, and are read
    first. It changes nothing in who votes, nor in what a vote counts.
    """
    question = open_dossier(by, question)
    named = question.conditions.count()
    rules.check_naming(is_author=question.is_worded_by(by), named=named, more=len(conditions))
    texts = [
        record.keep_line(by.organisation, words, max_length=rules.CONDITION_MAX)
        for words in conditions
    ]
    Condition.objects.bulk_create(
        Condition(question=question, number=number, text=text)
        for number, text in enumerate(texts, named + 1)
    )
    record.append(
        "conditions.named", by=by, within=posed_in(question), question=question.number,
        conditions=[text.commitment for text in texts],
    )  # fmt: skip


def said_of_oneself(condition: int | None) -> dict[str, int]:
    """As the line says it: nothing, where none is."""
    return {} if condition is None else {"condition": condition}
