"""The amendments to a question, and the versions of its text."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from autogestion.rules.readers import TEXT
from autogestion.server.amending import queries, reading
from autogestion.server.amending.marking import marked
from autogestion.server.amending.rows import marked_rows
from autogestion.server.deliberation.views.asking import question_at
from autogestion.server.organisations.visits import MemberVisit, for_members, page
from autogestion.server.votes.opened import note
from autogestion.server.web.texts import said


@require_safe
@for_members
def show(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """The text with its numbers, and everything that is proposed to change in it."""
    question = question_at(visit, number)
    if "amends" in question.subject:
        raise Http404
    it = reading.amending_of(question, visit.member)
    answer = page(request, "amending/amendments.html", visit, q=question, it=it)
    note(request, answer, visit.member, question=number, part=TEXT)
    return answer


@require_safe
@for_members
def version(request: HttpRequest, visit: MemberVisit, number: int, version: int) -> HttpResponse:
    """One version, marked against the one before it."""
    question = question_at(visit, number)
    drafts = queries.drafts_of([question])[question.pk]
    if not 1 <= version <= len(drafts):
        raise Http404
    words = queries.contents_of(question)
    texts = [[said(words[one]) for one in draft.paragraphs] for draft in drafts[:version]]
    before = texts[-2] if len(texts) > 1 else texts[-1]
    answer = page(
        request, "amending/version.html", visit,
        q=question, draft=drafts[version - 1], rows=marked_rows(marked(before, texts[-1])),
        last=len(drafts),
    )  # fmt: skip
    note(request, answer, visit.member, question=number, part=TEXT)
    return answer
