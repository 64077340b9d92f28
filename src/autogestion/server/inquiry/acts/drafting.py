"""Writing an inquiry together: it is begun, others join and propose changes, and whoever wants one says so."""

from collections.abc import Sequence

from autogestion.rules import inquiry as rules
from autogestion.rules.refusals import RuleBroken
from autogestion.rules.words import gettext_noop as _
from autogestion.server.inquiry import queries
from autogestion.server.inquiry.acts.common import fresh_survey, open_draft
from autogestion.server.inquiry.acts.suggesting import note_taken
from autogestion.server.inquiry.items import Written
from autogestion.server.inquiry.models import (
    Suggestion,
    Survey,
    SurveyChange,
    SurveyChangeSupport,
    SurveyDrafter,
    SurveyItem,
    SurveySupport,
)
from autogestion.server.organisations import queries as organisations
from autogestion.server.organisations.acts import require_living, require_same
from autogestion.server.organisations.models import Body, Member
from autogestion.server.record import acts as record
from autogestion.server.record.acts import act


@act
def draft_survey(
    by: Member,
    body: Body,
    *,
    title: str,
    why: str,
    asks: str = rules.BODY,
    outside: str = rules.NOBODY,
    days: int = 14,
    first_days: int = 3,
    items: Sequence[tuple[str, Written]] = (),
) -> Survey:
    """Begin an inquiry of a body. `items`: (kind, question) of those it begins with.

    `asks`: 'body' or 'whole', whose members answer; `outside`: 'nobody', 'codes' or 'anybody' beside them.
    """
    organisation = by.organisation
    require_living(organisation)
    require_same(by, body.organisation_id)
    rules.check_drafting(
        is_in_body=organisations.is_in(by, body), is_founded=body.founded_at is not None
    )
    frame = {"asks": asks, "outside": outside, "days": days, "first_days": first_days}
    rules.check_frame(**frame)  # type: ignore[arg-type]  # Two are words, two are numbers.
    rules.check_items([kind for kind, _written in items])
    survey = Survey.objects.create(
        organisation=organisation, number=organisations.next_number(organisation.surveys.all()),
        body=body, by=by, at=record.moment(),
        title=record.keep_line(organisation, title, max_length=rules.TITLE_MAX),
        why=record.keep_paragraphs(organisation, why, max_length=rules.WHY_MAX), **frame,
    )  # fmt: skip
    SurveyDrafter.objects.create(survey=survey, member=by)
    kept = [
        SurveyItem(
            survey=survey, number=number, kind=kind, by=by,
            text=record.keep_paragraphs(organisation, one.text, max_length=rules.ITEM_MAX),
        )
        for number, (kind, one) in enumerate(items, 1)
    ]  # fmt: skip
    SurveyItem.objects.bulk_create(kept)
    record.append(
        "survey.drafted", by=by, within=body.number, survey=survey.number,
        title=survey.title.commitment, why=survey.why.commitment, kinds=[one.kind for one in kept],
        items=[one.text.commitment for one in kept], **frame,
    )  # fmt: skip
    return survey


@act
def join_drafting(by: Member, survey: Survey) -> None:
    """Become one of those who write it, as a member of the body. Nobody admits one, and nobody owns the draft."""
    survey = open_draft(by, survey)
    rules.check_joining(is_drafter=survey.drafters.filter(member=by).exists())
    SurveyDrafter.objects.create(survey=survey, member=by)
    record.append("survey.joined", by=by, within=survey.body.number, survey=survey.number)


@act
def propose_change(
    by: Member,
    survey: Survey,
    *,
    item: int = 0,
    kind: str = "",
    written: Written | None = None,
    suggestion: Suggestion | None = None,
) -> SurveyChange:
    """Propose a question (`item` 0), other words for one, or, without `kind`, that one be struck out.

    By whoever is to be asked. What one of those who write it proposes stands in it at once.
    `suggestion`: what somebody from outside laid beside the draft, where it is taken in so.
    """
    survey = fresh_survey(by, survey)
    rules.check_proposing(
        is_asked=queries.may_propose(survey, by), is_opened=survey.opened_at is not None
    )
    there = [one.number for one in queries.standing(survey)]
    content = written.text if written else ""
    rules.check_change(kind=kind, item=item, there=there, text=content, made=survey.changes.count())
    text = (
        record.keep_paragraphs(by.organisation, content, max_length=rules.ITEM_MAX)
        if content
        else None
    )
    change = SurveyChange.objects.create(
        survey=survey, number=organisations.next_number(survey.changes.all()), item=item, kind=kind,
        text=text, by=by, at=record.moment(),
    )  # fmt: skip
    SurveyChangeSupport.objects.create(change=change, member=by)
    _take_over_where_wanted(survey, change)
    record.append(
        "survey-change.proposed", by=by, within=survey.body.number, survey=survey.number,
        change=change.number, item=item, kind=kind, text=text.commitment if text else "",
    )  # fmt: skip
    if suggestion is not None:
        note_taken(survey, suggestion, change=change.number)
    return change


@act
def support_change(by: Member, survey: Survey, *, number: int) -> None:
    """Want a proposed change too. It is taken over when one of those who write it does, or enough others."""
    survey = open_draft(by, survey)
    change = queries.change_numbered(survey, number)
    if change is None:
        raise RuleBroken(_("There is no such change."))
    there = [one.number for one in queries.standing(survey)]
    rules.check_change_support(
        has_supported=change.supporters.filter(member=by).exists(),
        is_taken=change.taken_at is not None,
        is_there=not change.item or change.item in there,
    )
    rules.check_change(
        kind=change.kind, item=change.item, there=there, made=0,
        text=change.text.commitment if change.text else "",
    )  # fmt: skip
    SurveyChangeSupport.objects.create(change=change, member=by)
    _take_over_where_wanted(survey, change)
    record.append(
        "survey-change.supported", by=by, within=survey.body.number, survey=survey.number,
        change=number,
    )  # fmt: skip


def _take_over_where_wanted(survey: Survey, change: SurveyChange) -> None:
    """Where enough want it the change stands in the draft, which nobody has supported so yet."""
    if not rules.is_taken(
        supporters=queries.supporters_inside(survey, change),
        drafters=queries.as_state(survey).drafters,
        needed=queries.seconds_needed(survey.organisation),
    ):
        return
    change.taken_at = record.moment()
    change.save(update_fields=["taken_at"])
    survey.version += 1
    survey.save(update_fields=["version"])
    SurveySupport.objects.filter(survey=survey).delete()
    if not change.item:
        assert change.text is not None  # A change without words strikes out what is there.
        SurveyItem.objects.create(
            survey=survey, number=organisations.next_number(survey.items.all()), kind=change.kind,
            text=change.text, by=change.by,
        )  # fmt: skip
    elif change.kind:
        survey.items.filter(number=change.item).update(
            kind=change.kind, text=change.text, by=change.by
        )
    else:
        survey.items.filter(number=change.item).update(struck_at=record.moment())
