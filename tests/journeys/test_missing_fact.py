"""A fact that is missing, in the browser: asked for by two, it holds the vote back; given, it lets it open."""

import pytest

from tests.journeys.test_delegates import Story
from tests.world import founded

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_missing_fact_delays_a_vote_and_then_opens_it(readers):
    with founded() as world:
        story = Story(world, readers)
        question = world.pose(world.awa, world.warehouse, seconded_by=[world.bruno])
        here = ("questions", question.number)
        chidi = story.at("Chidi", *here).presses("Ask for a missing fact")
        chidi.writes("What do we need to know before we can decide?", "What does it use?")
        chidi.presses("Ask for this fact").reads("What does it use?")
        story.at("Bruno", *here).presses("I ask for it too")
        world.wait(days=4)
        story.at("Awa", *here).reads("held back, see the missing facts and the disputes")
        assert world.fresh(question).opened_at is None

        awa = story.at("Awa", *here).presses("Give this fact")
        awa.writes("What is the case", "2.2 kW.").writes("Where you have it from", "Its label.")
        awa.presses("Add this fact").reads("2.2 kW.")
        world.wait(days=2)
        assert world.fresh(question).opened_at is None
        story.votes(question, {"Awa": "Yes", "Bruno": "Yes"})
        story.at("Chidi", *here).reads("Decision 1 was taken")
