"""The few pages that belong to the shell itself: how it is lit, what goes wrong, and its specimen."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_POST

from autogestion.rules.refusals import RuleBroken
from autogestion.server.web.refusals import in_words
from autogestion.server.web.shell import THEME_COOKIE, THEMES, address
from autogestion.server.web.specimen import specimen

YEAR_SECONDS = 365 * 24 * 3600


@require_POST
def choose_theme(request: HttpRequest) -> HttpResponse:
    """Remember light, dark or auto for this browser, and go back to the page."""
    back = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}):
        back = address()
    answer = redirect(back)
    if request.POST.get("theme") in THEMES:
        answer.set_cookie(
            THEME_COOKIE,
            request.POST["theme"],
            max_age=YEAR_SECONDS,
            samesite="Lax",
            secure=request.is_secure(),
            httponly=True,
        )
    return answer


@require_GET
def style(request: HttpRequest) -> HttpResponse:
    """Every component with believable content, for people who build pages."""
    return render(request, "web/specimen.html", specimen())


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The browser sent something that no form of ours sends."""
    return render(request, "web/errors/400.html", status=400)


def not_allowed(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The page exists for others; a `RuleBroken`, or one behind a PermissionDenied, says why."""
    refusal = (
        exception if isinstance(exception, RuleBroken) else getattr(exception, "__cause__", None)
    )
    words = in_words(refusal) if isinstance(refusal, RuleBroken) else ""
    return render(request, "web/errors/403.html", {"refusal": words}, status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Nothing at this address, or nothing that this reader may see."""
    return render(request, "web/errors/404.html", status=404)


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form's token does not fit the session (settings.CSRF_FAILURE_VIEW)."""
    return render(request, "web/errors/csrf.html", status=403)


def broken(request: HttpRequest) -> HttpResponse:
    """Our own fault. Rendered without the request: whatever broke must not break this page too."""
    return HttpResponse(render_to_string("web/errors/500.html"), status=500)
