"""A network across two assemblies, with a letter; a group that starts, writes at its host and leaves whole."""

import re
from urllib.parse import unquote

import pytest

from autogestion.server.mail import acts as mail
from autogestion.server.mail.round import Round
from autogestion.server.organisations.models import Organisation
from autogestion.server.portable.tests.exports import exported, verified
from autogestion.server.record.models import Entry
from tests.hostile.scenes import Stage
from tests.journeys.reader import Reader
from tests.journeys.test_delegates import Story
from tests.posting import mail_server, text_of
from tests.world import federated

pytestmark = pytest.mark.django_db(transaction=True)


def test_drivers_of_two_assemblies_find_one_another_and_a_message_reaches_the_other_one(readers):
    with federated() as world, mail_server() as post:
        dora = world.people["Dora"]
        dora.email = "dora@home.example"
        dora.save()
        mail.choose_rhythm(world.know("Dora"), every="now", sorts=("follows",))
        story = Story(world, readers)
        founds = story.at("Awa", "networks").presses("Found a network")
        founds.writes("Its name", "Drivers").chooses("A trade").writes("Which one", "Bus drivers")
        founds.writes("What it is for", "One timetable.").presses("Found it")
        story.at("Dora", "networks").presses("Drivers").presses("Join this network")
        story.of("Dora").chooses("Counted, without my name").presses("Join it")
        writes = story.at("Awa", "networks", 1).reads("1 member whom this page does not name")
        writes.presses("Write to the network").writes("Your message", "Who has the list?")
        writes.presses("Send it").reads("Who has the list?")
        Round().go()
        assert "Who has the list?" in text_of(post.last_to(dora))


def start(reader: Reader) -> str:
    """Zora starts a group. Answers the path by which the others sign."""
    reader.goes("/groups/new/").writes("Your name", "Zora").writes(
        "Name of the group", "Night line"
    )
    reader.presses("Start it, and sign its charter")
    reader.presses("Go on without; I shall do it later in my account")
    found = re.search(r"/founding/[a-z0-9]+/", unquote(reader.page.url))
    assert found is not None
    return found.group()


def test_a_group_starts_writes_in_the_newspaper_of_its_host_and_leaves_with_everything(readers):
    with federated() as world:
        zora = readers()
        path = start(zora)
        for name in ("Yann", "Xenia"):
            signs = readers().goes(path).writes("Your name", name)
            signs.presses("I have read the charter and sign it")
        decision = Stage(world).decided()
        story = Story(world, readers)
        lends = story.at("Awa", "groups").presses("Lend means to a group")
        lends.writes("The group’s address", "night-line").chooses(f"{decision.number}:")
        lends.presses("Offer it")
        zora.goes("/o/night-line/pieces/").presses("Use them").presses("Show something")
        zora.chooses("Beside the newspaper").writes("Its title", "We stopped the line")
        zora.writes("What you have to say", "At six.").presses("Show it")
        newspaper = story.at("Dora", "newspaper").reads("From autonomous groups")
        newspaper.presses("We stopped the line").reads("At six.")
        zora.goes("/o/night-line/pieces/").presses("Leave it, with everything").reads("Nobody now.")
        story.at("Dora", "newspaper").does_not_read("We stopped the line")
        group = Organisation.objects.get(slug="night-line")
        assert verified(exported(group)).holds
        lines = Entry.objects.filter(organisation=group).order_by("seq")
        assert list(lines.values_list("act", flat=True))[-3:] == [
            "means.taken-up", "piece.shown", "means.given-up",
        ]  # fmt: skip
