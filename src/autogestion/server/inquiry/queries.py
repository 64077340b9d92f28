"""Reading inquiries."""

import json
from collections.abc import Collection, Sequence
from typing import Any

from django.db.models import Count, F, Q, QuerySet

from autogestion.rules import inquiry as rules
from autogestion.rules import state as states
from autogestion.rules.inquiry_results import Asked
from autogestion.rules.state.inquiry import SurveyUse as UseState
from autogestion.server.deliberation.models import Question
from autogestion.server.inquiry import items as writing
from autogestion.server.inquiry.models import (
    Survey,
    SurveyAsked,
    SurveyChange,
    SurveyItem,
    SurveyMap,
    SurveyResults,
    SurveyStatement,
    SurveyUse,
)
from autogestion.server.organisations import queries as organisations
from autogestion.server.organisations.models import Body, Member, Organisation


def surveys(organisation: Organisation) -> QuerySet[Survey]:
    """All inquiries, newest first."""
    return organisation.surveys.select_related("title", "body__name").order_by("-number")


def open_surveys(organisation: Organisation) -> QuerySet[Survey]:
    """Those that can be answered now."""
    return surveys(organisation).filter(opened_at__isnull=False, closed_at=None)


def survey_numbered(organisation: Organisation, number: int) -> Survey | None:
    found = (
        organisation.surveys.select_related("title", "why", "body__name", "by")
        .filter(number=number)
        .first()
    )
    if found is not None:
        found.organisation = found.body.organisation = found.by.organisation = organisation
    return found


def as_state(survey: Survey) -> states.Survey:
    """The inquiry as the rules take it."""
    items = survey.items.select_related("text", "by").order_by("number")
    changes = survey.changes.select_related("text", "by").order_by("number")
    return states.Survey(
        number=survey.number, body=survey.body.number, by=survey.by.pseudonym, at=survey.at,
        title=survey.title.commitment, why=survey.why.commitment, asks=survey.asks,
        outside=survey.outside, days=survey.days, first_days=survey.first_days,
        drafters=_pseudonyms(survey.drafters.all()),
        items=[
            states.SurveyItem(one.number, one.kind, one.text.commitment, one.by.pseudonym, one.struck_at)
            for one in items
        ],
        changes=[change_as_state(one) for one in changes],
        version=survey.version, supporters=_pseudonyms(survey.supporters.all()),
        opened_at=survey.opened_at, closes_at=survey.closes_at, asked=survey.asked,
        codes=list(survey.codes.order_by("pk").values_list("by__pseudonym", "codes")),
        closed_at=survey.closed_at, answered=survey.answered, answers=survey.answers,
        results=survey.results, published_at=survey.published_at,
        uses=[
            UseState(one.fact.question.number, one.fact.number, one.item)
            for one in survey.uses.select_related("fact__question").order_by("pk")
        ],
    )  # fmt: skip


def change_as_state(change: SurveyChange) -> states.SurveyChange:
    return states.SurveyChange(
        change.number, change.item, change.kind, change.text.commitment if change.text else "",
        change.by.pseudonym, change.at, _pseudonyms(change.supporters.all()), change.taken_at,
    )  # fmt: skip


def _pseudonyms(rows: QuerySet) -> list[str]:
    return list(rows.order_by("pk").values_list("member__pseudonym", flat=True))


def supporters_inside(survey: Survey, change: SurveyChange) -> list[str]:
    """Those who want the change and are members of the body now."""
    inside = change.supporters.filter(
        member__places__body=survey.body_id, member__places__until=None
    )
    return list(inside.values_list("member__pseudonym", flat=True).distinct())


def may_propose(survey: Survey, member: Member) -> bool:
    """Whether this member is to be asked: of the body, or of the whole where the whole is asked."""
    return organisations.is_in(member, survey.body) or (
        survey.asks == rules.WHOLE and organisations.is_in_joined(member)
    )


def change_numbered(survey: Survey, number: int) -> SurveyChange | None:
    return survey.changes.select_related("text", "by").filter(number=number).first()


def open_changes(survey: Survey) -> list[SurveyChange]:
    """Changes that nobody has taken over, oldest first, each with how many want it (`size`)."""
    found = survey.changes.filter(taken_at=None).select_related("text", "by")
    rows: list[SurveyChange] = list(found.annotate(size=Count("supporters")).order_by("number"))
    for row in rows:
        row.by.organisation = survey.organisation
    return rows


def supported_by(survey: Survey, member: Member) -> set[int]:
    """The numbers of the changes that this member wants."""
    found = survey.changes.filter(supporters__member=member, taken_at=None)
    return set(found.values_list("number", flat=True))


def standing(survey: Survey) -> list[SurveyItem]:
    """The questions that are asked, in order."""
    return list(survey.items.filter(struck_at=None).select_related("text", "by").order_by("number"))


def asked_items(survey: Survey) -> list[Asked]:
    """The questions as they are answered and counted."""
    added: dict[int, dict[str, str]] = {}
    for item, key, content in survey.statements.exclude(content="").values_list(
        "item", "key", "content"
    ):
        added.setdefault(item, {})[key] = content
    return [
        Asked(
            one.number,
            one.kind,
            len(writing.read(one.text.content).lines),
            added.get(one.number, {}),
        )
        for one in standing(survey)
    ]


def drafters(survey: Survey) -> list[Member]:
    """Those who write it."""
    return _members(survey, survey.drafters.all())


def supporters(survey: Survey) -> list[Member]:
    """Those who want it opened as it stands."""
    return _members(survey, survey.supporters.all())


def _members(survey: Survey, rows: QuerySet) -> list[Member]:
    found = [row.member for row in rows.select_related("member").order_by("pk")]
    for member in found:
        member.organisation = survey.organisation
    return found


def people_asked(survey: Survey) -> dict[int, int | None]:
    """Primary key of each member who would be asked now -> that of the assembly in which they count."""
    found = Member.objects.filter(organisation=survey.organisation_id)
    if survey.asks == rules.BODY:
        found = found.filter(places__body=survey.body_id, places__until=None)
    else:
        joined = Body.objects.filter(organisation=survey.organisation_id, joined_at__isnull=False)
        found = found.filter(places__body__in=joined, places__until=None)
    return dict(found.distinct().values_list("pk", "base"))


def code_waits_for(survey: Survey, member: Member) -> bool:
    """Whether this member is asked and has not taken their code yet."""
    return survey.people.filter(member=member, has_code=False).exists()


def is_asked(survey: Survey, member: Member) -> bool:
    return survey.people.filter(member=member).exists()


def codes_printed(survey: Survey) -> int:
    """How many codes were printed in all."""
    return sum(survey.codes.values_list("codes", flat=True))


def was_used(survey: Survey, mark: str) -> bool:
    """Whether somebody has answered with the code that has this mark."""
    return survey.code_uses.filter(code=mark).exists()


def statements_of(survey: Survey) -> dict[int, list[SurveyStatement]]:
    """Question -> its statements, those it began with and those that were added, with how often each was answered."""
    found: dict[int, list[SurveyStatement]] = {}
    for one in survey.statements.order_by("key"):
        found.setdefault(one.item, []).append(one)
    return found


def results_of(survey: Survey) -> dict[str, Any] | None:
    """What came out; None where it is not closed, or did not come along from another server."""
    row = SurveyResults.objects.filter(survey=survey).first()
    return json.loads(row.content) if row else None


def map_of(survey: Survey) -> dict[str, Any] | None:
    """The groups of opinion, where they were computed."""
    row = SurveyMap.objects.filter(survey=survey).first()
    return row.content if row else None


def has_sheets(survey: Survey) -> bool:
    return survey.sheets.exists()


def uses_of(survey: Survey) -> list[SurveyUse]:
    """The facts that rest on it, newest first."""
    found = survey.uses.select_related("fact__question__asked", "fact__text")
    return list(found.order_by("-pk"))


def questions_from(survey: Survey) -> QuerySet[Question]:
    """The questions that were asked because of it, newest first."""
    return (
        survey.organisation.questions.filter(
            kind="ordinary", by__isnull=False, subject__survey=survey.number
        )
        .select_related("asked", "body__name")
        .order_by("-number")
    )


def facts_found(question: Question) -> list[SurveyUse]:
    """The facts of a dossier that rest on inquiries."""
    return list(
        SurveyUse.objects.filter(fact__question=question)
        .select_related("fact", "survey__title")
        .order_by("fact__number")
    )


def due(at: int) -> QuerySet[Survey]:
    """Open and their time is over; or closed, and the days of those who answered are over."""
    until = F("closed_at") + F("first_days") * rules.DAY
    to_close = Q(closes_at__lte=at, closed_at=None)
    to_publish = Q(until__lte=at, published_at=None, outcome__isnull=False)
    found = Survey.objects.annotate(until=until).filter(to_close | to_publish)
    return found.select_related("organisation").order_by("pk")


def open_to(members: Sequence[Member]) -> QuerySet[SurveyAsked]:
    """The open inquiries in which these members have not taken their code."""
    return (
        SurveyAsked.objects.filter(Q(survey__closed_at=None), member__in=members, has_code=False)
        .select_related("survey__title", "survey__body", "survey__body__name")
        .order_by("survey__closes_at")
    )


def waiting_for(
    organisation: Organisation, members: Collection[int], numbers: Collection[int]
) -> QuerySet[SurveyAsked, tuple[int, int]]:
    """(number of the inquiry, member) of these members whom one that is open asks, and who have no code yet."""
    rows = SurveyAsked.objects.filter(
        survey__organisation=organisation, survey__number__in=numbers, survey__closed_at=None,
        member__in=members, has_code=False,
    )  # fmt: skip
    return rows.values_list("survey__number", "member_id")


def seconds_needed(organisation: Organisation) -> int:
    """How many the charter wants beside who poses an ordinary question."""
    return organisations.charter_in_force(organisation).rule_for("ordinary").seconds


def codes_taken(survey: Survey) -> dict[int, tuple[int, int]]:
    """Assembly -> (how many of it are asked, how many took their code), while it is open."""
    rows = (
        survey.people.exclude(body=None)
        .values("body__number")
        .annotate(all=Count("pk"), took=Count("pk", filter=Q(has_code=True)))
    )
    return {row["body__number"]: (row["all"], row["took"]) for row in rows.order_by("body__number")}


def dossiers_open_to(member: Member) -> QuerySet[Question]:
    """The questions on which this member will vote and whose dossiers take facts, newest first."""
    mine = Body.objects.filter(places__member=member, places__until=None)
    concerns = Q(bodies__in=mine)
    if mine.filter(joined_at__isnull=False).exists():
        concerns |= Q(scope="whole")
    found = Question.objects.filter(
        concerns, organisation=member.organisation_id, opened_at=None, withdrawn_at=None
    )
    return found.select_related("asked").order_by("-number").distinct()


def called(organisation: Organisation, numbers: Collection[int]) -> dict[int, str]:
    """The titles of the inquiries with these numbers."""
    rows = organisation.surveys.filter(number__in=numbers)
    return dict(rows.values_list("number", "title__content"))
