"""Asking the feeds whose hour has come, and keeping what came. Nothing of it stands in the record."""

import hashlib
import json
import logging
import subprocess
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import F

from autogestion.rules.words import gettext_noop as _
from autogestion.server.desks import queries
from autogestion.server.desks.fetching import Fetched, Gate, NotFetched, fetch
from autogestion.server.desks.models import Arrival, Feed
from autogestion.server.record import clock

if TYPE_CHECKING:
    from collections.abc import Iterable

log = logging.getLogger("autogestion.desks")

HOUR = 3600
AGAIN_MAX = 24 * HOUR
AT_ONCE = 10
KEPT_MAX = 200
"""So many pieces of a feed are kept; older ones go."""
READING_SECONDS = 15


def gather_due(gate: Gate | None = None) -> int:
    """Ask what is due, a few at a time; how many were asked. Of several processes, one asks each."""
    asked = 0
    for feed in queries.feeds_due(clock.now(), AT_ONCE):
        if _claims(feed):
            asked += 1
            _ask(feed, gate)
    return asked


def _claims(feed: Feed) -> bool:
    """Whether this process is the one to ask; who dies meanwhile leaves it to the next hour."""
    again = clock.now() + HOUR
    return bool(Feed.objects.filter(pk=feed.pk, ask_at=feed.ask_at).update(ask_at=again))


def _ask(feed: Feed, gate: Gate | None) -> None:
    try:
        came = fetch(str(feed.address), etag=feed.etag, modified=feed.modified, gate=gate)
        said = {} if came.content is None else read_apart(came.content, came.url)
    except NotFetched as refusal:
        again = min(HOUR * 2**feed.failures, AGAIN_MAX)
        Feed.objects.filter(pk=feed.pk).update(
            problem=str(refusal), failures=F("failures") + 1, ask_at=clock.now() + again
        )
        return
    keep(feed, came, said)


def read_apart(content: bytes, url: str) -> dict[str, Any]:
    """What a feed holds, read in a process of its own. NotFetched where it is none, or cannot be read."""
    command = [sys.executable, "-m", "autogestion.server.desks.reader", url]
    try:
        done = subprocess.run(
            command, input=content, capture_output=True, timeout=READING_SECONDS, check=True
        )
        said: dict[str, Any] = json.loads(done.stdout)
    except (subprocess.SubprocessError, ValueError):
        log.info("A feed could not be read within its bounds.")
        raise NotFetched(_("What came from there cannot be read.")) from None
    if not said:
        raise NotFetched(
            _("What came from there is no feed. Look for “RSS” or “Atom” on its pages.")
        )
    return said


def keep(feed: Feed, came: Fetched, said: Mapping[str, Any]) -> None:
    """Keep what is new of it; what was kept and is said otherwise now is kept as it is said now."""
    now = clock.now()
    with transaction.atomic():
        Arrival.objects.bulk_create(
            _arrivals(feed, said.get("items", ()), now),
            update_conflicts=True,
            unique_fields=["feed", "key"],
            update_fields=["title", "link", "summary"],
        )
        old = feed.arrivals.order_by("-at", "-pk").values_list("pk", flat=True)[KEPT_MAX:]
        Arrival.objects.filter(pk__in=list(old)).delete()
        Feed.objects.filter(pk=feed.pk).update(
            came_at=now, failures=0, problem="", ask_at=now + HOUR,
            etag=came.etag, modified=came.modified, title=said.get("title") or feed.title[:200],
        )  # fmt: skip


def _arrivals(feed: Feed, items: "Iterable[Mapping[str, Any]]", now: int) -> list[Arrival]:
    """One for each key: a feed that names two pieces alike has said the second instead of the first."""
    found = {
        hashlib.sha256(item["key"].encode("utf-8", "replace")).hexdigest(): item for item in items
    }
    return [
        Arrival(
            feed=feed, key=key, title=item["title"], link=item["link"], summary=item["summary"],
            at=min(item["at"] if item["at"] is not None and item["at"] > 0 else now, now),
        )
        for key, item in found.items()
    ]  # fmt: skip
