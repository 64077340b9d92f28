"""All inquiries, and the page of one."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from autogestion.rules import inquiry as rules
from autogestion.server.deliberation import sections
from autogestion.server.inquiry import acts, queries, suggestions, wording
from autogestion.server.inquiry import items as writing
from autogestion.server.inquiry.views.common import survey_at
from autogestion.server.mail import queries as mail
from autogestion.server.organisations import guests
from autogestion.server.organisations import queries as organisations
from autogestion.server.organisations.visits import MemberVisit, for_members, page
from autogestion.server.web.texts import said

if TYPE_CHECKING:
    from autogestion.server.inquiry.models import Survey, SurveyChange, SurveyItem

PER_SHEET = 25


@dataclass(frozen=True)
class Line:
    """An inquiry in the list, as the component `register_line` takes it."""

    number: int
    title: str
    url: str
    state: str
    body: Any
    note: str = ""
    at: int | None = None
    is_settled: bool = False


@dataclass(frozen=True)
class Shown:
    """A question as it stands, or as somebody would have it."""

    number: int
    question: str
    lines: list[str]
    kind: str
    by: Any
    item: int = 0
    size: int = 0
    is_mine: bool = False


@require_safe
@for_members
def register(request: HttpRequest, visit: MemberVisit) -> HttpResponse:
    """All inquiries, newest first."""
    sheet = Paginator(queries.surveys(visit.organisation), PER_SHEET).get_page(
        request.GET.get("page")
    )
    lines = [_line(visit, survey) for survey in sheet]
    return page(
        request, "inquiry/surveys.html", visit, sheet=sheet, lines=lines,
        guests=guests.on_shelf(visit.organisation, "inquiry"),
    )  # fmt: skip


def _line(visit: MemberVisit, survey: "Survey") -> Line:
    survey.organisation = survey.body.organisation = visit.organisation
    return Line(
        survey.number, str(survey), survey.url, state_in_words(survey), survey.body,
        is_settled=survey.published_at is not None,
    )  # fmt: skip


def state_in_words(survey: "Survey") -> str:
    """Where it stands."""
    if survey.published_at is not None:
        return _("Results")
    if survey.closed_at is not None:
        return _("Closed")
    return _("Open") if survey.opened_at is not None else _("Being written")


@never_cache
@require_safe
@for_members
def show(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """One inquiry: what it asks, and what can be done with it now."""
    survey = survey_at(visit, number)
    asked = [_item(one) for one in queries.standing(survey)]
    is_inside = organisations.is_in(visit.member, survey.body)
    may_propose = survey.opened_at is None and queries.may_propose(survey, visit.member)
    context: dict[str, Any] = {
        "survey": survey,
        "state": state_in_words(survey),
        "asked": asked,
        "is_inside": is_inside,
        "may_propose": may_propose,
        "who": wording.asked_in_words(survey.asks),
        "who_else": wording.outside_in_words(survey.outside),
        "is_outside_asked": survey.outside != rules.NOBODY,
        "drafters": queries.drafters(survey),
        "items_from_outside": suggestions.items_from_outside(survey),
        "beside": sections.on_thing(visit.organisation, "inquiry", number),
    }
    if survey.opened_at is None:
        context |= _draft(visit, survey)
    elif survey.closed_at is None:
        context |= _open(visit, survey)
    else:
        context |= {"uses": queries.uses_of(survey), "questions": queries.questions_from(survey)}
    return page(request, "inquiry/survey.html", visit, **context)


def _draft(visit: MemberVisit, survey: "Survey") -> dict[str, Any]:
    wanted = queries.supported_by(survey, visit.member)
    supporters = queries.supporters(survey)
    return {
        "changes": [_change(one, wanted) for one in queries.open_changes(survey)],
        "supporters": supporters,
        "is_drafter": any(one.pk == visit.member.pk for one in queries.drafters(survey)),
        "has_supported": any(one.pk == visit.member.pk for one in supporters),
        "needed": queries.seconds_needed(visit.organisation) + 1,
        "from_outside": suggestions.changes_from_outside(survey),
        "suggestions": [
            (one.pk, writing.read(one.text), wording.kind_in_words(one.kind))
            for one in suggestions.suggestions_for(survey)
        ],
        "suggest_url": _suggest_url(visit, survey),
    }


def _suggest_url(visit: MemberVisit, survey: "Survey") -> str:
    """What members hand on to others who will be asked; '' where nobody else will be."""
    if not acts.takes_suggestions(survey):
        return ""
    token = acts.token_of(survey)
    path = reverse("suggest-question", args=[visit.organisation.slug, survey.number, token])
    return f"{settings.ORIGIN}{path}"


def _open(visit: MemberVisit, survey: "Survey") -> dict[str, Any]:
    path = reverse("answer-survey", args=[visit.organisation.slug, survey.number])
    return {
        "may_take_code": queries.code_waits_for(survey, visit.member),
        "is_asked": queries.is_asked(survey, visit.member),
        "answer_url": settings.ORIGIN + path,
        "sends_mail": mail.sends_letters(),
        "codes": queries.codes_printed(survey),
    }


def _item(item: "SurveyItem") -> Shown:
    written = writing.read(said(item.text.content))
    return Shown(
        item.number, written.question, written.lines, wording.kind_in_words(item.kind), item.by
    )


def _change(change: "SurveyChange", wanted: set[int]) -> Shown:
    written = writing.read(said(change.text.content) if change.text else "")
    return Shown(
        change.number, written.question, written.lines,
        wording.kind_in_words(change.kind) if change.kind else "", change.by, change.item,
        change.size,  # type: ignore[attr-defined]  # The query counted them.
        change.number in wanted,
    )  # fmt: skip
