"""A refusal that no form shows becomes a page that says what, why, and what remains possible."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme

from autogestion.rules.refusals import RuleBroken
from autogestion.server.web.shell import address

CONFLICT = 409
NOT_ALLOWED = 405


class RefusalsSpeak:
    """Middleware: answers a RuleBroken that a view did not answer itself, and a press that was opened as a page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        answer = self.get_response(request)
        if answer.status_code == NOT_ALLOWED and not answer.content:
            page = render(request, "web/errors/405.html", {"back": page_before(request)})
            answer.content, answer.headers["Content-Type"] = page.content, page["Content-Type"]
        return answer

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, RuleBroken):
            return None
        return refusal_page(request, exception)


def refusal_page(request: HttpRequest, refusal: RuleBroken) -> HttpResponse:
    """What was refused, why, and what remains possible."""
    context = {"refusal": refusal, "back": page_before(request)}
    return render(request, "web/errors/refused.html", context, status=CONFLICT)


def page_before(request: HttpRequest) -> str:
    """The page of ours from which the reader came, else the first one."""
    came_from = request.headers.get("Referer", "")
    is_ours = url_has_allowed_host_and_scheme(came_from, allowed_hosts={request.get_host()})
    return came_from if is_ours else address()
