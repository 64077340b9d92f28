"""Laying out an issue, anew until it appears; and letting it appear."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from autogestion.rules import newspaper as limits
from autogestion.rules import newspaper_editing as rules
from autogestion.rules.refusals import RuleBroken
from autogestion.rules.words import gettext_noop as _
from autogestion.server.newspaper import queries
from autogestion.server.newspaper.acts.common import as_editor, commitment, keep_if
from autogestion.server.newspaper.models import (
    Article,
    Collective,
    Column,
    Contribution,
    Edited,
    Issue,
)
from autogestion.server.newspaper.states import issue_state
from autogestion.server.organisations import queries as organisations
from autogestion.server.organisations.models import Member
from autogestion.server.record import acts as record
from autogestion.server.record.acts import act


@dataclass(frozen=True)
class Layout:
    """How an issue is laid out. `articles`: contribution, version (0: the writer's own), column (0: none), public."""

    title: str
    lead: str = ""
    columns: Sequence[str] = ()
    articles: Sequence[Mapping[str, Any]] = ()


@act
def lay_issue(
    by: Member, collective: Collective, *, layout: Layout, issue: Issue | None = None
) -> Issue:
    """Lay out a new issue, or one anew that has not appeared."""
    collective, organisation = as_editor(by, collective), by.organisation
    before = None if issue is None else _fresh(by, issue)
    numbers = [article["contribution"] for article in layout.articles]
    rules.check_laying(
        issue_state(before) if before else None, collective=collective.number,
        columns=len(layout.columns), articles=layout.articles,
        contributions=queries.contribution_states(organisation, numbers),
        printed=queries.printed(organisation),
    )  # fmt: skip
    row = before or Issue(
        organisation=organisation, collective=collective,
        number=organisations.next_number(organisation.issues.all()),
    )  # fmt: skip
    row.laid_by, row.laid_at = by, record.moment()
    row.title = record.keep_line(organisation, layout.title, max_length=limits.TITLE_MAX)
    row.lead = keep_if(organisation, layout.lead, max_length=limits.LEAD_MAX)
    row.save()
    columns = _lay_columns(row, layout)
    _lay_articles(row, layout)
    record.append(
        "issue.laid", by=by, within=collective.body.number, collective=collective.number,
        issue=row.number, title=row.title.commitment, lead=commitment(row.lead), columns=columns,
        articles=[
            {key: article[key] for key in ("contribution", "version", "column", "public")}
            for article in layout.articles
        ],
    )  # fmt: skip
    return row


def _fresh(by: Member, issue: Issue) -> Issue:
    found = queries.issue_numbered(by.organisation, issue.number)
    if found is None or found.pk != issue.pk:
        raise RuleBroken(_("There is no such issue."))
    return found


def _lay_columns(row: Issue, layout: Layout) -> list[str]:
    row.columns.all().delete()
    names = [
        record.keep_line(row.organisation, name, max_length=limits.COLUMN_MAX)
        for name in layout.columns
    ]
    Column.objects.bulk_create(
        Column(issue=row, number=number, name=name) for number, name in enumerate(names, 1)
    )
    return [name.commitment for name in names]


def _lay_articles(row: Issue, layout: Layout) -> None:
    row.articles.all().delete()
    numbers = [article["contribution"] for article in layout.articles]
    found = Contribution.objects.filter(organisation=row.organisation, number__in=numbers)
    rows = {one.number: one for one in found}
    versions = {
        (one.contribution_id, one.number): one
        for one in Edited.objects.filter(contribution__in=rows.values())
    }
    Article.objects.bulk_create(
        Article(
            issue=row, place=place, contribution=rows[one["contribution"]],
            version=versions.get((rows[one["contribution"]].pk, one["version"])),
            column=one["column"], public=one["public"],
        )
        for place, one in enumerate(layout.articles, 1)
    )  # fmt: skip


@act
def publish_issue(by: Member, collective: Collective, issue: Issue) -> None:
    """Let an issue appear as it is laid out: as pages, feeds and books, at once."""
    collective = as_editor(by, collective)
    row = _fresh(by, issue)
    rules.check_appearing(issue_state(row), collective=collective.number, owed=queries.owed_in(row))
    Issue.objects.filter(pk=row.pk).update(appeared_at=record.moment())
    record.append(
        "issue.appeared", by=by, within=collective.body.number, collective=collective.number,
        issue=row.number,
    )  # fmt: skip
