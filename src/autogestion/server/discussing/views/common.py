"""What the pages of a thread share."""

from typing import TYPE_CHECKING

from django.http import Http404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from autogestion.server.deliberation.views.asking import Above
from autogestion.server.discussing import queries
from autogestion.server.organisations.visits import MemberVisit

if TYPE_CHECKING:
    from autogestion.server.discussing.models import Thread

asks = require_http_methods(["GET", "HEAD", "POST"])


def thread_at(visit: MemberVisit, number: int) -> "Thread":
    """The thread of this organisation with this number; Http404 where there is none."""
    thread = queries.thread_numbered(visit.organisation, number)
    if thread is None:
        raise Http404
    return thread


def above(thread: "Thread", anchor: str = "") -> Above:
    """The page of the thread, over each of its forms."""
    return Above(_("Discussion"), str(thread), thread.url + (anchor and f"#{anchor}"))


def number_in(written: str | None) -> int:
    """A number as an address carries it, 0 for anything else."""
    is_plain = (
        written is not None and written.isascii() and written.isdecimal() and len(written) < 9
    )
    return int(written) if is_plain and written else 0
