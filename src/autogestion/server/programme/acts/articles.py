"""Writing how an article could read, asking all whether it does, and what follows when they decide."""

from collections.abc import Mapping

from autogestion.rules import programme as rules
from autogestion.rules.programme import Follows
from autogestion.server.deliberation.acts import Dossier
from autogestion.server.deliberation.acts.posing import may_pose, write_question
from autogestion.server.deliberation.models import Question
from autogestion.server.organisations import queries as organisations
from autogestion.server.organisations.models import Body, Member, Organisation
from autogestion.server.programme import queries
from autogestion.server.programme.acts.common import check_place, fresh_article, fresh_draft
from autogestion.server.programme.models import (
    Alternative,
    ArticleChange,
    ArticleDraft,
    DraftSource,
    ProgrammeArticle,
)
from autogestion.server.record import acts as record
from autogestion.server.record.acts import ByItself, act
from autogestion.server.record.models import Text


@act
def write_draft(
    by: Member,
    body: Body,
    *,
    texts: Mapping[str, str],
    article: ProgrammeArticle | None = None,
) -> ArticleDraft:
    """Write how an article of the programme could read, or a new one. It changes nothing until all decide.

    `texts`: by rules.programme.PARTS; what is empty is left out.
    """
    check_place(by, body)
    article = fresh_article(by, article) if article is not None else None
    written = {part: text for part, text in texts.items() if text.strip()}
    rules.check_draft(parts=written, is_known=True)
    organisation = by.organisation
    kept = {part: _keep(organisation, part, text) for part, text in written.items()}
    draft = ArticleDraft.objects.create(
        organisation=organisation, number=organisations.next_number(organisation.drafts.all()),
        article=article, by=by, body=body, at=record.moment(), **kept,
    )  # fmt: skip
    record.append(
        "draft.written", by=by, within=body.number, draft=draft.number,
        article=article.number if article else None,
        texts={part: text.commitment for part, text in kept.items()},
    )  # fmt: skip
    return draft


def _keep(organisation: Organisation, part: str, text: str) -> Text:
    keep = record.keep_line if part == "title" else record.keep_paragraphs
    return keep(organisation, text, max_length=rules.MOST[part])


@act
def add_source(by: Member, body: Body, draft: ArticleDraft, *, line: int) -> None:
    """Set beside a wording what it rests on: a line of the record."""
    check_place(by, body)
    draft = fresh_draft(by, draft)
    beside = list(draft.sources.values_list("line", flat=True))
    rules.check_source(
        is_there=queries.is_line(by.organisation, line),
        is_beside=line in beside,
        sources=len(beside),
    )
    DraftSource.objects.create(draft=draft, line=line, by=by)
    record.append("source.added", by=by, within=body.number, draft=draft.number, line=line)


@act
def pose_article(
    by: Member,
    body: Body,
    *,
    change: str,
    dossier: Dossier,
    article: ProgrammeArticle | None = None,
    draft: ArticleDraft | None = None,
) -> Question:
    """Ask all whether an article reads thus: a new one is written, one is changed, struck or confirmed."""
    charter = organisations.charter_in_force(by.organisation)
    kind = rules.kind_of(charter)
    charter, numbers = may_pose(by, body, kind=kind, scope="whole", bodies=None)
    article = fresh_article(by, article) if article is not None else None
    draft = fresh_draft(by, draft) if draft is not None else None
    subject: dict[str, object] = {"change": change}
    if article is not None:
        subject["article"] = article.number
    if draft is not None:
        subject["draft"] = draft.number
    rules.check_asking(
        subject,
        kind=kind,
        scope="whole",
        charter=charter,
        article=queries.article_state(article) if article else None,
        draft=queries.draft_state(draft) if draft else None,
        is_taken=draft is not None and queries.written_as(draft) is not None,
    )
    return write_question(by, body, charter, dossier, kind, "whole", numbers, (), None, subject)


@act
def settle_article(
    by: ByItself, article: ProgrammeArticle | None, *, follows: Follows, decision: int
) -> ProgrammeArticle:
    """All decided how an article reads: from now on it does."""
    change, number = follows
    organisation = by.organisation
    if article is None:
        article = ProgrammeArticle.objects.create(
            organisation=organisation,
            number=organisations.next_number(organisation.articles.all()),
        )
    ArticleChange.objects.create(
        article=article, decision=decision, change=change, at=record.moment(),
        draft=queries.draft_numbered(organisation, number) if number else None,
    )  # fmt: skip
    record.append(
        "article.settled", by=by, article=article.number, change=change, draft=number,
        decision=decision,
    )  # fmt: skip
    return article


@act
def keep_alternative(by: Member, article: ProgrammeArticle, draft: ArticleDraft) -> None:
    """Keep another wording beside an article, as one who had a vote on how it reads. The last word counts."""
    article, draft = fresh_article(by, article), fresh_draft(by, draft)
    rules.check_alternative(
        queries.article_state(article),
        queries.draft_state(draft),
        by=by.pseudonym,
        was_elector=queries.had_a_vote(article, by),
    )
    Alternative.objects.update_or_create(article=article, member=by, defaults={"draft": draft})
    record.append("alternative.kept", by=by, article=article.number, draft=draft.number)


@act
def drop_alternative(by: Member, article: ProgrammeArticle) -> None:
    """Keep nothing beside an article any more."""
    article = fresh_article(by, article)
    rules.check_dropping(queries.article_state(article), by=by.pseudonym)
    article.alternatives.filter(member=by).delete()
    record.append("alternative.dropped", by=by, article=article.number)
