"""Files behind facts: handed out to members, to be kept, never shown by the browser as a page of ours."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from autogestion.rules.readers import FILES
from autogestion.server.organisations.visits import MemberVisit, for_members
from autogestion.server.record import queries as record
from autogestion.server.votes.opened import note

QUESTION_DIGITS = 10


@require_safe
@for_members
def download(request: HttpRequest, visit: MemberVisit, commitment: str) -> HttpResponse:
    """The file whose commitment stands in the record. `headers` puts attachments in a sandbox."""
    file = record.file_behind(visit.organisation, commitment)
    if file is None or not file.kind:
        raise Http404
    answer = HttpResponse(bytes(file.content), content_type=file.kind)
    answer["Content-Disposition"] = content_disposition_header(True, file.name)
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = (
        "private, no-store"  # Who leaves the organisation keeps no copy by chance.
    )
    for_question = request.GET.get("question", "")
    if for_question.isdecimal() and len(for_question) < QUESTION_DIGITS:
        note(request, answer, visit.member, question=int(for_question), part=FILES)
    return answer
