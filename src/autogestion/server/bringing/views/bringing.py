"""The page on which what was proposed elsewhere is brought in."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from autogestion.server.bringing.forms import BringingForm
from autogestion.server.bringing.taking import AT_ONCE_MAX, bring_in
from autogestion.server.deliberation.views.asking import UNREADABLE
from autogestion.server.deliberation.views.posing import assembly_of
from autogestion.server.organisations.visits import MemberVisit, for_members, page

REFUSALS_SHOWN = 20


@require_http_methods(["GET", "HEAD", "POST"])
@for_members
def bring(request: HttpRequest, visit: MemberVisit) -> HttpResponse:
    """The form; once sent, what came of it, line by line where something was refused."""
    body = assembly_of(visit, request.GET.get("assembly", ""))
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = BringingForm(*sent)
    if request.method != "POST" or not form.is_valid():
        status = UNREADABLE if request.method == "POST" else 200
        return page(
            request, "bringing/bring.html", visit, status=status, form=form, body=body,
            at_once=AT_ONCE_MAX,
        )  # fmt: skip
    said = form.cleaned_data
    brought = bring_in(
        visit.member, body, form.sheet, source=said["source"], threads=said["threads"]
    )
    return page(
        request, "bringing/brought.html", visit,
        body=body, brought=brought, goes_on_at=form.goes_on_at,
        refused=brought.refused[:REFUSALS_SHOWN],
        refused_more=max(len(brought.refused) - REFUSALS_SHOWN, 0),
    )  # fmt: skip
