"""What can stand in an issue, and how the form of a layout is read."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from autogestion.server.newspaper import queries, reading
from autogestion.server.newspaper.models import Contribution, Issue
from autogestion.server.organisations.models import Organisation

OFFERED_MAX = 200


@dataclass(frozen=True)
class Row:
    """A contribution that can be laid: in which place, wording, column, for whom. `place` '' is: not in it."""

    contribution: Contribution
    title: str
    place: str
    version: int
    versions: list[int]
    """The numbers of the wordings to which its writer agreed."""
    column: str
    public: bool
    is_owed: bool


def rows(
    organisation: Organisation, issue: Issue | None, typed: Mapping[str, str] | None
) -> list[Row]:
    """All that has not appeared yet, what is laid already first."""
    laid = {one.contribution_id: one for one in issue.articles.all()} if issue else {}
    owed = queries.owed_in(issue) if issue else set()
    found = []
    offered = (
        queries.contributions(organisation)
        .exclude(number__in=queries.printed(organisation))
        .prefetch_related("versions")[:OFFERED_MAX]
    )
    for one in offered:
        article, number = laid.get(one.pk), one.number
        row = Row(
            contribution=one, title=reading.words_in(one.title),
            place=str(article.place) if article else "",
            version=article.version.number if article and article.version else 0,
            versions=sorted(v.number for v in one.versions.all() if v.agreed_at is not None),
            column=str(article.column or "") if article else "",
            public=article.public if article else one.public, is_owed=number in owed,
        )  # fmt: skip
        found.append(_as_typed(row, typed) if typed is not None else row)
    return sorted(
        found, key=lambda row: (not row.place, _number(row.place), row.contribution.number)
    )


def _as_typed(row: Row, typed: Mapping[str, str]) -> Row:
    number = row.contribution.number
    return Row(
        row.contribution, row.title, typed.get(f"place_{number}", "").strip(),
        _number(typed.get(f"version_{number}", "")), row.versions,
        typed.get(f"column_{number}", "").strip(), f"public_{number}" in typed, row.is_owed,
    )  # fmt: skip


def articles(found: list[Row]) -> list[dict[str, Any]]:
    """What is laid, in the order of the places that were typed."""
    laid = sorted(
        (row for row in found if row.place),
        key=lambda row: (_number(row.place), row.contribution.number),
    )
    return [
        {
            "contribution": row.contribution.number, "version": row.version,
            "column": _number(row.column), "public": row.public,
        }
        for row in laid
    ]  # fmt: skip


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 6 else 0
