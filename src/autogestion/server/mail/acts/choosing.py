"""What a member chooses to be told. It stands in no record: nobody else learns of it."""

from collections.abc import Collection

from django.db import transaction

from autogestion.rules.refusals import RuleBroken
from autogestion.rules.words import gettext_noop as _
from autogestion.server.deliberation import queries as dossiers
from autogestion.server.mail import queries
from autogestion.server.mail.models import Announced, Bounce, FollowedQuestion, Letter, Rhythm
from autogestion.server.organisations import queries as organisations
from autogestion.server.organisations.models import Member
from autogestion.server.record import clock
from autogestion.server.record import queries as record

HOUR, DAY = 3600, 86_400
EVERY = {"now": 0, "day": DAY, "week": 7 * DAY, "never": 0}
"""How often -> seconds from one digest to the next."""
DIGEST_HOUR = 5
"""Digests leave from this hour on (UTC), the weekly ones on Mondays."""
MONDAY = 4 * DAY
"""1970 began on a Thursday."""
FOLLOWS_MAX = 500


def next_digest(every: str, at: int) -> int | None:
    """When the first digest after this moment is due; None where there is none."""
    seconds = EVERY[every]
    if not seconds:
        return None
    offset = DIGEST_HOUR * HOUR + (MONDAY if every == "week" else 0)
    return (at - offset) // seconds * seconds + seconds + offset


@transaction.atomic
def choose_rhythm(by: Member, *, every: str, sorts: Collection[str]) -> Rhythm:
    """How often, and of what. What lies before this moment is not told again."""
    if every not in EVERY:
        raise RuleBroken(_("Choose one of the rhythms that are offered."))
    if every != "never" and not queries.sends_letters():
        raise RuleBroken(
            _("This server sends no mail. Choose “never”: your feed tells you all the same.")
        )
    if every != "never" and (by.person is None or not by.person.email):
        raise RuleBroken(_("Give an address in your account first, and open the link sent there."))
    kept = Rhythm.objects.select_for_update().filter(member=by).first() or Rhythm(member=by)
    kept.told = _told_until(by, kept, every)
    kept.every = every
    for sort in ("needs", "follows", "news"):
        setattr(kept, sort, sort in sorts)
    kept.next_at = next_digest(every, clock.now())
    kept.save()
    # Who gives the same address again says that it works.
    Bounce.objects.filter(person=by.person_id).delete()
    return kept


def _told_until(by: Member, before: Rhythm, every: str) -> int:
    """From which line on the new rhythm tells; what the old one had gathered leaves now, nothing is told twice."""
    size = record.frontier(by.organisation).size
    mark, _is_new = Announced.objects.get_or_create(
        organisation=by.organisation, defaults={"seq": size, "upto": size}
    )
    if before.every == "now":
        return max(before.told, mark.upto)
    if before.every == "never" or every == "never":
        return size
    if every == "now" and before.told < size:
        Letter.objects.get_or_create(
            key=f"{before.every}-{by.pk}-{before.told}",
            defaults={
                "member": by, "kind": "news", "due_at": clock.now(),
                "what": {"after": before.told, "before": size},
            },
        )  # fmt: skip
        return size
    return before.told


def stop_letters(by: Member) -> None:
    """Nothing more by mail, from this moment on: what waits is not sent either."""
    Rhythm.objects.filter(member=by).update(every="never", next_at=None)
    Letter.objects.filter(member=by, outcome="", trying_at=None).delete()


def end_links(by: Member) -> None:
    """Every link, reply address and feed that letters gave until now opens nothing more."""
    kept, _is_new = Rhythm.objects.get_or_create(member=by)
    kept.round += 1
    kept.save(update_fields=["round"])


def follow_question(by: Member, number: int) -> None:
    """Hear what happens to a question."""
    if not organisations.belongs(by):
        raise RuleBroken(_("Only members of an assembly follow its questions."))
    if dossiers.question_numbered(by.organisation, number) is None:
        raise RuleBroken(_("There is no such question in this organisation."))
    if FollowedQuestion.objects.filter(member=by).count() >= FOLLOWS_MAX:
        raise RuleBroken(
            _("You follow %(most)d questions already. Let go of one first."), most=FOLLOWS_MAX
        )
    FollowedQuestion.objects.get_or_create(member=by, number=number)


def unfollow_question(by: Member, number: int) -> None:
    """Hear of it no more."""
    FollowedQuestion.objects.filter(member=by, number=number).delete()


def let_go(member: int, row: int) -> None:
    """The same, by the row that a letter names."""
    FollowedQuestion.objects.filter(member=member, pk=row).delete()


def forget_mail(by: Member) -> None:
    """Let go of everything, as who erases their name does."""
    FollowedQuestion.objects.filter(member=by).delete()
    Letter.objects.filter(member=by).delete()
    Rhythm.objects.filter(member=by).delete()
