"""A member without a device: two of the assembly take the ballot in, and the result says so."""

import pytest

from tests.journeys.test_delegates import Story
from tests.world import founded

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_tellers_take_in_a_ballot_and_the_whole_asks_whether_it_is_still_ours(readers):
    with founded() as world:
        story = Story(world, readers)
        question = world.pose(world.awa, world.warehouse, seconded_by=[world.bruno])
        world.open(question)
        awa = story.at("Awa", "questions", question.number)
        awa.presses("Take in the ballot of somebody without a device")
        awa.reads("2 tellers stand by each ballot.")
        awa.page.get_by_label("Whose ballot it is").select_option(label="Chidi")
        awa.page.locator(".choice__label").get_by_text("Yes", exact=True).click()
        awa.presses("I have seen this ballot").reads("The ballot waits until 2 tellers")
        bruno = story.at("Bruno", "questions", question.number, "tellers")
        bruno.reads("Chidi").reads("Seen by: Awa")
        bruno.presses("I have seen the same ballot").reads("The ballot was taken.")
        bruno.reads("No ballot waits.")
        world.close(question)
        story.at("Awa", "questions", question.number).reads("Taken in by tellers")
        awa.goes(story.here).presses("Is it still ours?")
        awa.page.get_by_text("that say nothing yet").first.click()
        awa.reads("How many of all members have put a question.")
        awa.presses("How unequally the putting of questions is spread").reads(
            "How this was computed"
        )
        awa.presses("Question posed").reads("Show every line")
