"""Inquiries: tables into the state of a replay, and back. Sheets, codes and who was asked stay where they are.

An export is for every member; what one respondent answered is for nobody. So an inquiry that is open when its
organisation moves loses the sheets it had, and what was published comes along as the results alone.
"""

from autogestion.rules import state as states
from autogestion.server.deliberation.models import Fact
from autogestion.server.inquiry import queries
from autogestion.server.inquiry.acts.opening import ask
from autogestion.server.inquiry.models import (
    Survey,
    SurveyChange,
    SurveyChangeSupport,
    SurveyCodes,
    SurveyDrafter,
    SurveyItem,
    SurveyResults,
    SurveySupport,
    SurveyUse,
)
from autogestion.server.organisations.models import Organisation
from autogestion.server.portable.kept import Kept
from autogestion.server.record import queries as record


def read_surveys(organisation: Organisation) -> dict[int, states.Survey]:
    """Every inquiry, by number."""
    rows = organisation.surveys.select_related("title", "why", "body", "by").order_by("number")
    return {row.number: queries.as_state(row) for row in rows}


def write_surveys(kept: Kept, state: states.Organisation) -> None:
    """The mirror of reading. Questions and their facts are written already."""
    for one in state.surveys.values():
        row = Survey.objects.create(
            organisation=kept.organisation, number=one.number, body_id=kept.bodies[one.body],
            by_id=kept.member(one.by), at=one.at, title_id=kept.text(one.title),
            why_id=kept.text(one.why), asks=one.asks, outside=one.outside, days=one.days,
            first_days=one.first_days, version=one.version, opened_at=one.opened_at,
            closes_at=one.closes_at, asked=one.asked, closed_at=one.closed_at,
            answered=one.answered, answers=one.answers, results=one.results,
            published_at=one.published_at,
        )  # fmt: skip
        _write_draft(kept, row, one)
        _write_what_came(kept, row, one)


def _write_draft(kept: Kept, row: Survey, one: states.Survey) -> None:
    SurveyDrafter.objects.bulk_create(
        SurveyDrafter(survey=row, member_id=kept.member(who)) for who in one.drafters
    )
    SurveySupport.objects.bulk_create(
        SurveySupport(survey=row, member_id=kept.member(who)) for who in one.supporters
    )
    SurveyItem.objects.bulk_create(
        SurveyItem(
            survey=row, number=item.number, kind=item.kind, text_id=kept.text(item.text),
            by_id=kept.member(item.by), struck_at=item.struck_at,
        )
        for item in one.items
    )  # fmt: skip
    for change in one.changes:
        made = SurveyChange.objects.create(
            survey=row, number=change.number, item=change.item, kind=change.kind, at=change.at,
            text_id=kept.text(change.text) if change.text else None, by_id=kept.member(change.by),
            taken_at=change.taken_at,
        )  # fmt: skip
        SurveyChangeSupport.objects.bulk_create(
            SurveyChangeSupport(change=made, member_id=kept.member(who))
            for who in change.supporters
        )


def _write_what_came(kept: Kept, row: Survey, one: states.Survey) -> None:
    SurveyCodes.objects.bulk_create(
        SurveyCodes(survey=row, by_id=kept.member(by), codes=codes) for by, codes in one.codes
    )
    for use in one.uses:
        fact = Fact.objects.get(question=kept.questions[use.question], number=use.fact)
        SurveyUse.objects.create(survey=row, fact=fact, item=use.item)
    if one.opened_at is not None and one.closed_at is None:
        ask(row, queries.people_asked(row))
    file = record.file_behind(kept.organisation, one.results) if one.published_at else None
    if file is not None and file.kind:
        content = bytes(file.content).decode()
        SurveyResults.objects.create(survey=row, content=content, salt=file.salt)
