"""The page of a council, and what bodies ask themselves about it."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from autogestion.server.delegates import acts
from autogestion.server.delegates.reading.council import before, council_page
from autogestion.server.delegates.reading.delegations import delegations, senders
from autogestion.server.delegates.views.common import above_council, council_at, own_body
from autogestion.server.deliberation.forms.posing import PosingForm
from autogestion.server.deliberation.lines import question_line
from autogestion.server.deliberation.views.asking import Words, asked
from autogestion.server.organisations.visits import MemberVisit, for_members, page

PER_SHEET = 50
DELEGATES_PER_SHEET = 50
SHOWN = 10

asks = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@for_members
def show(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """Who sends whom, what it may decide, what is before it, and what the reader can do."""
    council = council_at(visit, number)
    it, sheets = council_page(council, visit.member), Paginator(senders(council), PER_SHEET)
    # As many senders as bring about fifty delegates to a sheet.
    most = DELEGATES_PER_SHEET * sheets.count // max(1, it.delegates)
    sheets.per_page = max(1, min(PER_SHEET, most))
    sheet = sheets.get_page(request.GET.get("page"))
    return page(
        request, "delegates/council.html", visit,
        council=council,
        it=it,
        sheet=sheet,
        delegations=delegations(council, list(sheet)),
        questions=[
            question_line(visit.organisation, question)
            for question in before(council, SHOWN)
        ],
    )  # fmt: skip


@asks
@for_members
def join(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """Ask one's assembly whether it sends delegates."""
    return _asked_about(request, visit, number, joins=True)


@asks
@for_members
def leave(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """Ask one's assembly whether it sends delegates no longer."""
    return _asked_about(request, visit, number, joins=False)


def _asked_about(
    request: HttpRequest, visit: MemberVisit, number: int, *, joins: bool
) -> HttpResponse:
    council, body = council_at(visit, number), own_body(request, visit)
    title = _("Ask whether we send delegates") if joins else _("Ask whether we leave the council")
    words = Words(
        title,
        _("You put it to %(body)s, whose members alone decide it.") % {"body": body},
        _("Pose the question"),
        _("The question is posed. Now others can support it and fill its dossier."),
    )
    return asked(
        request, visit, above_council(council), words,
        PosingForm(request.POST or None, scopes=("own",), circles=()),
        lambda form: acts.ask_about_council(
            visit.member, body, council, joins=joins, dossier=form.dossier
        ),
    )  # fmt: skip


@asks
@for_members
def elect(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """Call an election where a seat of one's assembly is vacant, or will be soon."""
    council, body = council_at(visit, number), own_body(request, visit)
    words = Words(
        _("Call an election"),
        _("%(body)s elects whom it sends to %(council)s.") % {"body": body, "council": council},
        _("Call the election"),
        _("The election is called. Now anyone of you can stand, or ask another to."),
    )
    return asked(
        request, visit, above_council(council), words,
        PosingForm(request.POST or None, scopes=("own",), circles=()),
        lambda form: acts.call_election(visit.member, body, council, dossier=form.dossier),
    )  # fmt: skip


@asks
@for_members
def instruct(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """Propose a standing instruction for those whom one's assembly sends."""
    council, body = council_at(visit, number), own_body(request, visit)
    words = Words(
        _("Instruct our delegates"),
        _("If %(body)s adopts it, it stands on the page of each of its delegates until it decides "
            "otherwise.")
        % {"body": body},
        _("Pose the question"),
        _("The question is posed. Now others can support it and fill its dossier."),
    )  # fmt: skip
    return asked(
        request, visit, above_council(council), words,
        PosingForm(request.POST or None, scopes=("own",), circles=()),
        lambda form: acts.instruct(visit.member, body, council, dossier=form.dossier),
    )  # fmt: skip
