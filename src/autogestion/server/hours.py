"""Middleware: whoever asks for a page lets pass what is due by the hour."""

import logging
import threading
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from autogestion.server import consequences
from autogestion.server.record import clock

log = logging.getLogger("autogestion.hours")
_turn = threading.Lock()
_ticked_at = -1


def moved_on(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Open and close what is due before a page is answered, at most once a second and process.

    So that no page shows a vote open whose hour has come, even where no ticker runs.
    """

    def answer(request: HttpRequest) -> HttpResponse:
        global _ticked_at  # noqa: PLW0603 - one clock for the whole process is the point
        now = clock.now()
        if now != _ticked_at and _turn.acquire(blocking=False):
            try:
                consequences.tick()
            except Exception:
                log.exception(
                    "What was due could not all be done; the page is answered all the same."
                )
            else:
                _ticked_at = now
            finally:
                _turn.release()
        return get_response(request)

    return answer
