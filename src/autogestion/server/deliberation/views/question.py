"""The page of a question."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from autogestion.rules.readers import BEFORE
from autogestion.server.deliberation import reading
from autogestion.server.deliberation.disputing import put_anew
from autogestion.server.deliberation.pamphlet import pamphlet_of
from autogestion.server.deliberation.sections import on_question
from autogestion.server.deliberation.stages import GATHERING, NOTICE
from autogestion.server.explaining.vocabulary import vocabulary_of
from autogestion.server.organisations.visits import MemberVisit, for_members, page
from autogestion.server.votes.opened import note


@require_safe
@for_members
def show(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """A question from top to bottom: what, by whom, what I can do, what one must know, vote, result."""
    question = reading.question_for_page(visit.organisation, number)
    if question is None:
        raise Http404
    it = pamphlet_of(question, visit.member)
    answer = page(
        request,
        "deliberation/question.html",
        visit,
        q=question,
        it=it,
        is_concerned=it.is_concerned,
        anew=put_anew(question) if it.dossier.is_sent_back else None,
        is_here=question.body is not None
        and any(circle.is_mine and circle.number == question.body.number for circle in it.circles),
        sections=on_question(question, visit.member),
        vocabulary=vocabulary_of(visit.organisation),
    )
    if it.stage in (GATHERING, NOTICE):
        note(request, answer, visit.member, question=number, part=BEFORE)
    return answer
