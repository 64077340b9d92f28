"""Every read of the newspaper."""

from collections.abc import Collection

from django.db.models import Count, Q, QuerySet

from autogestion.rules import newspaper_editing as rules
from autogestion.rules import state as state_values
from autogestion.rules.newspaper import TURN_SECONDS
from autogestion.server.deliberation.models import Decision
from autogestion.server.newspaper.models import (
    Article,
    BoxedLetter,
    CameOf,
    Collective,
    Contribution,
    Intake,
    Issue,
)
from autogestion.server.newspaper.states import collective_state, contribution_state, whole
from autogestion.server.organisations.models import Member, Organisation
from autogestion.server.record import clock
from autogestion.server.record.models import File
from autogestion.server.tendencies.models import Tendency
from autogestion.server.written import written_once


def contribution_numbered(organisation: Organisation, number: int) -> Contribution | None:
    """The contribution with all that hangs on it."""
    found = whole(organisation.contributions.filter(number=number)).first()
    if found is not None:
        found.organisation = organisation
    return found


def contribution_with_word(organisation: Organisation, word: str) -> Contribution | None:
    """The contribution to which a secret word belongs, by its hash."""
    return whole(organisation.contributions.filter(word=word)).first() if word else None


def contributions(organisation: Organisation) -> QuerySet[Contribution]:
    """All that was sent and is not withdrawn, newest first, as a list shows them."""
    return (
        organisation.contributions.filter(withdrawn_at=None)
        .select_related("title", "by", "byline", "body__name", "tendency__name")
        .order_by("-number")
    )


def waiting(organisation: Organisation) -> QuerySet[Contribution]:
    """What still waits for an answer, oldest first."""
    return contributions(organisation).filter(waits=True).order_by("number")


def count_waiting(organisation: Organisation) -> int:
    return organisation.contributions.filter(waits=True, withdrawn_at=None).count()


def collective_numbered(organisation: Organisation, number: int) -> Collective | None:
    found = (
        organisation.collectives.filter(number=number)
        .select_related("body__name")
        .prefetch_related("editors__member")
        .first()
    )
    if found is not None:
        found.organisation = found.body.organisation = organisation
    return found


def collectives(organisation: Organisation) -> QuerySet[Collective]:
    """All mandates to edit, newest first."""
    return (
        organisation.collectives.select_related("body__name")
        .prefetch_related("editors__member")
        .order_by("-number")
    )


def collectives_of(member: Member, at: int) -> list[Collective]:
    """The collectives in which this member edits now."""
    found = collectives(member.organisation).filter(
        editors__member=member, editors__accepted_at__isnull=False, ended_at=None, until__gt=at
    )
    return list(found) if belongs(member) else []


def named_in(member: Member, at: int) -> QuerySet[Collective]:
    """Mandates that name this member and wait for their accepting."""
    return collectives(member.organisation).filter(
        editors__member=member, editors__accepted_at=None, ended_at=None, until__gt=at
    )


def belongs(member: Member) -> bool:
    return Member.objects.filter(pk=member.pk, base__isnull=False).exists()


def belonging(organisation: Organisation, pseudonyms: Collection[str]) -> set[str]:
    """Those of them who have a place in an assembly now."""
    found = organisation.members.filter(pseudonym__in=list(pseudonyms), base__isnull=False)
    return set(found.values_list("pseudonym", flat=True))


def tendencies_of(member: Member) -> QuerySet[Tendency]:
    """The tendencies for which a member can write."""
    return (
        Tendency.objects.filter(
            organisation=member.organisation_id, ended_at=None, adherences__member=member
        )
        .select_related("name")
        .order_by("number")
    )


def issue_numbered(organisation: Organisation, number: int) -> Issue | None:
    found = issues(organisation).filter(number=number).first()
    if found is not None:
        found.organisation = organisation
    return found


def issues(organisation: Organisation) -> QuerySet[Issue]:
    """All issues, newest first, with what they hold."""
    return (
        organisation.issues.select_related("collective__body__name", "laid_by", "title", "lead")
        .prefetch_related("columns__name", "articles__contribution", "articles__version")
        .order_by("-number")
    )


def appeared(organisation: Organisation) -> QuerySet[Issue]:
    return (
        issues(organisation).filter(appeared_at__isnull=False).order_by("-appeared_at", "-number")
    )


def articles_of(issue: Issue, *, public_only: bool) -> QuerySet[Article]:
    """The articles of an issue in their order, with all their words; those for everybody, or all."""
    found = issue.articles.select_related(
        "contribution__title", "contribution__text", "contribution__byline", "contribution__by",
        "contribution__about", "contribution__tendency__name", "version__title", "version__text",
    ).prefetch_related(
        "contribution__enclosures__file", "contribution__enclosures__caption",
        "contribution__transcribed__text",
    ).order_by("place")  # fmt: skip
    return found.filter(public=True) if public_only else found


def articles_about(contributions: Collection[int], *, public_only: bool) -> QuerySet[Article]:
    """What has appeared that corrects or translates these contributions (primary keys)."""
    found = Article.objects.filter(
        contribution__about__in=contributions, issue__appeared_at__isnull=False,
        contribution__withdrawn_at=None,
    ).select_related(
        "issue", "contribution__title", "contribution__text", "contribution__byline",
        "contribution__by", "version__title", "version__text",
    ).order_by("issue__number", "place")  # fmt: skip
    return found.filter(public=True) if public_only else found


def article_of(contribution: Contribution) -> Article | None:
    """Where a contribution has appeared."""
    return (
        Article.objects.filter(contribution=contribution, issue__appeared_at__isnull=False)
        .select_related("issue__title")
        .first()
    )


def articles_in_column(
    organisation: Organisation, name: str, *, public_only: bool
) -> list[tuple[Issue, Article]]:
    """Everything that has appeared in the column of this name: a series, oldest first."""
    found = []
    for issue in (
        issues(organisation)
        .filter(appeared_at__isnull=False, columns__name__content=name)
        .order_by("number")
    ):
        numbers = {one.number for one in issue.columns.all() if one.name.content == name}
        found += [
            (issue, article)
            for article in articles_of(issue, public_only=public_only)
            if article.column in numbers
        ]
    return found


def printed(organisation: Organisation) -> set[int]:
    """The numbers of the contributions that have appeared."""
    found = Article.objects.filter(
        issue__organisation=organisation, issue__appeared_at__isnull=False
    )
    return set(found.values_list("contribution__number", flat=True))


def contribution_states(
    organisation: Organisation, numbers: Collection[int]
) -> dict[int, state_values.Contribution]:
    """These contributions as the rules take them."""
    found = whole(organisation.contributions.filter(number__in=list(numbers)))
    return {row.number: contribution_state(row) for row in found}


def owed_in(issue: Issue) -> set[int]:
    """The contributions that have to stand in this issue (rules.newspaper)."""
    organisation, already = issue.organisation, printed(issue.organisation)
    rows = whole(
        organisation.contributions.filter(withdrawn_at=None)
        .filter(Q(tendency__isnull=False) | Q(refusals__question__isnull=False))
        .exclude(number__in=already)
        .distinct()
        .order_by("number")
    )
    found = [contribution_state(row) for row in rows]
    return rules.owed_to_tendencies(
        found, printed=already, before=issue.laid_at
    ) | rules.owed_by_appeal(
        found, printed=already, body=issue.collective.body.number, before=issue.laid_at,
        collectives={
            one.number: collective_state(one)
            for one in organisation.collectives.select_related("body").prefetch_related(
                "editors__member"
            )
        },
        adopted=adopted_appeals(organisation),
    )  # fmt: skip


def adopted_appeals(organisation: Organisation) -> dict[tuple[int, int], int]:
    """(contribution, collective) -> when it was decided that it has to appear."""
    decisions = Decision.objects.filter(
        organisation=organisation, adopted=True, ended_at=None,
        question__subject__has_key="refusal",
    ).select_related("question").order_by("number")  # fmt: skip
    return {
        (one.question.subject["refusal"], one.question.subject["collective"]): one.taken_at
        for one in decisions
    }


@written_once
def came_of(organisation: int, thing: int, *kinds: str) -> QuerySet[CameOf]:
    """From which contributions this thing, of one of these kinds, came."""
    return (
        CameOf.objects.filter(
            contribution__organisation=organisation, kind__in=kinds, thing=thing,
            contribution__withdrawn_at=None,
        )
        .select_related("contribution__title")
        .order_by("contribution__number", "number")
    )  # fmt: skip


def enclosed_file(organisation: Organisation, commitment: str) -> tuple[File, bool] | None:
    """A file that came with a contribution, and whether everybody may see it: it stands in a public article."""
    found = (
        Contribution.objects.filter(
            organisation=organisation, enclosures__file__commitment=commitment, withdrawn_at=None
        )
        .annotate(
            shown=Count("articles", Q(articles__public=True, articles__issue__appeared_at__isnull=False))
        )
        .first()
    )  # fmt: skip
    if found is None:
        return None
    file = File.objects.filter(organisation=organisation, commitment=commitment).first()
    return None if file is None or not file.kind else (file, found.shown > 0)


def files_behind(organisation: Organisation, commitments: Collection[str]) -> dict[str, File]:
    """Commitment -> file, of those that are still here."""
    kept = File.objects.filter(organisation=organisation, commitment__in=list(commitments))
    return {file.commitment: file for file in kept.exclude(kind="")}


def letters_with_word(organisation: Organisation, word: str) -> list[BoxedLetter]:
    """What its writer put in the letter box that is not emptied yet."""
    return list(BoxedLetter.objects.filter(organisation=organisation, word=word))


def lies_in_box(key: int) -> bool:
    return BoxedLetter.objects.filter(pk=key).exists()


def to_empty() -> QuerySet[BoxedLetter]:
    """Letters of turns that are over, everywhere, without what they say."""
    over = BoxedLetter.objects.filter(turn__lt=turn_now())
    return over.select_related("organisation").only("organisation")


def turn_now() -> int:
    """The turn of the hours that is running, counted since 1970."""
    return clock.now() // TURN_SECONDS


def intake_of(organisation: Organisation) -> Intake | None:
    return Intake.objects.filter(organisation=organisation).first()
