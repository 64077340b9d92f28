"""What the acts of the programme share."""

from autogestion.rules import programme as rules
from autogestion.rules.refusals import RuleBroken
from autogestion.rules.words import gettext_noop as _
from autogestion.server.organisations import queries as organisations
from autogestion.server.organisations.acts import require_living, require_same
from autogestion.server.organisations.models import Body, Member
from autogestion.server.programme import queries
from autogestion.server.programme.models import ArticleDraft, ProgrammeArticle


def check_place(by: Member, body: Body) -> None:
    """Whether this member writes from this assembly. Stands inside an act."""
    require_living(by.organisation)
    require_same(by, body.organisation_id)
    rules.check_writing(
        is_in_body=organisations.is_in(by, body), is_founded=body.founded_at is not None
    )


def fresh_article(by: Member, article: ProgrammeArticle) -> ProgrammeArticle:
    """The article as it is now. Stands inside an act."""
    require_living(by.organisation)
    require_same(by, article.organisation_id)
    fresh = queries.article_numbered(by.organisation, article.number)
    if fresh is None:
        raise RuleBroken(_("There is no such article or draft."))
    return fresh


def fresh_draft(by: Member, draft: ArticleDraft) -> ArticleDraft:
    """The draft as it is now. Stands inside an act."""
    require_living(by.organisation)
    require_same(by, draft.organisation_id)
    fresh = queries.draft_numbered(by.organisation, draft.number)
    if fresh is None:
        raise RuleBroken(_("There is no such article or draft."))
    return fresh
