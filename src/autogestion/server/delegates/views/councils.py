"""All councils, the chain above an assembly, and proposing another one."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from autogestion.server.delegates import acts, queries
from autogestion.server.delegates.forms import CouncilForm
from autogestion.server.delegates.reading.councils import chain_above, lines_of_councils
from autogestion.server.delegates.reading.pyramid import pyramid
from autogestion.server.delegates.views.common import own_body
from autogestion.server.deliberation.views.asking import Above, Words, asked
from autogestion.server.organisations import queries as organisations
from autogestion.server.organisations.visits import MemberVisit, for_members, page
from autogestion.server.web.map import draw


@require_safe
@for_members
def register(request: HttpRequest, visit: MemberVisit) -> HttpResponse:
    """The councils there are; what lies above `?assembly=`, else above the reader's own."""
    number = request.GET.get("assembly", "")
    body, bodies = visit.member.base, pyramid(visit.organisation)
    if number.isdecimal():
        body = organisations.body_numbered(visit.organisation, int(number)) or body
    return page(
        request, "delegates/councils.html", visit,
        lines=lines_of_councils(visit.organisation),
        bodies=bodies,
        drawing=draw(bodies) if bodies else None,
        below=body,
        chain=chain_above(visit.organisation, body) if body else [],
        propose_url=reverse("propose-council", args=[visit.organisation.slug]),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@for_members
def propose(request: HttpRequest, visit: MemberVisit) -> HttpResponse:
    """Propose a council to one's own assembly (or council, `?from=`) and to others."""
    body = own_body(request, visit)
    charter = organisations.charter_in_force(visit.organisation)
    able, names = (
        queries.able_to_send(visit.organisation),
        organisations.names_of_bodies(visit.organisation),
    )
    form = CouncilForm(
        request.POST or None,
        others=[(number, names[number]) for number in sorted(able - {body.number})],
        days_max=charter.councils.term_days,
    )
    words = Words(
        _("Propose a council"),
        _("It has no members but delegates, elected by those who send them and recallable at any "
            "moment. It exists by their decisions alone, and ends by them."),
        _("Propose it"),
        _("The council is proposed. Each of those named is asked, by a vote of its own."),
    )  # fmt: skip
    above = Above(
        str(visit.organisation), str(body), reverse("councils", args=[visit.organisation.slug])
    )
    return asked(
        request, visit, above, words, form,
        lambda form: acts.propose_council(visit.member, body, **form.details),
    )  # fmt: skip
