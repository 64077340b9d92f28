"""Adding up what was opened before voting, so that nobody's answer is in it, and telling it when the vote closed."""

import secrets
from collections.abc import Collection, Iterable

from django.db import connection

from autogestion.rules import readers as rules
from autogestion.server.record import acts as record
from autogestion.server.record.acts import ByItself, act
from autogestion.server.votes import queries
from autogestion.server.votes.models import Opened, Vote

_ADD = """
UPDATE server_opened
SET known = known + 1, before = before + %s, text = text + %s, files = files + %s, paper = paper + %s
WHERE vote_id = %s
"""
"""Written by hand, like what else every ballot needs."""


def add(vote: Vote, opened: Collection[str]) -> None:
    """One ballot more; of each part what two coins make of it. Stands inside the act that casts it."""
    counted = [int(_tossed(is_so=part in opened)) for part in rules.PARTS]
    with connection.cursor() as cursor:
        cursor.execute(_ADD, [*counted, vote.pk])


def _tossed(*, is_so: bool) -> bool:
    coins = secrets.randbits(2)
    return rules.tossed(is_so=is_so, first=bool(coins & 1), second=bool(coins & 2))


@act
def count_readers(by: ByItself, vote: Vote, *, parts: Iterable[str]) -> None:
    """The vote closed: of so many who cast their ballot on the site, how many had opened each part before.

    The sums have chance in them and name nobody.
    """
    fresh = queries.vote_numbered(by.organisation, vote.number)
    assert fresh is not None
    sums = Opened.objects.get(vote=fresh)
    opened = {part: getattr(sums, part) for part in parts}
    rules.check_readers(
        known=sums.known,
        cast=(fresh.result or {"cast": 0})["cast"],
        is_closed=fresh.closed_at is not None,
        is_counted=fresh.readers is not None,
        opened=opened,
    )
    fresh.readers = {"known": sums.known, "opened": opened}
    fresh.save(update_fields=["readers"])
    sums.delete()
    record.append(
        "readers.counted",
        by=by,
        within=fresh.body.number if fresh.body else None,
        vote=fresh.number,
        known=sums.known,
        opened=opened,
    )


def forget_readers(vote: Vote) -> None:
    """The vote closed with too few ballots to say anything: the sums go. Stands inside what closes it."""
    Opened.objects.filter(vote_id=vote.pk).delete()
