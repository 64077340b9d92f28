"""The first page. It looks into every room, so it stands above them, beside the addresses.

Its templates are the shell's: web/home.html for whoever is signed in, web/welcome.html for others.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from autogestion.server import needs
from autogestion.server.people import sessions
from autogestion.server.web.shell import address


@never_cache
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What needs me; for a stranger, what this is."""
    person = sessions.signed_in(request)
    if person is None:
        return render(request, "web/welcome.html", {"ways_in": _ways_in()})
    standing = needs.Standing.of(person)
    waiting = needs.needs_of(standing)
    context = {
        "needs": waiting,
        "needs_count": len(waiting),
        "memberships": standing.members,
        "places": standing.places,
        "beginnings": needs.beginnings(standing.places),
    }
    return render(request, "web/home.html", context)


def _ways_in() -> list[dict[str, str]]:
    return [
        {"label": _("Found an organisation"), "url": address("found")},
        {"label": _("Sign in"), "url": address("sign-in")},
    ]
