"""Doing what a link says: the act and the note that the link is spent are one, or neither is."""

from collections.abc import Callable

from django.db import IntegrityError, transaction

from autogestion.rules.refusals import RuleBroken
from autogestion.server.mail.models import DeedDone, Reply
from autogestion.server.people.secrets import keyed_hash
from autogestion.server.record import clock
from autogestion.server.record.means import Hand, at_hand

BY_MAIL = "mail"
"""How it is known who acts: they read what was sent to their address."""


def do_deed(token: str, until: int, do: Callable[[], object], *, spent: str) -> None:
    """Do it once, by the same act as the page; RuleBroken with `spent` where it was done before.

    What the act refuses leaves the link as it was.
    """
    with transaction.atomic():
        _note_once(DeedDone(token=token_hash(token), until=until), spent)
        with at_hand(Hand(BY_MAIL)):
            do()


def take_reply(key: str, do: Callable[[], object], *, spent: str) -> None:
    """The same, for words that came by mail; `key` says which."""
    with transaction.atomic():
        _note_once(Reply(key=reply_hash(key), at=clock.now()), spent)
        with at_hand(Hand(BY_MAIL)):
            do()


def note_seen(key: str) -> bool:
    """Note that a mail came in; False where it had been dealt with before."""
    try:
        with transaction.atomic():
            Reply.objects.create(key=reply_hash(key), at=clock.now())
    except IntegrityError:
        return False
    return True


def token_hash(token: str) -> str:
    """How it is kept that a link is spent. A mail server may have written it in capitals."""
    return keyed_hash("deed done", token.lower())


def reply_hash(key: str) -> str:
    return keyed_hash("mail came in", key)


def _note_once(row: DeedDone | Reply, spent: str) -> None:
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        raise RuleBroken(spent) from None
