"""What the tests of letters share: somebody who is told by mail."""

from autogestion.server.mail import acts
from autogestion.server.organisations.models import Member
from tests.world import World

ALL = ("needs", "follows", "news")


def told(
    world: World, name: str, every: str = "now", sorts: tuple[str, ...] = ALL, language: str = "en"
) -> Member:
    """They gave an address and chose a rhythm."""
    person = world.people[name]
    person.email, person.language = person.email or f"{name.lower()}@home.example", language
    person.save()
    acts.choose_rhythm(world.know(name), every=every, sorts=sorts)
    return world.know(name)
