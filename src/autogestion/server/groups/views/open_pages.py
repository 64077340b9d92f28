"""What everybody can open: starting a group, and what a group shows."""

from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from autogestion import charters as files
from autogestion.rules.charter import load
from autogestion.rules.refusals import RuleBroken
from autogestion.server.groups import queries, reading
from autogestion.server.groups.forms import StartForm
from autogestion.server.organisations import acts as organisations
from autogestion.server.organisations import queries as known
from autogestion.server.people import sessions
from autogestion.server.web.shell import address

if TYPE_CHECKING:
    from autogestion.server.organisations.models import Organisation

CHARTER = "base-union"
CONFLICT = 409


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """A name, and the link that the other two sign by: the group is an organisation of its own."""
    form = StartForm(request.POST or None, is_known=request.user.is_authenticated)
    charter = load(files.text(CHARTER))
    refusal = None
    if request.method == "POST" and form.is_valid():
        try:
            founder = sessions.somebody(request, name=form.newcomers_name)
            _group, secret = organisations.propose_organisation(
                founder,
                name=form.cleaned_data["name"],
                languages=[get_language() or "en"],
                charter=charter,
                assembly=form.cleaned_data["name"],
            )
        except RuleBroken as broken:
            refusal = broken
        else:
            return sessions.onward(request, founder, address("founding", secret))
    context = {
        "form": form, "refusal": refusal, "charter": CHARTER, "more": charter.founders_min - 1,
    }  # fmt: skip
    return render(request, "groups/start.html", context, status=CONFLICT if refusal else 200)


@require_safe
def show(request: HttpRequest, slug: str) -> HttpResponse:
    """All that a group shows. Nothing else of it can be read here."""
    group = _group(slug)
    pieces = queries.pieces_of(group)
    if not pieces:
        raise Http404
    return render(request, "groups/open_group.html", {"group": group, "pieces": pieces})


@require_safe
def piece(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """One piece; gone from the moment at which the group takes it back."""
    group = _group(slug)
    found = queries.piece_numbered(group, number)
    if found is None or found.withdrawn_at is not None:
        raise Http404(_("There is nothing here, or the group has taken it back."))
    context = {"group": group, "it": reading.shown(group, found)}
    return render(request, "groups/open_piece.html", context)


def _group(slug: str) -> "Organisation":
    group = known.organisation_with_slug(slug)
    if group is None or group.founded_at is None:
        raise Http404
    return group
