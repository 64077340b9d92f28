"""A question discussed in the browser: quoted, settled, contradicted, and minuted by two at once."""

import pytest

from tests.journeys.test_delegates import Story
from tests.world import founded

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_discussion_is_opened_quoted_settled_and_minuted_by_two_at_once(readers):
    with founded() as world:
        story = Story(world, readers)
        question = world.pose(world.awa, world.warehouse, complete=False)
        awa = story.at("Awa", "questions", question.number).presses("Open a discussion")
        awa.writes("What we should discuss", "Tea at night")
        awa.writes("What you have to say about it", "Nobody drinks it at four.").presses("Open it")
        awa.reads("The discussion is open.")

        bruno = story.at("Bruno", "threads", 1).presses("Answer, and quote it")
        bruno.writes("The passage that you quote", "drinks it at five")
        bruno.writes("What you have to say", "I do.").presses("Say it")
        bruno.reads("These words do not stand in the contribution that you quote.")
        bruno.writes("The passage that you quote", "drinks it at four").presses("Say it")
        bruno.reads("It is said.").presses("contribution 1")
        bruno.presses("Name a point").writes("The point, in one sentence", "Bruno drinks it.")
        bruno.chooses("settled among us").presses("Name it").reads("The point stands on top.")

        first = story.at("Awa", "threads", 1, "minutes").writes("The minutes", "Bruno does.")
        chidi = story.at("Chidi", "threads", 1, "minutes").writes("The minutes", "One of us does.")
        first.presses("Keep this version").reads("The minutes read so now.")
        chidi.presses("Keep this version").reads("Somebody has corrected these minutes meanwhile.")
        chidi.reads("Bruno does.").presses("Keep this version").reads("The minutes read so now.")
        chidi.presses("Version 2").reads("What changed since the version before")

        chidi = story.at("Chidi", "threads", 1).presses("It is open again")
        chidi.reads("The point is open again.")
        assert list(world.organisation.threads.get().points.values_list("settled")) == [(False,)]
        story.at("Chidi", "questions", question.number).reads("Bruno drinks it.")
