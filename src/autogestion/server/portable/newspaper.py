"""The newspaper: tables into the state of a replay, and back. What lies in the letter box is in no record."""

from typing import Any

from autogestion.rules import state as states
from autogestion.rules.newspaper import waits_for_answer
from autogestion.server.newspaper.models import (
    Article,
    CameOf,
    Collective,
    Column,
    Contribution,
    Edited,
    Editor,
    Enclosure,
    Issue,
    Refusal,
    Said,
    Transcribed,
)
from autogestion.server.newspaper.states import (
    collective_state,
    contribution_state,
    issue_state,
    whole,
)
from autogestion.server.organisations.models import Organisation
from autogestion.server.portable.kept import Kept


def read_newspaper(organisation: Organisation) -> dict[str, Any]:
    """The three parts of the state, by their names in it."""
    return {
        "contributions": _contributions(organisation),
        "collectives": _collectives(organisation),
        "issues": _issues(organisation),
    }


def _contributions(organisation: Organisation) -> dict[int, states.Contribution]:
    rows = whole(organisation.contributions.order_by("number"))
    return {row.number: contribution_state(row) for row in rows}


def _collectives(organisation: Organisation) -> dict[int, states.Collective]:
    rows = organisation.collectives.select_related("body").prefetch_related("editors__member")
    return {row.number: collective_state(row) for row in rows.order_by("number")}


def _issues(organisation: Organisation) -> dict[int, states.Issue]:
    rows = organisation.issues.select_related(
        "collective", "laid_by", "title", "lead"
    ).prefetch_related("columns__name", "articles__contribution", "articles__version")
    return {row.number: issue_state(row) for row in rows.order_by("number")}


def write_newspaper(kept: Kept, state: states.Organisation) -> None:
    """The mirror of reading."""
    collectives = {one.number: _write_collective(kept, one) for one in state.collectives.values()}
    contributions: dict[int, Contribution] = {}
    for one in state.contributions.values():
        row = contributions[one.number] = _write_contribution(kept, one, contributions)
        _write_around(kept, row, one, collectives)
    for issue in state.issues.values():
        _write_issue(kept, issue, collectives, contributions)


def _write_collective(kept: Kept, one: states.Collective) -> Collective:
    row = Collective.objects.create(
        organisation=kept.organisation, number=one.number, decision=one.decision,
        body_id=kept.bodies[one.body], since=one.since, until=one.until, ended_at=one.ended_at,
    )  # fmt: skip
    Editor.objects.bulk_create(
        Editor(collective=row, member_id=kept.member(pseudonym), accepted_at=accepted_at)
        for pseudonym, accepted_at in one.members.items()
    )
    return row


def _write_contribution(
    kept: Kept, one: states.Contribution, before: dict[int, Contribution]
) -> Contribution:
    return Contribution.objects.create(
        organisation=kept.organisation, number=one.number, by_id=kept.somebody(one.by),
        body_id=kept.body(one.body), at=one.at, sort=one.sort, language=one.language,
        about=before[one.about] if one.about else None,
        tendency_id=_tendency(kept, one.tendency), public=one.public, word=one.word,
        title_id=kept.text(one.title), text_id=_text(kept, one.text),
        byline_id=_text(kept, one.byline), withdrawn_at=one.withdrawn_at,
        waits=waits_for_answer(one),
    )  # fmt: skip


def _text(kept: Kept, commitment: str) -> int | None:
    return kept.text(commitment) if commitment else None


def _tendency(kept: Kept, number: int | None) -> int | None:
    if number is None:
        return None
    return kept.organisation.tendencies.values_list("pk", flat=True).get(number=number)


def _write_around(
    kept: Kept, row: Contribution, one: states.Contribution, collectives: dict[int, Collective]
) -> None:
    Enclosure.objects.bulk_create(
        Enclosure(
            contribution=row, number=number, file_id=kept.files[file], caption_id=kept.text(caption)
        )
        for number, (file, caption) in enumerate(zip(one.files, one.captions, strict=True), 1)
    )
    Said.objects.bulk_create(
        Said(
            contribution=row, number=said.number, by_id=kept.somebody(said.by),
            body_id=kept.body(said.body), at=said.at, text_id=kept.text(said.text),
        )
        for said in one.said
    )  # fmt: skip
    Edited.objects.bulk_create(
        Edited(
            contribution=row, number=edited.number, by_id=kept.member(edited.by),
            collective=collectives[edited.collective], at=edited.at,
            title_id=kept.text(edited.title), text_id=kept.text(edited.text),
            why_id=kept.text(edited.why), agreed_at=edited.agreed_at,
        )
        for edited in one.versions
    )  # fmt: skip
    Refusal.objects.bulk_create(
        Refusal(
            contribution=row, collective=collectives[refusal.collective],
            by_id=kept.member(refusal.by), at=refusal.at, reason_id=kept.text(refusal.reason),
            appeal_id=_text(kept, refusal.appeal), question=refusal.question,
        )
        for refusal in one.refusals
    )  # fmt: skip
    Transcribed.objects.bulk_create(
        Transcribed(
            contribution=row, number=written.number, file=written.file,
            by_id=kept.member(written.by), at=written.at, text_id=kept.text(written.text),
        )
        for written in one.transcribed
    )  # fmt: skip
    CameOf.objects.bulk_create(
        CameOf(
            contribution=row, number=link.number, by_id=kept.member(link.by), at=link.at,
            kind=link.kind, thing=link.thing, part=link.part,
        )
        for link in one.came_of_it
    )  # fmt: skip


def _write_issue(
    kept: Kept, one: states.Issue, collectives: dict[int, Collective],
    contributions: dict[int, Contribution],
) -> None:  # fmt: skip
    row = Issue.objects.create(
        organisation=kept.organisation, number=one.number, collective=collectives[one.collective],
        laid_by_id=kept.member(one.laid_by), laid_at=one.laid_at, title_id=kept.text(one.title),
        lead_id=_text(kept, one.lead), appeared_at=one.appeared_at,
    )  # fmt: skip
    Column.objects.bulk_create(
        Column(issue=row, number=number, name_id=kept.text(name))
        for number, name in enumerate(one.columns, 1)
    )
    for place, article in enumerate(one.articles, 1):
        contribution = contributions[article["contribution"]]
        version = contribution.versions.filter(number=article["version"]).first()
        Article.objects.create(
            issue=row, place=place, contribution=contribution, version=version,
            column=article["column"], public=article["public"],
        )  # fmt: skip
