"""A question in plain words, beside the words in which it was posed."""

from autogestion.rules import explaining as rules
from autogestion.server.deliberation.acts.posing import open_dossier, posed_in
from autogestion.server.deliberation.models import Question, Summary
from autogestion.server.organisations.models import Member
from autogestion.server.record import acts as record
from autogestion.server.record.acts import act


@act
def add_summary(by: Member, question: Question, *, text: str) -> None:
    """Say a question in plain words, as one who will vote on it; one's last word counts, and nobody's comes first."""
    question = open_dossier(by, question)  # It asks what rules.check_summary asks.
    said = record.keep_paragraphs(by.organisation, text, max_length=rules.SUMMARY_MAX)
    Summary.objects.update_or_create(
        question=question, member=by, defaults={"text": said, "at": record.moment()}
    )
    record.append(
        "summary.added", by=by, within=posed_in(question), question=question.number,
        text=said.commitment,
    )  # fmt: skip
