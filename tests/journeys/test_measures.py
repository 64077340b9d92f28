"""Is it still ours? in the browser: a number is followed and answered; a charter without recall is stopped."""

import re

import pytest
from playwright.sync_api import expect

from autogestion.rules.charter.writing import to_toml
from autogestion.server.deliberation.models import Question
from autogestion.server.measures.keeping import Measurer
from autogestion.server.organisations import queries as organisations
from autogestion.server.record import queries as record
from tests.journeys.places import Place
from tests.journeys.test_delegates import BOTH, Story
from tests.journeys.test_every_place import LOOKS, look_at
from tests.world import World, federated

pytestmark = pytest.mark.django_db(transaction=True)

LOOKED_AT = ("concentration-of-initiative", "opportunity-to-create", "days-a-member")


def busy(world: World) -> None:
    """Two assemblies of a dozen, two quarters, and Awa who puts nearly everything."""
    for body, host in (("Warehouse", "Awa"), ("Depot", "Dora")):
        for number in range(9):
            world.admit(f"{body}{number}", world.body(body), by=world.members[host])
    world.form_council(BOTH)
    for body, first, others in (
        ("Warehouse", "Awa", ("Bruno", "Chidi")),
        ("Depot", "Dora", ("Emil", "Farah")),
        ("Warehouse", "Awa", ("Bruno", "Chidi")),
    ):
        question = world.pose(
            world.members[first],
            world.body(body),
            seconded_by=[world.members[one] for one in others],
        )
        world.decide(
            question, dict.fromkeys((first, *others, *(f"{body}{n}" for n in range(5))), 1)
        )
        world.wait(days=60)
    Measurer().measure_due()


def written(story: Story, name: str, text: str) -> None:
    """A charter in the form, as a member writes it over the present one."""
    reader = story.at(name, "questions", "new").goes(
        f"{story.here}questions/new/?assembly=1&kind=charter"
    )
    reader.writes(
        "The question, in one sentence", "Shall our delegates stay until the next election?"
    )
    for label in ("Why it is asked", "What it costs", "Who is concerned", "Who would carry it out"):
        reader.writes(label, "It costs less time.")
    reader.writes("The charter as it would be", text)


def test_a_number_is_followed_to_its_lines_and_answered_by_a_question(readers, tmp_path):
    with federated() as world:
        busy(world)
        story = Story(world, readers)
        reader = (
            story.at("Bruno", "measures")
            .reads("Is it still ours?")
            .reads("Who begins, and who speaks")
        )
        reader.presses("How unequally the putting of questions is spread over all members.")
        reader.reads("By chance alone it would be").reads("Other indices of the same")
        reader.reads("Quarter by quarter").reads("Body by body")
        reader.presses("Question posed").reads("Awa posed")
        reader.page.go_back()
        with reader.page.expect_download() as saved:
            reader.presses("Save the numbers (CSV)")
        assert "concentration-of-initiative" in saved.value.path().read_text(encoding="utf-8")
        before = Question.objects.count()
        reader.presses("Put a question about it")
        asked = reader.page.get_by_label(reader.pattern("The question, in one sentence"))
        expect(asked).to_have_value(re.compile("drawn by lot"))
        assert Question.objects.count() == before  # Nothing is put before somebody sends it.
        for label in ("What it costs", "Who is concerned", "Who would carry it out"):
            reader.writes(label, "An hour a month, for two of us.")
        reader.presses("Pose this question").reads("drawn by lot").reads(
            "By chance alone it would be"
        )
        question = Question.objects.latest("number")
        assert question.by == world.bruno
        for look in LOOKS.values():
            looking = readers(**look).signs_in(world.person("Bruno"))
            places = [
                Place("measure", "Bruno", f"{story.here}measures/{code}/") for code in LOOKED_AT
            ]
            places.append(Place("measures_of_body", "Bruno", f"{story.here}measures/bodies/2/"))
            assert [wrong for place in places for wrong in look_at(looking, place, tmp_path)] == []


def test_the_check_stops_a_charter_that_would_end_recall_and_says_what_another_would_change(
    readers,
):
    with federated() as world:
        story = Story(world, readers)
        now = to_toml(organisations.charter_in_force(world.organisation))
        size = record.frontier(world.organisation).size
        for line in ("recall_seconds = 40", 'recall = "nobody"'):
            written(story, "Awa", now.replace("recall_seconds = 1", line))
            story.of("Awa").presses("Pose this question").reads("S3")
            story.of("Awa").does_not_read("The question is posed.")
            assert record.frontier(world.organisation).size == size
        text = now.replace("recall_seconds = 1", "recall_seconds = 2")
        assert text != now
        written(story, "Awa", text)
        reader = (
            story.of("Awa").presses("Show what would change").reads("What would change for you")
        )
        reader.reads("at any moment and without a cause: 2.").reads(
            "at any moment and without a cause: 3."
        )
        reader.presses("Pose this question").reads("What the check of charters finds in it")
        number = Question.objects.latest("number").number
        story.at("Bruno", "questions", number).reads("What would change for you")
        assert record.frontier(world.organisation).size == size + 1
