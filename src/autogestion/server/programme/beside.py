"""What a question would make of the programme, on its page; and which articles rest on a decision, on its own."""

from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from autogestion.server.deliberation import sections
from autogestion.server.deliberation.models import Decision, Question
from autogestion.server.deliberation.sections import Section
from autogestion.server.finding import names, uses
from autogestion.server.finding.uses import Use
from autogestion.server.organisations.models import Member, Organisation
from autogestion.server.programme import queries
from autogestion.server.programme.models import ArticleDraft, ProgrammeArticle
from autogestion.server.programme.wording import marked
from autogestion.server.web.numbers import plain
from autogestion.server.web.shell import address


@dataclass(frozen=True)
class Asked:
    """What all are asked: that an article reads thus. `wording`: against what stands in it now."""

    change: str
    article: ProgrammeArticle | None
    now: ArticleDraft | None
    draft: ArticleDraft | None
    wording: SafeString | None


def asked_of(question: Question, _reader: Member) -> Section | None:
    """None for every question that is not on the programme."""
    subject = question.subject
    if "change" not in subject:
        return None
    organisation = question.organisation
    article = queries.article_numbered(organisation, subject.get("article", 0))
    draft = queries.draft_numbered(organisation, subject.get("draft", 0))
    now = list(article.changes.all())[-1].draft if article else None
    wording = None
    if draft is not None and now is not None and draft.pk != now.pk:
        wording = marked(str(now.text), str(draft.text))
    return Section("programme/asked.html", Asked(subject["change"], article, now, draft, wording))


def rests_on(decision: Decision, _reader: Member) -> Section | None:
    """None where no article of the programme rests on this decision."""
    resting = list(queries.resting_on(decision.organisation, "decision", decision.number))
    return Section("programme/rests.html", resting) if resting else None


def used_in_programme(organisation: Organisation, kind: str, number: int) -> list[Use]:
    """The articles that stand in the programme and rest on this."""
    return [
        Use(
            _("Article %(number)s of the programme rests on it: %(title)s")
            % {"number": plain(one.article.number), "title": one.draft.title if one.draft else ""},
            address("o", organisation.slug, "programme", str(one.article.number)),
        )
        for one in queries.resting_on(organisation, kind, number)
    ]


def enter() -> None:
    """Stand on the pages of questions and decisions, once; tell the search what drafts and circles are called."""
    names.of_pages |= {"programme-draft": queries.drafts_called, "study": queries.studies_called}
    if asked_of not in sections.of_questions:
        sections.of_questions.append(asked_of)
    if used_in_programme not in uses.of_things:
        uses.of_things.append(used_in_programme)
    if rests_on not in sections.of_decisions:
        sections.of_decisions.append(rests_on)
