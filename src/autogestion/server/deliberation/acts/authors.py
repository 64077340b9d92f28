"""Authors of a question beside the one who posed it."""

from autogestion.rules import authors as rules
from autogestion.server.deliberation import queries
from autogestion.server.deliberation.acts.posing import open_dossier, posed_in
from autogestion.server.deliberation.models import Question
from autogestion.server.organisations import queries as organisations
from autogestion.server.organisations.models import Member
from autogestion.server.record import acts as record
from autogestion.server.record.acts import act


@act
def ask_author(by: Member, question: Question, *, member: str) -> None:
    """Ask another member, by pseudonym, to be an author of one's question too.

    Who agrees words it anew, takes over what others propose, and lays its text, as the one who posed it does.
    """
    question = open_dossier(by, question)
    asked = organisations.member_with_pseudonym(by.organisation, member)
    rules.check_asking(
        is_poser=question.by_id == by.pk,
        is_self=member == by.pseudonym,
        is_concerned=asked is not None and queries.is_concerned(question, asked),
        is_asked=member in question.authors,
        authors=len(question.authors),
    )
    question.authors = {**question.authors, member: False}
    question.save(update_fields=["authors"])
    record.append(
        "author.asked", by=by, within=posed_in(question), question=question.number, member=member
    )


@act
def agree_author(by: Member, question: Question) -> None:
    """Agree to be an author of a question, as the member who posed it asked."""
    question = open_dossier(by, question)
    rules.check_agreeing(by.pseudonym, question.authors)
    question.authors = {**question.authors, by.pseudonym: True}
    question.save(update_fields=["authors"])
    record.append("author.agreed", by=by, within=posed_in(question), question=question.number)
