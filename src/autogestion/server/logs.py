"""What the server writes down about itself: what failed and where, never who or from where.

No client address, no path (a path can hold somebody's sign-in link) and no message of an
exception (a database puts the offending values into it).
"""

import logging
import traceback
from types import TracebackType
from typing import Any

Raised = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class WithoutPersons(logging.Formatter):
    """Names the route in place of the path, and the frames of an error in place of its message."""

    def format(self, record: logging.LogRecord) -> str:
        if (request := getattr(record, "request", None)) is not None:
            record = logging.makeLogRecord(record.__dict__)
            record.msg, record.args = (
                "%s %s -> %s",
                (
                    getattr(request, "method", "?"),
                    route_of(request),
                    getattr(record, "status_code", "?"),
                ),
            )
        return super().format(record)

    def formatException(self, ei: Raised) -> str:  # noqa: N802 - the name is logging's
        kind, _, frames = ei
        where = "".join(traceback.format_tb(frames)).rstrip()
        return f"{where}\n{kind.__name__ if kind else '?'} (message withheld)"


def route_of(request: Any) -> str:
    """The pattern that the address matched, such as `o/<slug>/questions/<n>/`."""
    match = getattr(request, "resolver_match", None)
    return str(match.route) if match else "(no such page)"


LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {
            "()": WithoutPersons,
            "format": "%(asctime)s %(levelname)s %(name)s: %(message)s",
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        # Django's own handlers would print paths; its records go to ours.
        "django": {"handlers": [], "propagate": True, "level": "WARNING"},
        "django.server": {"handlers": [], "propagate": True, "level": "WARNING"},
        "autogestion": {"level": "INFO"},
        # Asked for everything, it prints what pictures say of whoever took them.
        "PIL": {"level": "WARNING"},
    },
}
