"""The page of a delegate: one term of theirs in a council."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from autogestion.server.delegates import acts
from autogestion.server.delegates.reading.terms import term_page
from autogestion.server.delegates.views.common import above_term, term_at
from autogestion.server.deliberation.forms.parts import PressForm
from autogestion.server.deliberation.views.asking import Words, asked
from autogestion.server.organisations.visits import MemberVisit, for_members, page


@require_safe
@for_members
def show(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """Who elected them, until when, and what their electors can do."""
    term = term_at(visit, number)
    return page(request, "delegates/term.html", visit, term=term, it=term_page(term, visit.member))


@require_http_methods(["GET", "HEAD", "POST"])
@for_members
def resign(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """Give up one's own seat."""
    term = term_at(visit, number)
    words = Words(
        _("Give up the seat"),
        _("The seat is vacant from this moment, and those who elected you fill it at once."),
        _("I give it up"),
        _("You no longer hold this seat."),
    )
    return asked(
        request, visit, above_term(term), words,
        PressForm(request.POST if request.method == "POST" else None),
        lambda _form: acts.resign(visit.member, term),
    )  # fmt: skip
