"""Leaflets: writing one, and the page that is printed."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from autogestion.rules.actions import is_public
from autogestion.server.actions import acts, queries
from autogestion.server.actions.forms import LeafletForm
from autogestion.server.actions.views.common import above, action_at
from autogestion.server.deliberation.views.asking import Words, asked
from autogestion.server.organisations.visits import MemberVisit, for_members, page


@require_http_methods(["GET", "HEAD", "POST"])
@for_members
def write(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """Write a leaflet of an action."""
    action = action_at(visit, number)
    words = Words(
        _("Write a leaflet"),
        _("It gets a page of its own, which prints on one sheet. Who wrote it does not stand on it."),
        _("Lay it out"),
        _("The leaflet stands with the action, ready to be printed."),
    )  # fmt: skip
    calls = [one for one in queries.calls_of(action) if one.withdrawn_at is None]
    return asked(
        request, visit, above(action), words, LeafletForm(request.POST or None, calls=calls),
        lambda form: acts.write_leaflet(visit.member, action, **form.details),
    )  # fmt: skip


@require_safe
@for_members
def show(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """A leaflet as it is printed."""
    leaflet = queries.leaflet_numbered(visit.organisation, number)
    if leaflet is None:
        raise Http404
    leaflet.action.organisation = visit.organisation
    call = queries.call_numbered(visit.organisation, leaflet.call.number) if leaflet.call else None
    is_out = call is not None and is_public(queries.call_state(call))
    return page(
        request, "actions/leaflet.html", visit,
        leaflet=leaflet, call=call, demands=[line for line in str(leaflet.demands or "").splitlines() if line.strip()],
        url=request.build_absolute_uri(call.url) if call is not None and is_out else "",
    )  # fmt: skip
