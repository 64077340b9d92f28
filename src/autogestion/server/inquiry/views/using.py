"""Taking a finding further, with one press: as a fact in a dossier, or as a question of one's own."""

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from autogestion.rules.refusals import RuleBroken
from autogestion.server.deliberation import reading as deliberation
from autogestion.server.deliberation.acts.facts import SOURCE_MAX
from autogestion.server.deliberation.forms.posing import form_for
from autogestion.server.deliberation.posable import scopes_of
from autogestion.server.deliberation.views.asking import (
    REFUSED,
    UNREADABLE,
    Above,
    Words,
    asked,
    question_address,
    question_at,
)
from autogestion.server.inquiry import acts, queries
from autogestion.server.inquiry.forms import FindingForm
from autogestion.server.inquiry.outcome import Finding, outcome_of
from autogestion.server.inquiry.views.common import survey_at
from autogestion.server.organisations import queries as organisations
from autogestion.server.organisations.visits import MemberVisit, for_members, page
from autogestion.server.web.numbers import plain
from autogestion.server.web.texts import one_line

if TYPE_CHECKING:
    from autogestion.server.inquiry.models import Survey

asks = require_http_methods(["GET", "HEAD", "POST"])
KIND = "ordinary"


def _finding(visit: MemberVisit, survey: "Survey", item: int) -> Finding:
    data = queries.results_of(survey) if survey.published_at is not None else None
    if data is None:
        raise Http404
    outcome = outcome_of(survey, data, organisations.names_of_bodies(visit.organisation))
    found = next((one for one in outcome.findings if one.number == item), None)
    if found is None:
        raise Http404
    return found


def _where_from(survey: "Survey", item: int) -> str:
    return _("Inquiry %(number)s, “%(title)s”, question %(item)s, %(answered)s sheets: %(address)s") % {
        "number": plain(survey.number), "title": one_line(str(survey)), "item": plain(item),
        "answered": plain(survey.answered), "address": f"{settings.ORIGIN}{survey.url}",
    }  # fmt: skip


@asks
@for_members
def add_finding(request: HttpRequest, visit: MemberVisit, number: int, item: int) -> HttpResponse:
    """The form of a fact, filled with the finding."""
    survey = survey_at(visit, number)
    finding = _finding(visit, survey, item)
    questions = [
        (str(one.number), f"{plain(one.number)} · {one_line(str(one))}")
        for one in queries.dossiers_open_to(visit.member)
    ]
    form = FindingForm(
        request.POST or None, questions=questions, initial={"text": finding.sentence}
    )
    words = Words(
        _("Put this finding into a dossier"),
        _(
            "It stands there as a fact, with the way back to the inquiry; the inquiry says where it went."
        )
        if questions
        else _(
            "No question on which you will vote is open for facts now. You can put one instead."
        ),
        _("Add the fact"),
        _("It stands in the dossier."),
    )
    above = Above(_("Inquiry"), str(survey), survey.url)

    def do(form: FindingForm) -> None:
        said = form.cleaned_data
        question = question_at(visit, int(said["question"]))
        source = _where_from(survey, item)[:SOURCE_MAX]
        acts.add_finding(
            visit.member, survey, question, item=item, text=said["text"], source=source
        )

    return asked(request, visit, above, words, form, do)


@asks
@for_members
def ask(request: HttpRequest, visit: MemberVisit, number: int, item: int) -> HttpResponse:
    """The form by which a question is posed in one's own assembly, filled from the finding."""
    survey = survey_at(visit, number)
    finding, body = _finding(visit, survey, item), visit.member.base
    assert body is not None  # Who sees this page has a place, and so a base.
    charter = organisations.charter_in_force(visit.organisation)
    form_type = form_for(KIND, has_options=charter.kind(KIND).method != "majority")
    sent = (request.POST,) if request.method == "POST" else ()
    details: dict[str, Any] = {
        "scopes": scopes_of(charter, KIND, is_joined=body.joined_at is not None),
        "circles": deliberation.circles(visit.organisation, visit.member),
        "initial": {"why": f"{finding.sentence} ({_where_from(survey, item)})"},
    }
    form = form_type(*sent, **details)
    refusal, status = None, 200
    if request.method == "POST":
        status = UNREADABLE
        if form.is_valid():
            asked_how = {key: form.details[key] for key in ("scope", "bodies", "options")}
            try:
                question = acts.ask_from_survey(
                    visit.member, body, survey, item=item, dossier=form.dossier, **asked_how
                )
            except RuleBroken as broken:
                refusal, status = broken, REFUSED
            else:
                messages.success(request, _("The question is posed, and says where it comes from."))
                return redirect(question_address(visit, question.number))
    return page(
        request, "inquiry/ask.html", visit, status=status, form=form, body=body, refusal=refusal,
        survey=survey, finding=finding,
    )  # fmt: skip
