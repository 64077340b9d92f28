"""One moment for a whole page, from the one clock."""

from django.http import HttpRequest

from autogestion.server.record import clock


def present(request: HttpRequest) -> dict[str, int]:
    """Context processor: `now`, in whole seconds since 1970 UTC."""
    return {"now": clock.now()}
