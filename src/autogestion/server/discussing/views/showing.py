"""The threads of a question, one thread, its minutes."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from autogestion.server.amending.marking import marked
from autogestion.server.amending.rows import marked_rows
from autogestion.server.deliberation import queries as deliberation
from autogestion.server.deliberation.views.asking import question_at
from autogestion.server.discussing import queries
from autogestion.server.discussing.reading import discussion_of
from autogestion.server.discussing.views.common import number_in, thread_at
from autogestion.server.organisations.visits import MemberVisit, for_members, page
from autogestion.server.web.texts import said


@require_safe
@for_members
def register(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """All threads on a question, with what is settled and open in them."""
    question = question_at(visit, number)
    threads = list(queries.threads_of(question))
    for thread in threads:
        thread.organisation = visit.organisation
    held = queries.held_on(question)
    return page(
        request, "discussing/threads.html", visit, q=question, threads=threads,
        open=[one for one in held if one.point and not one.is_settled],
        settled=[one for one in held if one.point and one.is_settled],
        takes_part=question.withdrawn_at is None
        and deliberation.is_concerned(question, visit.member),
    )  # fmt: skip


@require_safe
@for_members
def show(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """One thread: what is settled and open, the minutes, everything that was said; `?page=` of a long one."""
    thread = thread_at(visit, number)
    it = discussion_of(thread, visit.member, number_in(request.GET.get("page")) or 1)
    if it.page > it.pages:
        raise Http404
    return page(request, "discussing/thread.html", visit, it=it, thread=thread, q=thread.question)


@require_safe
@for_members
def minutes(request: HttpRequest, visit: MemberVisit, number: int, version: int) -> HttpResponse:
    """One version of the minutes, word by word against the one before it."""
    thread = thread_at(visit, number)
    versions = list(queries.minutes_of(thread))
    if not 1 <= version <= len(versions):
        raise Http404
    for one in versions:
        one.by.organisation = visit.organisation
    this, before = versions[-version], versions[1 - version] if version > 1 else versions[-1]
    rows = marked_rows(marked(*(said(str(one.text)).split("\n") for one in (before, this))))
    return page(
        request, "discussing/minutes.html", visit,
        thread=thread, this=this, versions=versions, rows=rows,
    )  # fmt: skip
