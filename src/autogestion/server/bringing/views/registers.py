"""What was decided elsewhere: the register, one of them, and the form with which a register is brought in."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from autogestion.server.bringing import queries, reading
from autogestion.server.bringing.forms import RegisterForm
from autogestion.server.bringing.precedents import AT_ONCE_MAX, bring_in_register
from autogestion.server.deliberation.views.asking import UNREADABLE
from autogestion.server.organisations.visits import MemberVisit, for_members, page

PER_SHEET = 50
REFUSALS_SHOWN = 20


@require_safe
@for_members
def show_all(request: HttpRequest, visit: MemberVisit) -> HttpResponse:
    """All of it, the newest decision first."""
    found = queries.precedents(visit.organisation)
    sheet = Paginator(found, PER_SHEET).get_page(request.GET.get("page"))
    lines = reading.lines_of(visit.organisation, list(sheet.object_list))
    return page(request, "bringing/precedents.html", visit, sheet=sheet, lines=lines)


@require_safe
@for_members
def show(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """One of them: what was decided, by how many, from where, and what took its place."""
    found = queries.precedents(visit.organisation).filter(number=number).first()
    if found is None:
        raise Http404
    return page(
        request, "bringing/precedent.html", visit, it=reading.shown(visit.organisation, found)
    )


@require_http_methods(["GET", "HEAD", "POST"])
@for_members
def bring(request: HttpRequest, visit: MemberVisit) -> HttpResponse:
    """The form; once sent, what came of it."""
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form, came, status = RegisterForm(*sent), None, 200
    if request.method == "POST":
        if form.is_valid():
            said = form.cleaned_data
            came = bring_in_register(
                visit.member, said["registers"], source=said["source"], years=said["years"]
            )
        else:
            status = UNREADABLE
    return page(
        request, "bringing/bring_precedents.html", visit,
        status=status, form=form, came=came, at_once=AT_ONCE_MAX,
        refused=came.refused[:REFUSALS_SHOWN] if came else [],
    )  # fmt: skip
