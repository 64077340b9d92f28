"""Letters on their way: claimed by one postman, tried, sent. Whoever is killed in between sends none twice."""

import hashlib
import os
import secrets
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from django.db import connection, transaction
from django.db.models import F, Q

from autogestion.server.mail.models import DeedDone, Letter, Reply
from autogestion.server.record import clock

LEASE_SECONDS = 3600
"""After so long without a word nobody waits for a postman on another machine."""
WAITS = (60, 300, 1800, 2 * 3600, 6 * 3600, 12 * 3600, 24 * 3600)
"""How long a letter waits after its first, second … failed try; after the last it lapses."""
KEPT_SECONDS = 30 * 86_400
REPLIES_KEPT_SECONDS = 120 * 86_400
"""Longer than any reply address opens."""


@transaction.atomic
def claim_letters(claim: str, most: int) -> list[int]:
    """Take at most so many letters in hand that are due, oldest first: their primary keys."""
    now = clock.now()
    free = Letter.objects.filter(outcome="", claim="")
    pks = list(
        free.filter(due_at__lte=now).order_by("due_at", "pk").values_list("pk", flat=True)[:most]
    )
    free.filter(pk__in=pks).update(claim=claim, claimed_until=now + LEASE_SECONDS)
    return pks


@transaction.atomic
def settle_and_begin(claim: str, done: dict[int, str], begin: int | None) -> bool:
    """What became of letters, and that the next one is handed over now: one write for both.

    False where the next one is not in this postman's hands any more.
    """
    now = clock.now()
    for pk, outcome in done.items():
        Letter.objects.filter(pk=pk).update(outcome=outcome, done_at=now)
    if begin is None:
        return True
    mine = Letter.objects.filter(pk=begin, claim=claim, outcome="", trying_at=None)
    return mine.update(trying_at=now) == 1


def put_off(letter: Letter) -> None:
    """It certainly did not arrive, and may another time: try later, and longer after each failed try."""
    now = clock.now()
    if letter.tries >= len(WAITS):
        Letter.objects.filter(pk=letter.pk).update(outcome="lapsed", done_at=now)
        return
    Letter.objects.filter(pk=letter.pk).update(
        tries=F("tries") + 1, trying_at=None, claim="", claimed_until=0,
        due_at=now + WAITS[letter.tries],
    )  # fmt: skip


@transaction.atomic
def take_from_the_dead() -> None:
    """Letters of postmen who were killed: what they had not tried is free again.

    What they were handing over may have arrived or not: nobody knows, and nobody sends it again. The same holds
    for all that they had claimed where the machine itself went down, or is another one and silent for too long.
    """
    now = clock.now()
    waiting = Letter.objects.filter(outcome="").exclude(claim="")
    claims = set(waiting.values_list("claim", flat=True).distinct())
    fates = {claim: fate_of(claim) for claim in claims}
    dead = [claim for claim, fate in fates.items() if fate == "killed"]
    fallen = [claim for claim, fate in fates.items() if fate == "fallen"]
    silent = Q(
        claimed_until__lte=now, claim__in=[one for one in claims if fates[one] == "elsewhere"]
    )
    lost = Q(claim__in=dead, trying_at__isnull=False) | Q(claim__in=fallen) | silent
    waiting.filter(lost).update(outcome="unsure", done_at=now)
    waiting.filter(claim__in=dead, trying_at=None).update(claim="", claimed_until=0)


def let_go_of(claim: str) -> None:
    """What this postman has in hand and had not tried is free again; what he was handing over stays unsure."""
    mine = Letter.objects.filter(outcome="", claim=claim)
    if claim and mine.exists():
        mine.filter(trying_at__isnull=False).update(outcome="unsure", done_at=clock.now())
        mine.update(claim="", claimed_until=0)


def new_claim() -> str:
    """The name of a postman: on which machine, since when it runs, in which process, and which there."""
    return f"{_machine()}-{_boot()}-{os.getpid()}-{secrets.token_hex(4)}"


def fate_of(claim: str) -> str:
    """What became of a postman: 'alive', 'killed', 'fallen' with the machine, or 'elsewhere', where nobody sees."""
    machine, boot, process = claim.split("-")[:3]
    if machine != _machine():
        return "elsewhere"
    if boot != _boot():
        return "fallen"
    try:
        os.kill(int(process), 0)
    except ProcessLookupError:
        return "killed"
    except PermissionError:
        pass
    return "alive"


def _machine() -> str:
    return hashlib.sha256(socket.gethostname().encode()).hexdigest()[:8]


@cache
def _boot() -> str:
    """Another one each time the machine starts (Linux; elsewhere always the same)."""
    said = Path("/proc/sys/kernel/random/boot_id")
    return said.read_text(encoding="ascii")[:8] if said.exists() else "0"


@contextmanager
def lightly() -> Iterator[None]:
    """Inside, what is written outlives a killed process at once, and a power cut once a claim comes after it.

    So SQLite waits for the disk once for many letters. After a power cut what was claimed is not sent again.
    """
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        yield
        return
    with connection.cursor() as cursor:
        (before,) = cursor.execute("PRAGMA synchronous").fetchone()
        cursor.execute(f"PRAGMA synchronous={min(before, 1)}")
        try:
            yield
        finally:
            cursor.execute(f"PRAGMA synchronous={before}")


def clear_away() -> None:
    """Letters that were sent a month ago, and links and replies that could not be used again anyway."""
    now = clock.now()
    Letter.objects.exclude(outcome="").filter(done_at__lte=now - KEPT_SECONDS).delete()
    DeedDone.objects.filter(until__lte=now).delete()
    Reply.objects.filter(at__lte=now - REPLIES_KEPT_SECONDS).delete()
