"""An inquiry without JavaScript: written by two, answered by members and by a printed code, and a fact in the end."""

import pytest

from autogestion.server.record.models import Entry
from tests.journeys.test_delegates import Story
from tests.world import founded

pytestmark = pytest.mark.django_db(transaction=True)


def test_an_inquiry_comes_back_first_to_those_who_answered_and_becomes_a_fact(readers):
    with founded() as world:
        plain = {"java_script_enabled": False}
        story = Story(world, lambda: readers(**plain))
        question = world.pose(world.chidi, world.warehouse, complete=False)
        awa = story.at("Awa", "surveys").presses("Begin an inquiry")
        awa.writes("What it is about", "Nights").writes("Why you ask", "To know who works when.")
        awa.chooses("Others too, each with a code").presses("Begin it")
        awa.presses("Add a question").writes("The question", "Do you work nights?")
        awa.writes("The answers", "Never\nOften").presses("Propose it").reads("Do you work nights?")

        bruno = story.at("Bruno", "surveys", 1).presses("Write it along")
        bruno.presses("Change question 1").writes("The answers", "Never\nSometimes\nOften")
        bruno.presses("Propose it").reads("Sometimes")
        chidi = story.at("Chidi", "surveys", 1).presses("Add a question")
        chidi.chooses("Free words").writes("The question", "What is worst at night?")
        chidi.presses("Propose it").reads("Proposed changes")
        story.at("Awa", "surveys", 1).presses("Take change 3 over").reads("What is worst at night?")
        for name in ("Awa", "Bruno", "Chidi"):
            reader = story.at(name, "surveys", 1)
            if "I want it opened" in reader.page.content():
                reader.presses("I want it opened as it stands")

        codes = {}
        for name in ("Awa", "Bruno", "Chidi"):
            member = story.at(name, "surveys", 1).presses("Take my code").presses("Answer now")
            member.chooses("Often").presses("Hand it in")
            codes[name] = member.page.locator(".hash").first.inner_text()

        sheet = story.at("Awa", "surveys", 1).presses("Print codes to hand out")
        sheet.writes("How many codes", "3").presses("Make the slips")
        slips = sheet.page.locator(".slip .hash").all_inner_texts()
        address = sheet.page.locator(".slip__url").first.inner_text()
        outside = [readers(**plain) for _slip in slips]
        for stranger, code in zip(outside, slips, strict=True):
            stranger.goes(address[address.index("/answer/") :])
            stranger.writes("Your code", code.upper()).presses("Go on")
            stranger.chooses("Often").writes("What is worst at night?", "The cold in the hall.")
            stranger.presses("Hand it in").reads("You will read what came out before all others.")
            assert stranger.asked_elsewhere == []
            assert stranger.page.context.cookies() == []

        world.wait(days=14)
        story.at("Awa", "surveys", 1).reads("The results are with those who answered first")
        outside[0].goes(address[address.index("/answer/") :]).writes("Your code", slips[0])
        outside[0].presses("Go on").reads("You who answered read it before all others.")
        outside[0].reads("The cold in the hall.")
        world.wait(days=3)
        found = story.at("Awa", "surveys", 1).presses("Read the results").reads("Often")
        found.presses("Put finding 1 into a dossier").presses("Add the fact")
        story.at("Chidi", "surveys", 1).presses("A fact in the dossier of").reads("Often 6")
        story.at("Chidi", "questions", question.number).reads("/surveys/1/")
        said = set(Entry.objects.values_list("act", flat=True))
        assert {"survey-codes.printed", "survey.published", "fact.added"} <= said
