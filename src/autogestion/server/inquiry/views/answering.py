"""Answering an inquiry: with a code, or on the open page. These pages know nobody and ask no session.

They are made without the request: no cookie is read or set, no name stands in the masthead, and a form needs no
token, because what it does rests on the code alone.
"""

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from autogestion.rules import inquiry as rules
from autogestion.rules.refusals import RuleBroken
from autogestion.rules.words import gettext_noop
from autogestion.server.deliberation.views.asking import REFUSED, Words, asked
from autogestion.server.inquiry import acts, queries, sheets
from autogestion.server.inquiry.acts.answering import check_code, check_open
from autogestion.server.inquiry.codes import mark_of, way_of
from autogestion.server.inquiry.forms import CodeForm, PrintingForm
from autogestion.server.inquiry.outcome import outcome_of
from autogestion.server.inquiry.views.common import above, survey_at
from autogestion.server.organisations import queries as organisations
from autogestion.server.organisations.visits import MemberVisit, for_members, page
from autogestion.server.people.acts import count_try, uncount_try
from autogestion.server.people.limits import Limit, address_of
from autogestion.server.record import clock

if TYPE_CHECKING:
    from autogestion.server.inquiry.models import Survey

TOO_MANY = 429
CODES_FROM = Limit(
    "inquiry code from",
    60,
    gettext_noop(
        "From where you are, %(most)d codes that open nothing were typed within the hour. Wait an hour, or "
        "answer from elsewhere."
    ),
)
"""Codes that open nothing; those that do are not counted."""
SHEETS_FROM = Limit(
    "inquiry sheet from",
    60,
    gettext_noop(
        "From where you are, %(most)d sheets were handed in within the hour without a code. Wait an hour, or "
        "ask for a code."
    ),
)
"""Sheets on an open page."""


@never_cache
@require_POST
@for_members
def take_code(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """One's own code, shown this once."""
    survey = survey_at(visit, number)
    code = acts.take_code(visit.member, survey)
    return page(request, "inquiry/code.html", visit, survey=survey, code=code)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_members
def print_codes(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """Codes to cut out and hand to people who are no members."""
    survey = survey_at(visit, number)
    form = PrintingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        codes = acts.print_codes(visit.member, survey, count=form.cleaned_data["count"])
        path = reverse("answer-survey", args=[visit.organisation.slug, number])
        slips = [{"code": code, "url": f"{settings.ORIGIN}{path}{code}/"} for code in codes]
        context = {
            "survey": survey, "slips": slips, "organisation": visit.organisation,
            "address": settings.ORIGIN + path, "until": survey.closes_at, "now": clock.now(),
        }  # fmt: skip
        return render(request, "inquiry/slips.html", context)
    words = Words(
        _("Print codes"),
        _(
            "For people who are no members: one slip for each. Whoever holds a slip answers once. The record "
            "says that you printed so many; nothing says who answered."
        ),
        _("Make the slips"),
        "",
    )
    return asked(request, visit, above(survey), words, form, lambda _form: None)


@never_cache
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """The code is typed, or the sheet filled in, or the results are read."""
    survey = _survey(slug, number)
    code = request.POST.get("code", "")
    if request.method == "POST" and "send" in request.POST:
        return _send(request, survey, code)
    if request.method == "POST":
        return _with_code(request, survey, code)
    is_open = survey.closed_at is None and (survey.closes_at or 0) > clock.now()
    if is_open and survey.outside == rules.ANYBODY:
        return _sheet(survey, "")
    return _code(survey)


@never_cache
@require_http_methods(["GET", "HEAD"])
def answer_with_code(request: HttpRequest, slug: str, number: int, code: str) -> HttpResponse:
    """The address on a printed slip. Opening it shows the sheet and does nothing."""
    return _with_code(request, _survey(slug, number), code)


def _survey(slug: str, number: int) -> "Survey":
    """An inquiry that has opened; Http404 for a draft, which is its members' own."""
    organisation = organisations.organisation_with_slug(slug)
    survey = queries.survey_numbered(organisation, number) if organisation else None
    if survey is None or survey.opened_at is None:
        raise Http404
    return survey


def _with_code(request: HttpRequest, survey: "Survey", code: str) -> HttpResponse:
    """With a fresh code the sheet; with one that was used, what came out, once there is something."""
    where = (CODES_FROM, address_of(request))
    try:
        count_try(where)
        if way_of(survey, code) is None:
            raise RuleBroken(
                gettext_noop("This code opens nothing here. Look whether every letter is right.")
            )
        uncount_try(where)
    except RuleBroken as refusal:
        return _code(survey, refusal, TOO_MANY if refusal.values.get("most") else REFUSED)
    if queries.was_used(survey, mark_of(survey, code)) or survey.published_at is not None:
        return _answered(survey)
    try:
        check_code(survey, code)
    except RuleBroken as refusal:
        return _code(survey, refusal, REFUSED)
    return _sheet(survey, code)


def _send(request: HttpRequest, survey: "Survey", code: str) -> HttpResponse:
    try:
        if not code:
            check_open(survey)
            count_try((SHEETS_FROM, address_of(request)))
        receipt = acts.answer(survey, sheets.sheet_sent(survey, request.POST), code=code)
    except RuleBroken as refusal:
        return _sheet(survey, code, refusal, request.POST)
    return _page("inquiry/thanks.html", survey, receipt=receipt)


def _answered(survey: "Survey") -> HttpResponse:
    """Those who answered read the results before all others."""
    data = queries.results_of(survey)
    if data is None:
        return _page("inquiry/waits.html", survey)
    names = organisations.names_of_bodies(survey.organisation)
    return _page("inquiry/first.html", survey, it=outcome_of(survey, data, names))


def _code(survey: "Survey", refusal: RuleBroken | None = None, status: int = 200) -> HttpResponse:
    return _page("inquiry/type_code.html", survey, status, form=CodeForm(), refusal=refusal)


def _sheet(
    survey: "Survey", code: str, refusal: RuleBroken | None = None, sent: Any = None
) -> HttpResponse:
    return _page(
        "inquiry/sheet.html", survey, REFUSED if refusal else 200, code=code, refusal=refusal,
        fields=sheets.fields(survey, code, sent),
    )  # fmt: skip


def _page(template: str, survey: "Survey", status: int = 200, **context: Any) -> HttpResponse:
    address = reverse("answer-survey", args=[survey.organisation.slug, survey.number])
    shell = {"survey": survey, "address_here": address, "now": clock.now()}
    return HttpResponse(render_to_string(template, {**shell, **context}), status=status)
