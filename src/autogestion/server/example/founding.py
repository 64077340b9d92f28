"""Found the example once, and say who its people are."""

from django.db import transaction

from autogestion.server.example.play import play
from autogestion.server.example.script import Script, read_script
from autogestion.server.organisations import queries
from autogestion.server.organisations.models import Organisation
from autogestion.server.people.models import Person
from autogestion.server.record import clock


def found_example() -> None:
    """Play the example's half year, up to the last midnight (UTC); nothing where it stands already."""
    script = read_script()
    if _standing(script) is None:
        with transaction.atomic():
            play(script, now=clock.now())


def example_people() -> list[tuple[str, Person]]:
    """A few of the example's people to look around as: a word on who each of them is, and the person."""
    script = read_script()
    organisation = _standing(script)
    if organisation is None:
        return []
    found = {
        member.name: member.person
        for member in queries.members_named(organisation, script.introduced)
    }
    return [
        (f"{name}, {word}", person)
        for name, word in script.introduced.items()
        if (person := found.get(name)) is not None
    ]


def _standing(script: Script) -> Organisation | None:
    """The example where it was founded: an organisation of its name at its address."""
    organisation = queries.organisation_with_slug(script.slug)
    return organisation if organisation and str(organisation) == script.name else None
