"""Questions and decisions on paper."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from autogestion.rules.readers import PAPER
from autogestion.server.deliberation import decision_on_paper, question_on_paper, reading
from autogestion.server.deliberation.pamphlet import pamphlet_of
from autogestion.server.deliberation.sheet import sheet_of
from autogestion.server.deliberation.views.asking import decision_address, question_address
from autogestion.server.organisations.visits import MemberVisit, for_members
from autogestion.server.printing import printed
from autogestion.server.printing.answering import as_pdf
from autogestion.server.record import clock
from autogestion.server.votes.opened import note


@require_safe
@for_members
def question(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """The question as a pamphlet of at most four pages."""
    found = reading.question_for_page(visit.organisation, number)
    if found is None:
        raise Http404
    sheets = question_on_paper.question_on_paper(
        found, pamphlet_of(found, visit.member), visit.member,
        address=request.build_absolute_uri(question_address(visit, number)), at=clock.now(),
    )  # fmt: skip
    pdf = printed(*sheets, pages_max=question_on_paper.PAGES_MAX)
    answer = as_pdf(pdf, f"{visit.organisation.slug}-question-{number}")
    note(request, answer, visit.member, question=number, part=PAPER)
    return answer


@require_safe
@for_members
def decision(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """The decision as a sheet for a wall."""
    found = reading.decision_for_page(visit.organisation, number, visit.member)
    if found is None:
        raise Http404
    sheets = decision_on_paper.decision_on_paper(
        found, sheet_of(found, visit.member), visit.member,
        address=request.build_absolute_uri(decision_address(visit, number)), at=clock.now(),
    )  # fmt: skip
    pdf = printed(*sheets, pages_max=decision_on_paper.PAGES_MAX)
    return as_pdf(pdf, f"{visit.organisation.slug}-decision-{number}")
