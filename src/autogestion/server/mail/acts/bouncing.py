"""Letters that come back: after so many an address rests, until its person gives one anew."""

from django.db import transaction

from autogestion.server.mail.models import Bounce, Letter
from autogestion.server.mail.queries import address_hash
from autogestion.server.people.models import Person
from autogestion.server.record import clock

BOUNCES_MAX = 3


@transaction.atomic
def note_bounce(person: Person) -> bool:
    """A letter came back for good. Whether the address rests from now on."""
    if not person.email:
        return False
    address = address_hash(person.email)
    bounce = Bounce.objects.select_for_update().filter(person=person).first()
    if bounce is None or bounce.address != address:
        Bounce.objects.filter(person=person).delete()
        bounce = Bounce(person=person, address=address)
    bounce.count += 1
    if bounce.count >= BOUNCES_MAX and bounce.rested_at is None:
        bounce.rested_at = clock.now()
        waiting = Letter.objects.filter(member__person=person, outcome="", trying_at=None)
        waiting.update(outcome="lapsed", done_at=clock.now())
    bounce.save()
    return bounce.rested_at is not None


def note_arrival(person: Person) -> None:
    """They answered a letter, so that letters arrive."""
    Bounce.objects.filter(person=person).delete()
