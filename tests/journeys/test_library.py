"""The library without JavaScript: a demand travels from one union's entry to three assemblies."""

import pytest

from tests.journeys.test_delegates import Story
from tests.world import federated

pytestmark = pytest.mark.django_db(transaction=True)

DEMAND = "Double pay for nights"


def test_a_demand_travels_from_one_unions_entry_to_three_assemblies(readers):
    with federated() as world:
        world.found_assembly("Garage", ["Gita", "Hugo", "Ines"])
        world.found_assembly("Kitchen", ["Jun", "Kofi", "Lena"])
        story = Story(world, lambda: readers(java_script_enabled=False))
        writer = story.at("Awa", "library").presses("Add a struggle")
        writer.writes("What it is called", "The nights of the warehouse")
        writer.writes("When it began", "2024-03").writes("What was demanded", DEMAND)
        writer.writes("How it was organised", "A committee of each shift").chooses("Won in part")
        writer.presses("Put it in the library").reads(DEMAND).reads("No assembly has taken")

        for name, second, answers in (
            ("Dora", "Emil", {"Dora": "Yes", "Emil": "Yes"}),
            ("Gita", "Hugo", {"Gita": "Yes", "Hugo": "Yes"}),
            ("Jun", "Kofi", {"Jun": "No", "Kofi": "No"}),
        ):
            asker = story.at(name, "library").writes("Words", "double pay").presses("Search")
            asker.presses("The nights of the warehouse").presses("Make it our question")
            asker.reads("The nights of the warehouse")
            asker.writes("What it costs", "A tenth more in wages, says the firm.")
            asker.writes("Who is concerned", "Whoever works at night.")
            asker.writes("Who would carry it out", "All of us.").presses("Pose this question")
            question = world.organisation.questions.latest("number")
            asker.reads(f"Do we demand: {DEMAND}?").reads("The nights of the warehouse")
            story.at(second, "questions", question.number).presses("Support that it be put")
            story.of(second).presses("Declare the dossier complete")
            story.of(second).presses("The dossier is complete")
            story.votes(question, answers)

        entry = story.at("Bruno", "library", 1).reads("Taken up by 3 assemblies since")
        entry.reads("tried by 2 assemblies since")  # The Kitchen said no.
        for assembly in ("Depot", "Garage", "Kitchen"):
            entry.reads(assembly)
        entry.presses(f"Do we demand: {DEMAND}?").reads("The nights of the warehouse")
        assert entry.asked_elsewhere == []
