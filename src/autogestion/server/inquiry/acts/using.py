"""Taking a finding further: into a dossier as a fact, or as a question of one's own assembly."""

from collections.abc import Sequence

from autogestion.rules import inquiry as rules
from autogestion.server.deliberation.acts import Dossier
from autogestion.server.deliberation.acts.facts import write_fact
from autogestion.server.deliberation.acts.posing import may_pose, open_dossier, write_question
from autogestion.server.deliberation.models import Fact, Question
from autogestion.server.inquiry import queries
from autogestion.server.inquiry.acts.common import fresh_survey
from autogestion.server.inquiry.models import Survey, SurveyUse
from autogestion.server.organisations.models import Body, Member
from autogestion.server.record.acts import act


def _published(by: Member, survey: Survey, item: int) -> Survey:
    fresh = fresh_survey(by, survey)
    rules.check_published(is_published=fresh.published_at is not None)
    rules.check_finding(item=item, items=[one.number for one in queries.standing(fresh)])
    return fresh


@act
def add_finding(
    by: Member, survey: Survey, question: Question, *, item: int, text: str, source: str
) -> Fact:
    """Add what an inquiry found to a dossier, as a fact. `item`: the question of the inquiry that it answers."""
    fresh = _published(by, survey, item)
    question = open_dossier(by, question)
    fact = write_fact(
        by, question, text=text, source=source, beside={"survey": fresh.number, "item": item}
    )
    SurveyUse.objects.create(survey=fresh, fact=fact, item=item)
    return fact


@act
def ask_from_survey(
    by: Member,
    body: Body,
    survey: Survey,
    *,
    item: int,
    dossier: Dossier,
    scope: str = "own",
    bodies: Sequence[int] | None = None,
    options: Sequence[str] = (),
) -> Question:
    """Put a question to which an inquiry gave rise; its subject keeps the link."""
    fresh = _published(by, survey, item)
    charter, numbers = may_pose(by, body, kind="ordinary", scope=scope, bodies=bodies)
    subject = {"survey": fresh.number, "item": item}
    return write_question(
        by, body, charter, dossier, "ordinary", scope, numbers, options, None, subject
    )
