"""What came out: read by members once it is everybody's, drawn, taken away, grouped by opinion."""

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from autogestion.rules.inquiry_results import written
from autogestion.rules.refusals import RuleBroken
from autogestion.rules.words import gettext_noop
from autogestion.server.inquiry import acts, files, mapping, queries
from autogestion.server.inquiry import opinions as shown_map
from autogestion.server.inquiry.outcome import Outcome, is_too_few, outcome_of
from autogestion.server.inquiry.views.common import survey_at
from autogestion.server.organisations import queries as organisations
from autogestion.server.organisations.visits import MemberVisit, for_members, page
from autogestion.server.printing import drawn

if TYPE_CHECKING:
    from autogestion.server.inquiry.models import Survey


PART = "autogestion[server,opinions]"
"""What has to be installed for groups of opinion."""


def _published(visit: MemberVisit, number: int) -> "Survey":
    """An inquiry whose results are everybody's."""
    survey = survey_at(visit, number)
    if survey.published_at is None:
        raise PermissionDenied from RuleBroken(
            gettext_noop(
                "The results are with those who answered first: they read them with their code, on the page "
                "where they answered."
            )
        )
    return survey


def _outcome(visit: MemberVisit, survey: "Survey") -> Outcome:
    data = queries.results_of(survey)
    if data is None:
        raise Http404
    return outcome_of(survey, data, organisations.names_of_bodies(visit.organisation))


@require_safe
@for_members
def show(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """Every question with its bars and its table; who answered; the groups of opinion."""
    survey = _published(visit, number)
    it = _outcome(visit, survey)
    drawn = queries.map_of(survey)
    context: dict[str, Any] = {"survey": survey, "it": it, "is_too_few": is_too_few(it)}
    has_statements = any(one.statements for one in it.findings)
    if has_statements:
        context |= {
            "has_statements": True,
            "part": PART,
            "is_available": mapping.is_available(),
            "has_sheets": queries.has_sheets(survey),
            "map": shown_map.in_words(drawn, it.findings) if drawn else None,
        }
    return page(request, "inquiry/results.html", visit, **context)


@require_POST
@for_members
def draw_map(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """Find the groups of opinion; once, for everybody."""
    survey = _published(visit, number)
    if not mapping.is_available():
        raise RuleBroken(
            gettext_noop(
                "What finds groups of opinion is not installed on this server. Whoever runs it installs "
                "%(part)s."
            ),
            part=PART,
        )
    if not mapping.is_possible(survey):
        raise RuleBroken(gettext_noop("Too few have answered the statements to tell groups apart."))
    if queries.map_of(survey) is None:
        acts.keep_map(survey, mapping.computed(survey))
    messages.success(request, _("The map is drawn."))
    return redirect(f"{survey.url}results/#opinions")


@require_safe
@for_members
def as_csv(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """The results as a table."""
    outcome = _outcome(visit, _published(visit, number))
    return _file(files.as_csv(outcome), "text/csv; charset=utf-8", f"inquiry-{number}.csv")


@require_safe
@for_members
def as_json(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """The results as they are committed to in the record, byte for byte."""
    data = queries.results_of(_published(visit, number))
    if data is None:
        raise Http404
    return _file(written(data), "application/json", f"inquiry-{number}.json")


@require_safe
@for_members
def as_svg(request: HttpRequest, visit: MemberVisit, number: int, item: int) -> HttpResponse:
    """One question as a picture."""
    picture = _picture(visit, number, item)
    return _file(picture, "image/svg+xml; charset=utf-8", f"inquiry-{number}-{item}.svg")


@require_safe
@for_members
def as_png(request: HttpRequest, visit: MemberVisit, number: int, item: int) -> HttpResponse:
    """The same in points, for a message or a page that takes no SVG."""
    picture = drawn(_picture(visit, number, item))
    return _file(picture, "image/png", f"inquiry-{number}-{item}.png")


def _picture(visit: MemberVisit, number: int, item: int) -> str:
    outcome = _outcome(visit, _published(visit, number))
    found = next((one for one in outcome.findings if one.number == item), None)
    if found is None:
        raise Http404
    return files.as_svg(found, outcome.answered)


def _file(content: str | bytes, kind: str, name: str) -> HttpResponse:
    return HttpResponse(
        content,
        content_type=kind,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
