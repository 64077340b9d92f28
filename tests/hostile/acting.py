"""A process that does one act after the other, to be killed in the middle of them.

`python -m tests.hostile.acting ORG SEED SIZE`: anybody tries anything, and whoever may vote votes
again, until the record of ORG has SIZE lines. Each line is acknowledged on the
standard output once its transaction is committed: its number and the hash of its leaf.
"""

import random
import sys
from contextlib import suppress

import django

from autogestion.server.environment import use_our_settings

use_our_settings()
django.setup()

from django.db import transaction  # noqa: E402 - after the settings
from django.db.models.signals import post_save  # noqa: E402

from autogestion.rules.refusals import RuleBroken  # noqa: E402
from autogestion.server.organisations.models import Organisation  # noqa: E402
from autogestion.server.people.models import Person  # noqa: E402
from autogestion.server.record import clock  # noqa: E402
from autogestion.server.record.models import Entry, Head  # noqa: E402
from autogestion.server.votes import queries as votes  # noqa: E402
from autogestion.server.votes.acts import cast_ballot  # noqa: E402
from tests.property.anybody import Anybody  # noqa: E402
from tests.world import World  # noqa: E402


def acknowledge_when_committed(org: str, instance: Entry) -> None:
    """Say so, once nothing can take the line back; of this organisation alone, where others are founded beside it."""
    if instance.organisation.org == org:
        said = f"{instance.seq} {instance.leaf.hex()}"
        transaction.on_commit(lambda: print(said, flush=True))


def main(org: str, seed: str, size: str) -> None:
    organisation = Organisation.objects.get(org=org)
    people = {person.name: person for person in Person.objects.all()}
    anybody = Anybody(World(organisation, people), random.Random(seed))

    def acknowledge(instance: Entry, **_signal: object) -> None:
        acknowledge_when_committed(org, instance)

    post_save.connect(acknowledge, sender=Entry)
    with clock.set_to(Head.objects.get(pk=organisation.pk).last_at):
        while Entry.objects.filter(organisation=organisation).count() < int(size):
            anybody.tries_something()
            all_vote_again(anybody)


def all_vote_again(anybody: Anybody) -> None:
    """Everybody on the roll of an open vote casts one more ballot."""
    for vote in anybody.world.organisation.votes.filter(closed_at=None):
        choices = [0, 1, 2] if vote.method == "majority" else [[1, 2, 3], [2, 1, 3], 0]
        for elector in votes.roll_of(vote).select_related("ballot"):
            turn = elector.ballot.turn + 1 if hasattr(elector, "ballot") else 1
            choice = anybody.chance.choice(choices)
            with suppress(RuleBroken):
                cast_ballot(elector.member, vote, choice=choice, turn=turn)


if __name__ == "__main__":
    main(*sys.argv[1:])
