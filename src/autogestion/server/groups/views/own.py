"""What members of a group do in it: show things, take them back, use a host's means and leave it."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from autogestion.server.deliberation.views.asking import Above, Words, asked
from autogestion.server.groups import acts, queries, reading
from autogestion.server.groups.forms import PieceForm
from autogestion.server.organisations import queries as organisations
from autogestion.server.organisations.visits import MemberVisit, for_members, page

if TYPE_CHECKING:
    from autogestion.server.groups.models import Piece

asks = require_http_methods(["GET", "HEAD", "POST"])
THINGS_SHOWN = 50


def _at(visit: MemberVisit, number: int) -> "Piece":
    piece = queries.piece_numbered(visit.organisation, number)
    if piece is None:
        raise Http404
    return piece


def _above(visit: MemberVisit) -> str:
    return reverse("pieces", args=[visit.organisation.slug])


@require_safe
@for_members
def register(request: HttpRequest, visit: MemberVisit) -> HttpResponse:
    """What we show to others, at which hosts, and who offers us means."""
    return page(
        request, "groups/pieces.html", visit,
        pieces=queries.pieces_of(visit.organisation),
        borrowed=queries.borrowed(visit.organisation),
        offers=queries.offers_to(visit.organisation),
    )  # fmt: skip


@asks
@for_members
def write(request: HttpRequest, visit: MemberVisit) -> HttpResponse:
    """Show something to everybody."""
    words = Words(
        _("Show something"),
        _(
            "Everybody can read it on an open page, under the name of the group and no other. Where others lend you "
            "means it stands beside theirs, until you take it back or leave."
        ),
        _("Show it"),
        _("Everybody can read it."),
    )
    form = PieceForm(
        request.POST or None,
        struggles=queries.entries_to_show(visit.organisation, THINGS_SHOWN),
        surveys=queries.surveys_to_show(visit.organisation, THINGS_SHOWN),
    )
    return asked(
        request, visit, Above(str(visit.organisation), _("What we show"), _above(visit)), words,
        form, lambda form: acts.show_piece(visit.member, **form.details),
    )  # fmt: skip


@require_safe
@for_members
def show(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """One piece, with the way to take it back."""
    piece = _at(visit, number)
    return page(
        request, "groups/piece.html", visit, piece=piece, shelf=reading.SHELVES[piece.shelf]
    )


@require_POST
@for_members
def withdraw(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """Take one back."""
    acts.withdraw_piece(visit.member, _at(visit, number))
    messages.success(request, _("It is shown nowhere any more."))
    return redirect(_above(visit))


@require_POST
@for_members
def take_up(request: HttpRequest, visit: MemberVisit) -> HttpResponse:
    """Use the means of a host that offers them."""
    number = request.POST.get("offer", "")
    host = organisations.organisation_with_slug(request.POST.get("host", ""))
    if host is None or not number.isdecimal() or len(number) > 8:
        raise Http404
    acts.take_up_means(visit.member, host, int(number))
    messages.success(request, _("What you show stands there too from now on."))
    return redirect(_above(visit))


@require_POST
@for_members
def give_up(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """Leave a host."""
    borrowing = queries.borrowing_numbered(visit.organisation, number)
    if borrowing is None:
        raise Http404
    acts.give_up_means(visit.member, borrowing)
    messages.success(
        request, _("Nothing of yours is shown there any more. All of it is still here.")
    )
    return redirect(_above(visit))
