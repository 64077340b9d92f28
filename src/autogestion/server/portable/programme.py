"""The programme and its study circles: tables into the state of a replay, and back."""

from autogestion.rules import state as states
from autogestion.server.organisations.models import Organisation
from autogestion.server.portable.kept import Kept
from autogestion.server.programme import queries
from autogestion.server.programme.models import (
    Alternative,
    ArticleChange,
    ArticleDraft,
    DraftSource,
    ProgrammeArticle,
    Reading,
    Remark,
    Study,
)

read_drafts = queries.draft_states
read_articles = queries.article_states


def read_studies(organisation: Organisation) -> dict[int, states.Study]:
    """Every study circle, by number."""
    rows = organisation.studies.select_related("name", "aim", "by", "body").order_by("number")
    return {row.number: queries.study_state(row) for row in rows}


def write_programme(kept: Kept, state: states.Organisation) -> None:
    """The mirror of reading."""
    articles = {
        number: ProgrammeArticle.objects.create(organisation=kept.organisation, number=number)
        for number in state.articles
    }
    drafts = {one.number: _write_draft(kept, one, articles) for one in state.drafts.values()}
    for article in state.articles.values():
        row = articles[article.number]
        ArticleChange.objects.bulk_create(
            ArticleChange(
                article=row, decision=one.decision, change=one.change, draft=drafts.get(one.draft),
                at=one.at,
            )
            for one in article.changes
        )  # fmt: skip
        Alternative.objects.bulk_create(
            Alternative(article=row, member_id=kept.member(who), draft=drafts[draft])
            for who, draft in article.alternatives.items()
        )
    for study in state.studies.values():
        _write_study(kept, study)


def _write_draft(
    kept: Kept, draft: states.ArticleDraft, articles: dict[int, ProgrammeArticle]
) -> ArticleDraft:
    row = ArticleDraft.objects.create(
        organisation=kept.organisation, number=draft.number, article=articles.get(draft.article or 0),
        by_id=kept.member(draft.by), body_id=kept.bodies[draft.body], at=draft.at,
        **{f"{part}_id": kept.text(text) for part, text in draft.texts.items()},
    )  # fmt: skip
    DraftSource.objects.bulk_create(
        DraftSource(draft=row, line=line, by_id=kept.member(by)) for line, by in draft.sources
    )
    return row


def _write_study(kept: Kept, study: states.Study) -> None:
    row = Study.objects.create(
        organisation=kept.organisation, number=study.number, name_id=kept.text(study.name),
        aim_id=kept.text(study.aim), by_id=kept.member(study.by), body_id=kept.bodies[study.body],
        at=study.at,
    )  # fmt: skip
    readings = {
        one.number: Reading.objects.create(
            study=row, number=one.number, line=one.line,
            text_id=kept.text(one.text) if one.text else None,
            by_id=kept.member(one.by), at=one.at,
        )
        for one in study.readings
    }  # fmt: skip
    Remark.objects.bulk_create(
        Remark(
            study=row, number=one.number, reading=readings[one.reading], kind=one.kind,
            text_id=kept.text(one.text), by_id=kept.member(one.by), at=one.at,
        )
        for one in study.remarks
    )  # fmt: skip
