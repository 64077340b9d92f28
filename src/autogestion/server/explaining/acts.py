"""Explaining a word."""

from autogestion.rules import explaining as rules
from autogestion.server.explaining import queries
from autogestion.server.explaining.models import Explanation
from autogestion.server.organisations import queries as organisations
from autogestion.server.organisations.acts import require_living
from autogestion.server.organisations.models import Member
from autogestion.server.record import acts as record
from autogestion.server.record.acts import act


@act
def add_explanation(by: Member, *, word: str, text: str) -> Explanation:
    """Explain what a word means here. Whoever sees it otherwise explains it too: both stand in the glossary."""
    organisation = by.organisation
    require_living(organisation)
    given = organisation.explanations.filter(by=by).count()
    rules.check_explaining(is_member=queries.belongs(by), given=given)
    explanation = Explanation.objects.create(
        organisation=organisation,
        number=organisations.next_number(organisation.explanations.all()), by=by, at=record.moment(),
        word=record.keep_line(organisation, word, max_length=rules.WORD_MAX),
        text=record.keep_paragraphs(organisation, text, max_length=rules.EXPLANATION_MAX),
    )  # fmt: skip
    record.append(
        "explanation.added", by=by, explanation=explanation.number,
        word=explanation.word.commitment, text=explanation.text.commitment,
    )  # fmt: skip
    return explanation
