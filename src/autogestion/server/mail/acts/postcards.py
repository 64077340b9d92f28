"""Postcards on their way to people who need not be members: each is gone from the table once it is handed over."""

import re

from django.db import transaction
from django.db.models import F

from autogestion.rules.refusals import RuleBroken
from autogestion.rules.words import gettext_noop as _
from autogestion.server.mail.models import Postcard
from autogestion.server.record import clock
from autogestion.server.web.texts import one_line

LEASE_SECONDS = 600
"""Afterwards another postman takes a card that was claimed. It may come twice, and says the same."""
WAITS = (60, 300, 1800, 2 * 3600)
"""How long it waits after its first, second … failed try; after the last it is gone."""
_ADDRESS = re.compile(r"[^\s@<>,;:\"()\[\]\\]{1,64}@[^\s@<>,;:\"()\[\]\\]{1,189}")


def write_postcard(to: str, called: str, subject: str, text: str) -> None:
    """A mail to this address, as from an organisation of this name."""
    if not is_address(to):
        raise RuleBroken(_("This is not the address of anybody."))
    Postcard.objects.create(
        to=to, called=one_line(called)[:300], subject=one_line(subject)[:200], text=text,
        due_at=clock.now(),
    )  # fmt: skip


def is_address(text: str) -> bool:
    """Whether a mail can be sent there: ASCII, as the mail server takes it."""
    return text.isascii() and _ADDRESS.fullmatch(text) is not None


@transaction.atomic
def claim_postcards(most: int) -> list[Postcard]:
    """Take so many in hand, at most, that are due."""
    now = clock.now()
    free = Postcard.objects.filter(due_at__lte=now, claimed_until__lte=now)
    mine = []
    for card in free.order_by("due_at", "pk")[:most]:
        if free.filter(pk=card.pk).update(claimed_until=now + LEASE_SECONDS):
            mine.append(card)
    return mine


def drop_postcard(card: Postcard) -> None:
    """It was handed over, or never will be: nothing of it is kept."""
    Postcard.objects.filter(pk=card.pk).delete()


def put_off_postcard(card: Postcard) -> None:
    """It certainly did not arrive: try later, and a few times in all."""
    if card.tries >= len(WAITS):
        drop_postcard(card)
        return
    Postcard.objects.filter(pk=card.pk).update(
        tries=F("tries") + 1, claimed_until=0, due_at=clock.now() + WAITS[card.tries]
    )
