"""Opening an inquiry, and printing codes for people who are no members."""

from collections.abc import Mapping

from autogestion.rules import inquiry as rules
from autogestion.rules.refusals import RuleBroken
from autogestion.rules.words import gettext_noop as _
from autogestion.server.inquiry import queries
from autogestion.server.inquiry.acts.common import fresh_survey, open_draft
from autogestion.server.inquiry.acts.suggesting import forget_suggestions
from autogestion.server.inquiry.codes import new_code
from autogestion.server.inquiry.models import (
    Survey,
    SurveyAsked,
    SurveyCodes,
    SurveyStatement,
    SurveySupport,
)
from autogestion.server.organisations import queries as organisations
from autogestion.server.organisations.models import Member
from autogestion.server.record import acts as record
from autogestion.server.record.acts import ByItself, act

AT_ONCE = 5000


@act
def support_survey(by: Member, survey: Survey, *, version: int) -> None:
    """Support that it be opened. `version`: the wording that one read; with every change it is another."""
    survey = open_draft(by, survey)
    rules.check_supporting(
        has_supported=survey.supporters.filter(member=by).exists(),
        is_newest=version == survey.version,
        items=len(queries.standing(survey)),
    )
    SurveySupport.objects.create(survey=survey, member=by)
    record.append(
        "survey.supported", by=by, within=survey.body.number, survey=survey.number, version=version
    )


@act
def open_survey(by: ByItself, survey: Survey) -> None:
    """As many want it as the charter asks for an ordinary question: it is open, and its questions stay."""
    fresh = queries.survey_numbered(by.organisation, survey.number)
    assert fresh is not None
    if fresh.opened_at is not None:
        raise RuleBroken(_("The inquiry is open already."))
    people = queries.people_asked(fresh)
    fresh.opened_at = record.moment()
    fresh.closes_at = fresh.opened_at + fresh.days * rules.DAY
    fresh.asked = len(people)
    fresh.save(update_fields=["opened_at", "closes_at", "asked"])
    ask(fresh, people)
    forget_suggestions(fresh)
    record.append(
        "survey.opened", by=by, within=fresh.body.number, survey=fresh.number, asked=fresh.asked,
        closes=fresh.closes_at,
    )  # fmt: skip


def ask(survey: Survey, people: Mapping[int, int | None]) -> None:
    """Lay out what answering needs: who can take a code, and the statements it begins with."""
    SurveyAsked.objects.bulk_create(
        (
            SurveyAsked(survey=survey, member_id=member, body_id=base)
            for member, base in people.items()
        ),
        batch_size=AT_ONCE,
    )
    SurveyStatement.objects.bulk_create(
        SurveyStatement(survey=survey, item=item.number, key=key)
        for item in queries.asked_items(survey)
        if item.kind == rules.STATEMENTS
        for key in item.statements
    )


@act
def print_codes(by: Member, survey: Survey, *, count: int) -> list[str]:
    """So many codes to hand out. They are seen this once; the record says who printed how many."""
    fresh = fresh_survey(by, survey)
    rules.check_codes(
        is_in_body=organisations.is_in(by, fresh.body),
        is_open=fresh.closes_at is not None and record.moment() < fresh.closes_at,
        outside=fresh.outside,
        count=count,
        printed=fresh.codes.count(),
    )
    SurveyCodes.objects.create(survey=fresh, by=by, codes=count)
    record.append(
        "survey-codes.printed", by=by, within=fresh.body.number, survey=fresh.number, codes=count
    )
    return [new_code(fresh, rules.CODES) for _ in range(count)]
