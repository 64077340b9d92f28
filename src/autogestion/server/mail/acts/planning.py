"""Writing letters into the table from which they are sent, each once."""

from collections import defaultdict
from typing import Any

from django.db import transaction

from autogestion.server.mail import queries
from autogestion.server.mail.acts.choosing import next_digest
from autogestion.server.mail.gathering import gather
from autogestion.server.mail.models import Announced, Letter, Rhythm
from autogestion.server.mail.reminders import SOURCES
from autogestion.server.mail.window import window
from autogestion.server.organisations.models import Member, Organisation
from autogestion.server.record import clock
from autogestion.server.record import queries as record

AT_ONCE = 1000
"""So many members in one piece, so that acts do not wait for long."""


def announce(organisation: Organisation) -> int:
    """Letters for those who are told at once of what was done since the last time. Answers how many.

    First it is kept how far the record is told now, and only then are letters written: whoever is killed
    in between writes the same letters again, and none twice.
    """
    size = record.frontier(organisation).size
    mark, _is_new = Announced.objects.get_or_create(
        organisation=organisation, defaults={"seq": size, "upto": size}
    )
    if mark.upto == mark.seq:
        if size == mark.seq:
            return 0
        Announced.objects.filter(pk=mark.pk, upto=mark.upto).update(upto=size)
        mark.refresh_from_db()
    written = _write_news(organisation, mark.seq, mark.upto)
    Announced.objects.filter(pk=mark.pk, seq=mark.seq).update(seq=mark.upto)
    return written


def _write_news(organisation: Organisation, after: int, before: int) -> int:
    seen = window(organisation, after, before)
    if not seen.lines:
        return 0
    told, written = queries.told_at_once(organisation), 0
    members = list(told)
    for begin in range(0, len(members), AT_ONCE):
        reached = gather(seen, members[begin : begin + AT_ONCE])
        letters = [
            _news(member, "now", since, before)
            for member, items in reached.items()
            if items[-1].line["seq"] >= (since := max(after, told[member]))
        ]
        Letter.objects.bulk_create(letters, ignore_conflicts=True)
        written += len(letters)
    return written


def _news(member: int, every: str, after: int, before: int) -> Letter:
    return Letter(
        member_id=member, kind="news", key=f"{every}-{member}-{after}", due_at=clock.now(),
        what={"after": after, "before": before},
    )  # fmt: skip


def plan_digests() -> int:
    """A letter for each member whose digest is due, from what they were told last to the end of the record."""
    planned = 0
    while pieces := _plan_piece():
        planned += pieces
    return planned


@transaction.atomic
def _plan_piece() -> int:
    now = clock.now()
    due = list(
        Rhythm.objects.select_for_update()
        .filter(next_at__lte=now)
        .order_by("next_at", "pk")
        .select_related("member__organisation")[:AT_ONCE]
    )
    alike: defaultdict[tuple[int, str], list[int]] = defaultdict(list)
    sizes: dict[int, int] = {}
    letters = []
    for rhythm in due:
        organisation = rhythm.member.organisation
        if organisation.pk not in sizes:
            sizes[organisation.pk] = record.frontier(organisation).size
        size = sizes[organisation.pk]
        alike[size, rhythm.every].append(rhythm.pk)
        if size > rhythm.told:
            letters.append(_news(rhythm.pk, rhythm.every, rhythm.told, size))
    Letter.objects.bulk_create(letters, ignore_conflicts=True)
    for (size, every), members in alike.items():
        Rhythm.objects.filter(pk__in=members).update(told=size, next_at=next_digest(every, now))
    return len(due)


def remind() -> None:
    """A letter for whoever is to be reminded of something, once, where they chose to hear what needs them."""
    for name, source in SOURCES.items():
        due = list(source.due(clock.now()))
        wanting = queries.wanting_needs(one.member for one in due)
        letters = (
            Letter(
                member_id=one.member, kind="reminder", key=f"{name}-{one.key}-{one.member}",
                due_at=clock.now(), what={"source": name, "number": one.number},
            )
            for one in due
            if one.member in wanting
        )  # fmt: skip
        Letter.objects.bulk_create(letters, ignore_conflicts=True)


def write_answer(member: Member, key: str, what: dict[str, Any]) -> None:
    """An answer to what a member did by mail. The same key writes it once."""
    letter = Letter(member=member, kind="answer", key=key, what=what, due_at=clock.now())
    Letter.objects.bulk_create([letter], ignore_conflicts=True)
