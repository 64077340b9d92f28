"""A common decision in the browser: carried out by two assemblies in two ways, seen, evaluated, reopened."""

import pytest

from autogestion.server.deliberation.models import Decision
from autogestion.server.record.models import Entry
from tests.journeys.test_delegates import Story
from tests.world import federated

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_decision_is_carried_out_in_two_ways_evaluated_found_stale_and_reopened(readers):
    with federated() as world:
        story = Story(world, readers)
        asked = world.pose(world.dora, world.depot, seconded_by=[world.emil], scope="whole")
        story.votes(asked, dict.fromkeys(("Awa", "Bruno", "Dora", "Emil"), "Yes"))
        decision = Decision.objects.get(question__number=asked.number)
        here = ("decisions", decision.number)

        reader = story.at("Dora", *here).presses("Set out a task")
        reader.writes("What is to be done", "Write to the landlord.").presses("Set this task out")
        reader.presses("Write to the landlord.").presses("I take it on")
        day = reader.page.get_by_label(reader.pattern("By when you will have done it"))
        day.fill("2027-03-01")
        reader.presses("I take it on").reads("In hand")
        story.at("Emil", "tasks", 1).presses("I join in").reads("Emil")
        reader.presses("It is done").writes("In your words", "Forty letters, all sent.")
        reader.presses("Say that it is done")
        seen = story.at("Farah", "tasks", 1).presses("Say whether you saw it done")
        seen.chooses("Yes, I have seen it").presses("Say it").reads("Done, seen by 1")

        told = story.at("Awa", *here).presses("Tell how it is carried out")
        told.chooses("How we carry it out").writes("In your words", "We telephone instead.")
        told.presses("Tell it").reads("We telephone instead.").reads("Write to the landlord.")
        judged = story.at("Bruno", *here).presses("Say how you regard it")
        judged.chooses("I object").writes("Why", "Nobody answered.").presses("Say it")
        learnt = story.at("Emil", *here).presses("You took part: say what came of it")
        learnt.chooses("In part").writes("What we wanted", "A dry roof.")
        learnt.writes("What happened", "A letter.").writes("What we learnt", "Go there.")
        learnt.presses("Set it beside the decision").reads("The aim was reached in part.")

        world.wait(days=400)
        story.at("Awa", *here).reads("This decision is past its date of review.")
        story.at("Awa", *here).presses("I ask to reopen it")
        story.at("Awa", *here).reads("Enough members asked to reopen it.")
        acts = set(Entry.objects.values_list("act", flat=True))
        assert {"undertaking.seen", "execution.told", "decision.evaluated"} <= acts
