"""What was said more simply: tables into the state of a replay, and back."""

from autogestion.rules import state as states
from autogestion.server.deliberation.models import Summary
from autogestion.server.explaining.models import Explanation
from autogestion.server.organisations.models import Organisation
from autogestion.server.portable.kept import Kept


def read_summaries(organisation: Organisation) -> dict[int, dict[str, states.Summary]]:
    """Question -> pseudonym -> the question as they say it in plain words."""
    rows = Summary.objects.filter(question__organisation=organisation).order_by("pk")
    found: dict[int, dict[str, states.Summary]] = {}
    for question, by, text, at in rows.values_list(
        "question__number", "member__pseudonym", "text__commitment", "at"
    ):
        found.setdefault(question, {})[by] = states.Summary(text, at)
    return found


def read_explanations(organisation: Organisation) -> dict[int, states.Explanation]:
    """Every explanation, by number."""
    rows = organisation.explanations.order_by("number").values_list(
        "number", "word__commitment", "text__commitment", "by__pseudonym", "at"
    )
    return {row[0]: states.Explanation(*row) for row in rows}


def write_explained(kept: Kept, state: states.Organisation) -> None:
    """The mirror of reading. Questions are written already."""
    Summary.objects.bulk_create(
        Summary(
            question_id=kept.questions[question], member_id=kept.member(by),
            text_id=kept.text(one.text), at=one.at,
        )
        for question, said in state.summaries.items()
        for by, one in said.items()
    )  # fmt: skip
    Explanation.objects.bulk_create(
        Explanation(
            organisation=kept.organisation, number=one.number, word_id=kept.text(one.word),
            text_id=kept.text(one.text), by_id=kept.member(one.by), at=one.at,
        )
        for one in state.explanations.values()
    )  # fmt: skip
