"""Reading the programme."""

from collections.abc import Collection, Iterable

from django.db.models import Count, OuterRef, Prefetch, Q, QuerySet, Subquery

from autogestion.rules import state as states
from autogestion.rules.programme import PARTS
from autogestion.server.deliberation.models import Decision, Question
from autogestion.server.finding.models import Passage
from autogestion.server.organisations.models import Member, Organisation
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
from autogestion.server.record import queries as record
from autogestion.server.record.models import Entry
from autogestion.server.votes.models import Elector

_CHANGES = Prefetch(
    "changes",
    ArticleChange.objects.select_related(
        "draft__by__organisation", *(f"draft__{part}" for part in PARTS)
    ).order_by("pk"),
)  # fmt: skip
_OF_STUDY = ("name", "aim", "by__organisation", "body__name", "body__organisation")


def articles(organisation: Organisation) -> list[ProgrammeArticle]:
    """Every article there ever was, with its changes and what stood in it, in order."""
    found = list(organisation.articles.prefetch_related(_CHANGES).order_by("number"))
    for article in found:
        article.organisation = organisation
    return found


def article_numbered(organisation: Organisation, number: int) -> ProgrammeArticle | None:
    found = organisation.articles.prefetch_related(_CHANGES).filter(number=number).first()
    if found is not None:
        found.organisation = organisation
    return found


def draft_numbered(organisation: Organisation, number: int) -> ArticleDraft | None:
    found = drafts(organisation).filter(number=number).first()
    if found is not None:
        found.organisation = organisation
    return found


def drafts(organisation: Organisation) -> QuerySet[ArticleDraft]:
    """All drafts with their texts, oldest first."""
    return organisation.drafts.select_related(
        "article", "by__organisation", "body__organisation", "body__name", *PARTS
    ).order_by("number")


def of_article(article: ProgrammeArticle) -> QuerySet[ArticleDraft]:
    """The drafts of an article: written for it, or those that have stood in it."""
    mine = Q(article=article) | Q(changes__article=article)
    return drafts(article.organisation).filter(mine).distinct()


def unused_drafts(organisation: Organisation) -> QuerySet[ArticleDraft]:
    """Drafts of new articles that have become none."""
    return drafts(organisation).filter(article=None, changes=None)


def written_as(draft: ArticleDraft) -> ProgrammeArticle | None:
    """The article as which a draft came into the programme."""
    first = ArticleChange.objects.filter(article=OuterRef("pk")).order_by("pk").values("draft")[:1]
    found = ProgrammeArticle.objects.filter(organisation=draft.organisation_id)
    article = found.annotate(first=Subquery(first)).filter(first=draft.pk).first()
    return article and article_numbered(draft.organisation, article.number)


def draft_state(draft: ArticleDraft) -> states.ArticleDraft:
    """The draft as the rules take it."""
    sources = draft.sources.order_by("pk").values_list("line", "by__pseudonym")
    return _draft_state(draft, list(sources))


def _draft_state(draft: ArticleDraft, sources: list[tuple[int, str]]) -> states.ArticleDraft:
    return states.ArticleDraft(
        number=draft.number,
        article=draft.article.number if draft.article else None,
        by=draft.by.pseudonym,
        body=draft.body.number,
        at=draft.at,
        texts={part: text.commitment for part in PARTS if (text := getattr(draft, part))},
        sources=sources,
    )


def draft_states(organisation: Organisation) -> dict[int, states.ArticleDraft]:
    """Every draft as the rules take it, by number."""
    sources: dict[int, list[tuple[int, str]]] = {}
    rows = DraftSource.objects.filter(draft__organisation=organisation).order_by("pk")
    for draft, line, by in rows.values_list("draft", "line", "by__pseudonym"):
        sources.setdefault(draft, []).append((line, by))
    return {
        draft.number: _draft_state(draft, sources.get(draft.pk, []))
        for draft in drafts(organisation)
    }


def article_state(
    article: ProgrammeArticle, alternatives: dict[str, int] | None = None
) -> states.ProgrammeArticle:
    """The article as the rules take it; its changes are loaded with it."""
    if alternatives is None:
        rows = article.alternatives.order_by("pk")
        alternatives = dict(rows.values_list("member__pseudonym", "draft__number"))
    return states.ProgrammeArticle(
        number=article.number,
        changes=[
            states.ArticleChange(
                one.decision, one.change, one.draft.number if one.draft else 0, one.at
            )
            for one in article.changes.all()
        ],
        alternatives=alternatives,
    )


def article_states(organisation: Organisation) -> dict[int, states.ProgrammeArticle]:
    """Every article as the rules take it, by number."""
    kept: dict[int, dict[str, int]] = {}
    rows = Alternative.objects.filter(article__organisation=organisation).order_by("pk")
    for article, member, draft in rows.values_list("article", "member__pseudonym", "draft__number"):
        kept.setdefault(article, {})[member] = draft
    return {
        article.number: article_state(article, kept.get(article.pk, {}))
        for article in articles(organisation)
    }


def had_a_vote(article: ProgrammeArticle, member: Member) -> bool:
    """Whether this member was on the roll of the vote that last decided how an article reads."""
    last = list(article.changes.all())[-1].decision
    question = Decision.objects.filter(organisation=article.organisation_id, number=last).values(
        "question__number"
    )
    return Elector.objects.filter(
        member=member, vote__organisation=article.organisation_id, vote__number__in=question
    ).exists()


def sources_of(drafts: Iterable[ArticleDraft]) -> dict[int, list[DraftSource]]:
    """Primary key of a draft -> what it rests on, in order."""
    found: dict[int, list[DraftSource]] = {}
    rows = DraftSource.objects.filter(draft__in=[draft.pk for draft in drafts])
    for row in rows.select_related("by__organisation").order_by("pk"):
        found.setdefault(row.draft_id, []).append(row)
    return found


def lines(organisation: Organisation, numbers: Collection[int]) -> dict[int, Entry]:
    """Lines of the record by their numbers."""
    found = record.entries(organisation).filter(seq__in=numbers) if numbers else ()
    return {entry.seq: entry for entry in found}


def lines_of_act(organisation: Organisation, acts: Collection[str]) -> QuerySet[Entry]:
    return record.entries(organisation).filter(act__in=acts)


def is_line(organisation: Organisation, number: int) -> bool:
    """Whether the record has a line with this number."""
    return record.entries(organisation).filter(seq=number).exists()


def alternatives_of(article: ProgrammeArticle) -> QuerySet[Alternative]:
    """Who keeps which wording beside an article."""
    texts = [f"draft__{part}" for part in PARTS]
    return article.alternatives.select_related("member__organisation", *texts).order_by(
        "draft", "pk"
    )


def resting_on(organisation: Organisation, kind: str, within: int) -> QuerySet[ArticleChange]:
    """What stands in the programme and rests on the thing of this kind (finding.kinds) with this number."""
    lines = Passage.objects.filter(organisation=organisation, kind=kind, within=within)
    newest = ArticleChange.objects.filter(article=OuterRef("article")).order_by("-pk")
    return (
        ArticleChange.objects.filter(
            article__organisation=organisation, draft__sources__line__in=lines.values("seq")
        )
        .filter(pk=Subquery(newest.values("pk")[:1]))
        .select_related("article", "draft__title")
        .order_by("article__number")
        .distinct()
    )


def questions_on(organisation: Organisation) -> list[Question]:
    """The questions on the programme that are still before all, oldest first."""
    rows = (
        organisation.questions.filter(withdrawn_at=None, subject__has_key="change")
        .select_related("asked")
        .order_by("number")
    )
    decided = set(
        organisation.votes.filter(closed_at__isnull=False).values_list("number", flat=True)
    )
    return [row for row in rows if row.number not in decided]


def studies(organisation: Organisation) -> QuerySet[Study]:
    """All study circles, newest first, with how much is read and said in each."""
    return (
        organisation.studies.select_related(*_OF_STUDY)
        .annotate(read=Count("readings", distinct=True), said=Count("remarks", distinct=True))
        .order_by("-number")
    )


def study_numbered(organisation: Organisation, number: int) -> Study | None:
    found = organisation.studies.select_related(*_OF_STUDY).filter(number=number).first()
    if found is not None:
        found.organisation = organisation
    return found


def readings_of(study: Study) -> list[Reading]:
    """What a study circle reads, in order, with what was said to each."""
    said = Prefetch(
        "remarks", Remark.objects.select_related("text", "by__organisation").order_by("number")
    )
    rows = study.readings.select_related("text", "by__organisation")
    return list(rows.prefetch_related(said).order_by("number"))


def remark_numbered(study: Study, number: int) -> Remark | None:
    return study.remarks.select_related("text", "reading__text").filter(number=number).first()


def questions_from(study: Study) -> list[Question]:
    """The questions that were posed from remarks of a study circle, oldest first."""
    rows = study.organisation.questions.filter(subject__study=study.number)
    return list(rows.select_related("asked", "body__name", "body__organisation").order_by("number"))


def study_state(study: Study) -> states.Study:
    """The study circle as a replay has it."""
    return states.Study(
        study.number, study.name.commitment, study.aim.commitment, study.by.pseudonym,
        study.body.number, study.at,
        [
            states.Reading(
                one.number, one.line, one.text.commitment if one.text else "", one.by.pseudonym, one.at
            )
            for one in study.readings.select_related("text", "by").order_by("number")
        ],
        [
            states.Remark(
                one.number, one.reading.number, one.kind, one.text.commitment, one.by.pseudonym, one.at
            )
            for one in study.remarks.select_related("text", "by", "reading").order_by("number")
        ],
    )  # fmt: skip


def drafts_called(organisation: Organisation, numbers: Collection[int]) -> dict[int, str]:
    """Number of a draft -> what it is about."""
    rows = organisation.drafts.filter(number__in=numbers)
    return dict(rows.values_list("number", "title__content"))


def studies_called(organisation: Organisation, numbers: Collection[int]) -> dict[int, str]:
    """Number of a study circle -> what it is called."""
    rows = organisation.studies.filter(number__in=numbers)
    return dict(rows.values_list("number", "name__content"))
