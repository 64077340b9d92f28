"""Without JavaScript: an article from a draft to the programme; an action from its plan to the library."""

import pytest

from autogestion.server.deliberation import acts as deliberation
from autogestion.server.library import acts as library
from autogestion.server.library.tests.scenes import BREAD
from autogestion.server.record.models import Entry
from tests.journeys.test_delegates import Story
from tests.world import federated

pytestmark = pytest.mark.django_db(transaction=True)


def plainly(world, readers) -> Story:
    """Everybody's browser runs no script."""
    return Story(world, lambda: readers(java_script_enabled=False))


def test_an_article_comes_from_experience_and_all_decide_on_it(readers):
    with federated() as world:
        story = plainly(world, readers)
        library.add_struggle(world.awa, world.warehouse, said=BREAD)
        writer = story.at("Dora", "programme").presses("Write a new article")
        writer.writes("What the article is about", "Six hours")
        writer.writes("How it reads", "We want six hours a day, for all.")
        writer.writes("Why", "After the eighth hour accidents double.")
        writer.writes("What we do not know yet", "What of piece work?").presses("Keep the draft")
        writer.writes("A struggle, a decision", "roses").presses("Look for it")
        writer.presses("It rests on this").reads("Bread and Roses")
        writer.presses("Ask all whether it reads so").reads("We want six hours a day")
        writer.writes("What it would bind", "What we demand together.")
        writer.writes("What it would leave to each assembly", "When, and how, it fights for it.")
        writer.presses("Pose this question").reads("Where it stands")
        question = world.organisation.questions.latest("number")
        for name in ("Awa", "Bruno", "Emil"):
            story.at(name, "questions", question.number).presses("Support that it be put")
        deliberation.complete_dossier(world.dora, question)
        story.at("Farah", "questions", question.number).reads("A new article is to stand")
        story.votes(question, dict.fromkeys(("Awa", "Bruno", "Dora", "Emil"), "Yes"))
        story.at("Chidi", "programme").reads("We want six hours a day, for all.")

        other = story.at("Emil", "programme", 1).presses("Write how it should read")
        other.writes("How it reads", "We want five hours a day, for all.").presses("Keep the draft")
        other.reads("Against what stands there now").presses("Keep it beside the article")
        story.at("Awa", "programme", 1).reads("We want five hours a day").reads("Kept by Emil")

        circle = story.at("Farah", "studies").presses("Open a study circle")
        circle.writes("What it is called", "Hours").writes(
            "What you want to find out", "Count them."
        )
        circle.presses("Open it").presses("Hours")
        circle.writes("Something that stands here", "six hours").presses("Look for it")
        circle.presses("Read this").presses("Say something to it")
        circle.chooses("A question, put from what").writes("What you say", "Why do we work nights?")
        circle.presses("Say it").presses("Make it our question").writes("What it costs", "Sleep.")
        circle.writes("Who is concerned", "We.").writes("Who would carry it out", "We.")
        circle.presses("Pose this question").reads("Why do we work nights?")
        acts = set(Entry.objects.values_list("act", flat=True))
        assert {"article.settled", "alternative.kept", "source.added", "remark.made"} <= acts


def test_an_action_is_planned_called_for_judged_and_offered_to_the_library(readers):
    with federated() as world:
        story = plainly(world, readers)
        asked = world.pose(world.awa, world.warehouse, seconded_by=[world.bruno])
        decision = world.decide(asked, dict.fromkeys(("Awa", "Bruno", "Chidi"), 1))
        here = ("decisions", decision.number)
        planner = story.at("Awa", *here).presses("Plan an action")
        planner.writes("What it is called", "The picket at gate 3")
        planner.writes("The aim", "No lorry leaves before noon.").presses("Plan it")
        caller = story.at("Awa", *here).presses("The picket at gate 3")
        caller.presses("Call others to take part").writes("The call, in one line", "Come to gate 3")
        caller.writes("Why, and how", "We stand there together.").writes("Where", "Gate 3")
        caller.presses("Write the call")
        stranger = readers(java_script_enabled=False).goes(f"{story.here}calls/1/")
        stranger.does_not_read("We stand there")
        second = story.at("Bruno", "calls", 1).presses("I stand by it: let everybody read it")
        second.reads("Everybody, also without signing in")
        story.at("Dora", "calls", 1).presses("I come")
        stranger.goes(f"{story.here}calls/1/").reads("We stand there together.")
        stranger.reads("1 member says that they come.").does_not_read("Dora")
        printer = story.at("Awa", "actions", 1).presses("Write a leaflet")
        printer.writes("Headline", "Stop the lorries").writes("Text", "At noon.")
        printer.presses("Lay it out").presses("Stop the lorries").reads("At noon.")

        judge = story.at("Chidi", "actions", 1).presses("I took part: say what came of it")
        judge.chooses("I took part").chooses("In part")
        judge.writes("What happened", "Two left.").writes("What we learnt", "Begin at five.")
        judge.presses("Set it beside the action").reads("The aim was reached in part.")
        giver = story.at("Awa", "actions", 1).presses("Offer it to the library of struggles")
        giver.presses("Put it in the library").reads("The picket at gate 3").reads("Begin at five.")

        story.at("Chidi", *here).presses("Name an event")
        story.of("Chidi").writes("Look at it again when", "The firm moves").presses("Name it")
        story.at("Awa", *here).presses("It has come")
        story.at("Bruno", *here).presses("I see it too: look at it again")
        story.at("Dora", *here).reads("This decision is past its date of review.")
        assert "Dora" not in "".join(
            Entry.objects.filter(act__startswith="call").values_list("line", flat=True)
        )
