"""How a question is put, in the browser: a scope disputed and decided, a question sent back and put anew."""

import pytest

from autogestion.server.deliberation.models import Decision
from autogestion.server.record.models import Entry
from tests.journeys.test_delegates import Story
from tests.world import federated

pytestmark = pytest.mark.django_db(transaction=True)
ALL = ("Awa", "Bruno", "Dora", "Emil")


def test_those_concerned_decide_whom_it_concerns_and_whether_it_is_badly_put(readers):
    with federated() as world:
        story = Story(world, readers)
        common = world.pose(world.awa, world.warehouse, seconded_by=[world.bruno], scope="whole")
        story.votes(common, dict.fromkeys(("Awa", "Bruno", "Dora"), "Yes"))
        decision = Decision.objects.get(question=common)

        question = world.pose(world.awa, world.warehouse, complete=False)
        here = ("questions", question.number)
        asked = story.at("Dora", *here).presses("Ask my assembly whether it concerns us too")
        asked.writes("Why it is asked", "The lorries are **ours**.").writes(
            "What it costs", "Nothing."
        )
        asked.writes("Who is concerned", "All who drive.").writes("Who would carry it out", "Dora.")
        asked.presses("Pose this question").reads("The question that may concern us too")
        story.at("Emil", "questions", _newest(world).number).presses("Support that it be put")
        story.at("Dora", "questions", _newest(world).number).presses("Declare the dossier complete")
        story.of("Dora").presses("The dossier is complete")
        story.votes(_newest(world), dict.fromkeys(("Dora", "Emil"), "Yes"))
        story.at("Awa", *here).reads("Depot, by its own decision").reads("The lorries are ours.")
        story.votes(world.asked("scope", world.warehouse), dict.fromkeys(ALL, "Yes"))
        assert world.fresh(question).scope == "several"

        badly = story.at("Farah", *here).presses("Say that it is badly put")
        badly.chooses("It asks several things at once").writes("Why", "Kettle and cups are two.")
        badly.writes("How it should read instead", "Do we buy one kettle more?").presses("Say so")
        for name in ("Emil", "Bruno"):
            story.at(name, *here).presses("I hold so too")
        story.at("Chidi", *here).reads("Those concerned decide it now; the question waits.")
        story.votes(world.asked("scope", world.warehouse), dict.fromkeys(ALL, "Yes"))
        story.at("Chidi", *here).reads("Sent back: badly put").presses("Put it anew")
        anew = story.of("Chidi")
        asked_anew = anew.page.get_by_label("The question, in one sentence")
        assert asked_anew.input_value() == "Do we buy one kettle more?"
        anew.chooses("own").presses("Pose this question").reads("which this puts anew")
        again = _newest(world)

        shown = story.at("Bruno", "questions", again.number)
        shown.presses("Show that it contradicts a decision")
        shown.writes("The number of the decision", str(decision.number))
        shown.writes("What contradicts what", "There all buy it together.").presses("Show it")
        shown.reads("Asked here").reads("Do we buy a second kettle?")
        story.at("Awa", "questions", again.number).presses("Support that it be put")
        story.at("Chidi", "questions", again.number).presses("Declare the dossier complete")
        story.of("Chidi").presses("The dossier is complete")
        story.votes(again, dict.fromkeys(("Awa", "Chidi"), "Yes"))
        later = Decision.objects.get(question=again)
        story.at("Awa", "decisions", later.number).reads("It departs from")
        acts = set(Entry.objects.values_list("act", flat=True))
        assert {"scope.claimed", "scope.changed", "question.sent-back"} <= acts


def _newest(world):
    return world.organisation.questions.latest("number")
