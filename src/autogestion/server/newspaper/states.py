"""Rows of the newspaper as the values that the rules take and a replay gives."""

from typing import Any

from django.db.models import QuerySet

from autogestion.rules import state as states
from autogestion.server.newspaper.models import Collective, Contribution, Issue

WHOLE = (
    "enclosures__file", "enclosures__caption", "said__by", "said__body", "said__text",
    "versions__by", "versions__collective", "versions__title", "versions__text", "versions__why",
    "refusals__by", "refusals__collective", "refusals__reason", "refusals__appeal",
    "transcribed__by", "transcribed__text", "came_of_it__by",
)  # fmt: skip


def whole(contributions: QuerySet[Contribution]) -> QuerySet[Contribution]:
    """With all that hangs on them, in a fixed number of queries."""
    return contributions.select_related(
        "by", "body", "about", "tendency", "title", "text", "byline"
    ).prefetch_related(*WHOLE)


def contribution_state(row: Contribution) -> states.Contribution:
    """A contribution fetched by `whole`."""

    def ordered(things: Any, by: str = "number") -> list:
        return sorted(things.all(), key=lambda one: getattr(one, by))

    enclosures = ordered(row.enclosures)
    return states.Contribution(
        number=row.number, by=row.by.pseudonym if row.by else None,
        body=row.body.number if row.body else None, at=row.at, sort=row.sort,
        language=row.language, about=row.about.number if row.about else None,
        tendency=row.tendency.number if row.tendency else None, public=row.public, word=row.word,
        title=row.title.commitment, text=row.text.commitment if row.text else "",
        byline=row.byline.commitment if row.byline else "",
        files=[one.file.commitment for one in enclosures],
        captions=[one.caption.commitment for one in enclosures],
        said=[
            states.Said(
                one.number, one.by.pseudonym if one.by else None,
                one.body.number if one.body else None, one.at, one.text.commitment,
            )
            for one in ordered(row.said)
        ],
        versions=[
            states.Edited(
                one.number, one.by.pseudonym, one.collective.number, one.at, one.title.commitment,
                one.text.commitment, one.why.commitment, one.agreed_at,
            )
            for one in ordered(row.versions)
        ],
        refusals=[
            states.Refusal(
                one.collective.number, one.by.pseudonym, one.at, one.reason.commitment,
                one.appeal.commitment if one.appeal else "", one.question,
            )
            for one in ordered(row.refusals, "pk")
        ],
        transcribed=[
            states.Transcribed(
                one.number, one.file, one.by.pseudonym, one.at, one.text.commitment
            )
            for one in ordered(row.transcribed)
        ],
        came_of_it=[
            states.CameOf(one.number, one.by.pseudonym, one.at, one.kind, one.thing, one.part)
            for one in ordered(row.came_of_it)
        ],
        withdrawn_at=row.withdrawn_at,
    )  # fmt: skip


def collective_state(row: Collective) -> states.Collective:
    """A collective with `body` and `editors__member`."""
    return states.Collective(
        number=row.number, decision=row.decision, body=row.body.number, since=row.since,
        until=row.until, ended_at=row.ended_at,
        members={
            one.member.pseudonym: one.accepted_at
            for one in sorted(row.editors.all(), key=lambda one: one.pk)
        },
    )  # fmt: skip


def issue_state(row: Issue) -> states.Issue:
    """An issue with its collective, `laid_by`, texts, columns and articles."""
    return states.Issue(
        number=row.number, collective=row.collective.number, laid_by=row.laid_by.pseudonym,
        laid_at=row.laid_at, title=row.title.commitment,
        lead=row.lead.commitment if row.lead else "",
        columns=[
            one.name.commitment for one in sorted(row.columns.all(), key=lambda one: one.number)
        ],
        articles=[
            {
                "contribution": one.contribution.number,
                "version": one.version.number if one.version else 0,
                "column": one.column, "public": one.public,
            }
            for one in sorted(row.articles.all(), key=lambda one: one.place)
        ],
        appeared_at=row.appeared_at,
    )  # fmt: skip
