"""Two amendments that conflict, in the browser: seen, ranked together, and the text that comes out."""

import pytest

from autogestion.server.deliberation import acts as deliberation
from tests.journeys.test_delegates import Story
from tests.world import founded

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_amendments_conflict_are_ranked_together_and_the_finished_text_is_adopted(readers):
    with founded() as world:
        story = Story(world, readers)
        question = world.pose(world.awa, world.warehouse, complete=False)
        here = ("questions", question.number)
        awa = story.at("Awa", *here).presses("Lay a text to adopt")
        awa.writes("The text", "The shift ends at six.\nNobody is moved.\nIt begins in May.")
        awa.presses("Lay this text").reads("The text stands in the dossier.")

        bruno = story.at("Bruno", *here).presses("Read it with its amendments, and propose one")
        bruno.presses("Amend paragraph 1")
        bruno.writes("What is to stand there", "The shift ends at five.")
        bruno.writes("What it wants, in one line", "End at five").writes("Why", "It is late.")
        bruno.presses("Propose it").reads("[struck: six").reads("[put in: five")
        chidi = story.at("Chidi", *here, "amendments").presses("Amend paragraph 1")
        chidi.writes("To paragraph", "2").writes(
            "What is to stand there", "The shift ends, for all."
        )
        chidi.writes("What it wants, in one line", "For all").writes("Why", "Equally.")
        chidi.presses("Propose it").reads("Conflicts, and is ranked together, with amendment 1")
        chidi.presses("Support it").reads("You support this amendment.")
        story.at("Bruno", *here, "amendments").presses("Support it")

        deliberation.second_question(world.bruno, question)
        deliberation.complete_dossier(world.awa, question)
        first = world.open_amendments(question)
        for name, ranks in (("Awa", ("1", "2")), ("Bruno", ("1", "no")), ("Chidi", ("2", "1"))):
            reader = story.at(name, *here, "amendments").reads("Rank them")
            for place, rank in enumerate(ranks, 1):
                reader.page.locator(f"select[name=choice-{place}]").select_option(rank)
            reader.presses("Cast my ballot").reads("Your ballot was taken.")
        reader.reads("for: For all, End at five")
        world.close(first)

        story.at("Chidi", *here, "amendments").reads("It stands in the text.")
        reader = story.at("Chidi", *here).reads("The shift ends at five.").reads("Nobody is moved.")
        story.votes(question, {"Awa": "Yes", "Bruno": "Yes"})
        decision = world.organisation.decisions.latest("number")
        adopted = story.at("Chidi", "decisions", decision.number)
        adopted.reads("The text to adopt").reads("The shift ends at five.")
