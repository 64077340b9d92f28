"""What the record's pages say of the library."""

import json

import pytest

from autogestion.server.library import acts
from autogestion.server.library.tests.scenes import BREAD, RENT
from autogestion.server.proof.particulars import particulars
from autogestion.server.record.models import Entry
from tests.visiting import at, browser
from tests.world import World, dossier, federated

pytestmark = pytest.mark.django_db


def last_line(world: World) -> dict:
    return json.loads(Entry.objects.filter(organisation=world.organisation).latest("seq").line)


def test_who_signs_an_entry_sees_what_stands_in_it_in_clear():
    with federated() as world:
        acts.add_struggle(world.awa, world.warehouse, said=BREAD)
        shown = {
            one.name: one.words for one in particulars(world.organisation, last_line(world), {})
        }
        assert shown == {
            "Country": "United States", "When": "11 January 1912 to 14 March 1912",
            "How many": "20,000", "Outcome": "Won",
        }  # fmt: skip


def test_who_signs_a_question_sees_what_it_takes_up():
    with federated() as world:
        struggle = acts.add_struggle(world.awa, world.warehouse, said=BREAD)
        acts.use_struggle(
            world.dora, world.depot, struggle, part="forms", item=1, dossier=dossier()
        )
        shown = particulars(world.organisation, last_line(world), {})
        assert ("Taken up from", "struggle 1") in shown


def test_the_lines_of_the_library_read_as_sentences_with_a_way_to_the_entry():
    with federated() as world:
        struggle = acts.add_struggle(world.awa, world.warehouse, said=BREAD)
        acts.correct_struggle(
            world.dora, struggle, body=world.depot, said=RENT, why="Another one.", read=1
        )
        acts.add_voice(world.emil, struggle, body=world.depot, text="It was cold.")
        page = browser(world.awa).get(at(world, "record")).content.decode()
        entry = f'<a href="{at(world, "library", 1)}">struggle 1</a>'
        for sentence in (
            f"added {entry} to the library.",
            f"wrote {entry} in the library anew, as version 2.",
            f"said what they think of {entry} in the library.",
        ):
            assert sentence in page
        numbers = range(last_line(world)["seq"] - 2, last_line(world)["seq"] + 1)
        for number in numbers:
            assert browser(world.awa).get(at(world, "record", number)).status_code == 200
