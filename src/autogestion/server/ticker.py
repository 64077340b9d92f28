"""The hand of the clock: moves on what is due, such as a vote whose hour has come.

Nothing depends on it for being right: deadlines lie in tables, whoever opens a page sees them
pass, and the tick may be missed, late or done twice. It only makes things happen in time when
nobody looks.
"""

import logging
import threading
from collections.abc import Callable

log = logging.getLogger("autogestion.ticker")

TICK_SECONDS = 3.0
MEASURE_SECONDS = 60.0
"""How often it is looked whether an organisation is to be measured anew."""
MAIL_SECONDS = 10.0
"""How often answers are collected and letters sent, where the server is set up for mail."""
GATHER_SECONDS = 30.0
"""How often it is looked whether a feed is to be asked."""


def start_ticking(every_seconds: float = TICK_SECONDS) -> threading.Event:
    """Tick in a thread of its own until the answered event is set, or the process ends.

    Measuring a long record takes seconds, a mail server may be slow, and so may others who are asked for
    their feeds: each has a thread of its own, and no vote waits for them.
    """
    from django.conf import settings

    from autogestion.server.desks.gathering import gather_due
    from autogestion.server.mail.round import Round
    from autogestion.server.measures.keeping import Measurer

    stopped = threading.Event()
    works: list[tuple[str, Callable[[], object], float]] = [
        ("ticker", move_on, every_seconds),
        ("measurer", Measurer().measure_due, MEASURE_SECONDS),
        ("gatherer", gather_due, GATHER_SECONDS),
    ]
    if settings.MAIL_SERVER is not None:
        works.append(("postman", Round().go, MAIL_SECONDS))
    for name, work, seconds in works:
        given = (stopped, work, seconds)
        threading.Thread(target=tick_until, args=given, name=name, daemon=True).start()
    return stopped


def move_on() -> None:
    """Do what is due in every organisation, and forget who tried to sign in an hour ago."""
    from autogestion.server.consequences import tick
    from autogestion.server.people.acts import forget_guesses

    tick()
    forget_guesses()


def tick_until(stopped: threading.Event, tick: Callable[[], object], every_seconds: float) -> None:
    """Tick again and again; a tick that fails is written down, and the next one tries again."""
    from django.db import close_old_connections, connection

    while not stopped.wait(every_seconds):
        close_old_connections()
        try:
            tick()
        except Exception:  # A clock that stops at the first error helps nobody.
            log.exception("A tick failed; the next one tries again.")
            connection.close()
