"""On the page of a question: whether one follows it. And what members follow here, for letters."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from autogestion.server.deliberation import queries as dossiers
from autogestion.server.deliberation import sections
from autogestion.server.deliberation.models import Question
from autogestion.server.deliberation.sections import Section
from autogestion.server.mail import interests, queries
from autogestion.server.mail.acts.choosing import let_go
from autogestion.server.mail.interests import Source, followed_questions
from autogestion.server.mail.models import FollowedQuestion
from autogestion.server.organisations.models import Member
from autogestion.server.web.texts import one_line

QUESTIONS = 1


@dataclass(frozen=True)
class Following:
    """Whether the reader follows the question."""

    follows: bool


def follow_of(question: Question, reader: Member) -> Section | None:
    """Only where this server sends letters: there is nothing to follow by otherwise."""
    if not queries.sends_letters():
        return None
    return Section("mail/follow.html", Following(queries.follows_question(reader, question.number)))


def words_of(member: int, row: int) -> str:
    """The question that a member follows by this row."""
    kept = FollowedQuestion.objects.filter(member=member, pk=row).select_related(
        "member__organisation"
    )
    followed = kept.first()
    if followed is None:
        return ""
    question = dossiers.question_numbered(followed.member.organisation, followed.number)
    return one_line(str(question.asked)) if question else _("A question")


def enter() -> None:
    """Stand on the pages of questions, once."""
    if follow_of not in sections.of_questions:
        sections.of_questions.append(follow_of)
    interests.enter(Source(QUESTIONS, followed_questions, let_go, words_of))
