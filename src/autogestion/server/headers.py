"""The headers that tell a browser to ask nothing of anybody else."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; media-src 'self'; font-src 'self'; script-src 'self'; "
    "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
"""No inline script or style, no frame, nothing from another host (W3C CSP level 3)."""

SANDBOX = "default-src 'none'; frame-ancestors 'none'; sandbox"
"""For what members uploaded: should a browser show it all the same, it can do and ask nothing."""

PERMISSIONS_POLICY = "camera=(), geolocation=(), microphone=(), browsing-topics=()"


def strict_headers(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware that puts both policies on every answer, whatever a view says.

    What is handed out as an attachment comes in a sandbox.
    """

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        is_attachment = response.get("Content-Disposition", "").startswith("attachment")
        response["Content-Security-Policy"] = SANDBOX if is_attachment else CONTENT_SECURITY_POLICY
        response["Permissions-Policy"] = PERMISSIONS_POLICY
        return response

    return answer
