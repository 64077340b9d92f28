"""The newspaper in a browser without scripts: a testimony of nobody, an issue, a refusal that is appealed."""

import re

import pytest

from autogestion.server.newspaper.models import Contribution
from autogestion.server.record import clock
from tests.journeys.test_delegates import Story
from tests.world import founded

pytestmark = pytest.mark.django_db(transaction=True)
WORD = re.compile("(?:[a-z]{5}-){4}[a-z]{5}")


def sends(reader, here: str, title: str) -> str:
    """Somebody without an account writes. Answers the secret word."""
    reader.goes(f"{here}newspaper/").presses("Write to us")
    clock.advance(60)
    reader.writes("Title", title).writes("What you have to say", "The fans stand **still**.")
    reader.presses("Send it").reads("It lies in the letter box")
    return WORD.search(reader.page.locator(".secret").inner_text())[0]


def comes_back(reader, here: str, word: str):
    reader.goes(f"{here}newspaper/").presses("Come back with your secret word")
    return reader.writes("Your secret word", word).presses("Show me what became of it")


def test_a_testimony_of_nobody_is_answered_and_printed_and_a_refusal_is_appealed(readers):
    with founded() as world:
        story, here = Story(world, readers), f"/o/{world.organisation.slug}/"
        stranger = readers(java_script_enabled=False)
        word = sends(stranger, here, "Forty degrees")
        world.wait(hours=6)
        other = sends(stranger, here, "About the foreman")
        world.wait(hours=6)

        story.at("Bruno", "newspaper").reads("2 contributions wait for our answer")
        answer = story.at("Bruno", "newspaper", "contributions", 1).presses("Answer the writer")
        answer.writes("What you say", "We come on Monday.").presses("Say it")
        comes_back(stranger, here, word).reads("We come on Monday.")

        asked = story.at("Awa", "newspaper", "editors").presses(
            "Propose that your assembly gives a mandate"
        )
        asked.writes("Why it is asked", "Somebody has to read it all.")
        asked.writes("Who would edit the newspaper", "Chidi").presses("Pose the question")
        asked.reads("The question is posed")
        question = world.organisation.questions.latest("number")
        story.at("Bruno", "questions", question.number).presses("Support that it be put")
        story.at("Awa", "questions", question.number).presses(
            "Declare the dossier complete"
        ).presses("The dossier is complete")
        story.votes(question, {"Awa": "Yes", "Bruno": "Yes"})
        story.at("Chidi", "newspaper").presses("Accept or decline").presses("I accept")

        refused = story.at("Chidi", "newspaper", "contributions", 2).presses("Refuse it")
        refused.writes("Why you do not print it", "He was not asked.")
        refused.presses("Refuse it for this reason").reads("He was not asked.")
        back = comes_back(stranger, here, other).reads("He was not asked.")
        clock.advance(60)
        back.writes("Why it should appear all the same", "Then ask him, and print it.")
        back.presses("Appeal").reads("lies in the letter box")
        world.wait(hours=6)
        appeal = world.organisation.questions.latest("number")
        story.at("Awa", "questions", appeal.number).reads("Then ask him, and print it.")
        story.votes(appeal, {"Awa": "Yes", "Bruno": "Yes"})

        lay = story.at("Chidi", "newspaper", "issues", "lay")
        lay.writes("What the issue is called", "Heat")
        lay.page.locator("#place-1").fill("1")
        lay.presses("Lay it out so").presses("Let it appear").reads("has to stand in this issue")
        again = story.at("Chidi", "newspaper", "issues", 1, "lay")
        again.page.locator("#place-2").fill("2")
        again.presses("Lay it out so").presses("Let it appear").reads("The issue has appeared")

        stranger.goes(f"{here}newspaper/issues/1/").reads("Forty degrees").reads(
            "About the foreman"
        )
        comes_back(stranger, here, word).reads("An article in issue 1 of the newspaper")
        stranger.presses("Withdraw everything").reads("It is withdrawn")
        stranger.goes(f"{here}newspaper/issues/1/").reads("Withdrawn by its writer")
        assert set(Contribution.objects.values_list("by", flat=True)) == {None}
        assert stranger.asked_elsewhere == []


def says_what_came(story: Story, name: str, kind: str, thing: int, part: int = 0) -> None:
    """A member says on the contribution's page what came of it."""
    form = story.at(name, "newspaper", "contributions", 1).presses("Say what came of it")
    form.page.get_by_label("What came of it").select_option(kind)
    form.writes("Its number", str(thing))
    if part:
        form.writes("Number of the fact", str(part))
    form.presses("Say so").reads("It is said, here and there.")


def test_a_testimony_of_nobody_becomes_an_inquiry_a_fact_and_a_decision_which_its_writer_sees(
    readers,
):
    with founded() as world:
        story = Story(world, lambda: readers(java_script_enabled=False))
        here = f"/o/{world.organisation.slug}/"
        stranger = readers(java_script_enabled=False)
        word = sends(stranger, here, "Forty degrees")
        world.wait(hours=6)
        question = world.pose(
            world.chidi, world.warehouse, seconded_by=[world.bruno], complete=False
        )

        awa = story.at("Awa", "surveys").presses("Begin an inquiry")
        awa.writes("What it is about", "Heat").writes("Why you ask", "Somebody wrote to us of it.")
        awa.chooses("Others too, each with a code").presses("Begin it")
        awa.presses("Add a question").writes("The question", "Is it too hot where you work?")
        awa.writes("The answers", "No\nOften").presses("Propose it")
        says_what_came(story, "Awa", "inquiry", 1)
        story.at("Bruno", "surveys", 1).reads("Forty degrees")
        comes_back(stranger, here, word).reads("Inquiry 1: Heat")

        for name in ("Awa", "Bruno", "Chidi"):
            reader = story.at(name, "surveys", 1)
            if "I want it opened" in reader.page.content():
                reader.presses("I want it opened as it stands")
        sheet = story.at("Awa", "surveys", 1).presses("Print codes to hand out")
        sheet.writes("How many codes", "6").presses("Make the slips")
        slips = sheet.page.locator(".slip .hash").all_inner_texts()
        address = sheet.page.locator(".slip__url").first.inner_text()
        for code in slips:
            outside = readers(java_script_enabled=False)
            outside.goes(address[address.index("/answer/") :]).writes("Your code", code)
            outside.presses("Go on").chooses("Often").presses("Hand it in")
        world.wait(days=14)
        world.wait(days=3)
        found = story.at("Awa", "surveys", 1).presses("Read the results").reads("Often")
        found.presses("Put finding 1 into a dossier").presses("Add the fact")
        says_what_came(story, "Bruno", "fact", question.number, 1)
        comes_back(stranger, here, word).reads("Fact 1 in the dossier of question")

        story.at("Chidi", "questions", question.number).presses(
            "Declare the dossier complete"
        ).presses("The dossier is complete")
        story.votes(question, {"Awa": "Yes", "Bruno": "Yes"})
        decision = world.organisation.decisions.latest("number")
        says_what_came(story, "Chidi", "decision", decision.number)
        story.at("Awa", "decisions", decision.number).reads("Forty degrees")
        comes_back(stranger, here, word).reads(f"Decision {decision.number}: ")
        assert stranger.asked_elsewhere == []
        assert set(Contribution.objects.values_list("by", flat=True)) == {None}
