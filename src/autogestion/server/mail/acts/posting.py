"""Letters on their way: claimed by one postman, tried, sent. Whoever is killed in between sends none twice."""

from django.db import transaction
from django.db.models import F

from autogestion.server.mail.models import DeedDone, Letter, Reply
from autogestion.server.record import clock

LEASE_SECONDS = 120
"""So long a claim stands; a postman who is killed lets go of what he has not tried."""
UNSURE_SECONDS = 600
WAITS = (60, 300, 1800, 2 * 3600, 6 * 3600, 12 * 3600, 24 * 3600)
"""How long a letter waits after its first, second … failed try; after the last it lapses."""
KEPT_SECONDS = 30 * 86_400
REPLIES_KEPT_SECONDS = 120 * 86_400
"""Longer than any reply address opens."""


@transaction.atomic
def claim_letters(claim: str, most: int) -> list[int]:
    """Take at most so many letters in hand that are due, oldest first: their primary keys."""
    now = clock.now()
    free = Letter.objects.filter(outcome="", trying_at=None, claimed_until__lte=now)
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


def leave_unsure() -> int:
    """A postman was killed while he handed a letter over: nobody knows whether it arrived, nobody sends it again."""
    now = clock.now()
    stuck = Letter.objects.filter(outcome="", trying_at__lte=now - UNSURE_SECONDS)
    return stuck.update(outcome="unsure", done_at=now)


def clear_away() -> None:
    """Letters that were sent a month ago, and links and replies that could not be used again anyway."""
    now = clock.now()
    Letter.objects.exclude(outcome="").filter(done_at__lte=now - KEPT_SECONDS).delete()
    DeedDone.objects.filter(until__lte=now).delete()
    Reply.objects.filter(at__lte=now - REPLIES_KEPT_SECONDS).delete()
