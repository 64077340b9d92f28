"""Delegates in the browser: elected, instructed, called to account, recalled; over two levels; called back."""

from collections.abc import Callable, Iterable

import pytest

from autogestion.server.delegates import queries
from autogestion.server.deliberation.models import Question
from tests.journeys.reader import Reader
from tests.world import World, federated, with_councils

pytestmark = pytest.mark.django_db(transaction=True)

WAREHOUSE, DEPOT = ("Awa", "Bruno", "Chidi"), ("Dora", "Emil", "Farah")
BOTH = {"Warehouse": WAREHOUSE, "Depot": DEPOT}


class Story:
    """Members at their own devices; the clock is moved between what they do."""

    def __init__(self, world: World, readers: Callable[..., Reader]) -> None:
        self.world = world
        self.here = f"/o/{world.organisation.slug}/"
        self._readers, self._people = readers, {}

    def of(self, name: str) -> Reader:
        """The device of this member, who is signed in."""
        if name not in self._people:
            self._people[name] = self._readers().signs_in(self.world.person(name))
        return self._people[name]

    def at(self, name: str, *parts: object) -> Reader:
        return self.of(name).goes(self.here + "".join(f"{part}/" for part in parts))

    def votes(self, question: Question, voters: dict[str, str]) -> None:
        """The vote opens, each of these votes on its page, and it closes."""
        self.world.open(question)
        for name, choice in voters.items():
            reader = self.at(name, "questions", question.number)
            reader.page.locator(".choice__label").get_by_text(choice, exact=True).click()
            reader.presses("Cast my ballot")
        self.world.close(question)

    def elects(self, body: str, candidate: str, voters: Iterable[str]) -> None:
        """Somebody stands on the election's page, and these elect them."""
        question = self.world.asked("election", self.world.body(body))
        reader = self.at(candidate, "questions", question.number)
        reader.presses("Stand in this election").writes("What you say for yourself", "I go there.")
        reader.presses("I stand")
        self.votes(question, dict.fromkeys(voters, candidate))

    def poses(self, name: str, council: int, *, supported_by: str) -> Question:
        """A delegate poses a question in their council, another supports it."""
        reader = self.at(name, "councils", council).presses("Pose a question in this council")
        reader.writes("The question, in one sentence", "Do we strike on Monday?")
        for label in (
            "Why it is asked",
            "What it costs",
            "Who is concerned",
            "Who would carry it out",
            "What it would bind",
            "What it would leave to each assembly",
            "Why not directly?",
        ):
            reader.writes(label, "See the leaflet.")
        reader.presses("Pose this question")
        question = self.world.organisation.questions.latest("number")
        other = self.at(supported_by, "questions", question.number)
        other.presses("Support that it be put").presses("Declare the dossier complete")
        other.presses("The dossier is complete")
        return question


def holders(world: World, body: str) -> list[str]:
    running = queries.running_terms(world.council(), world.body(body))
    return [str(term.member) for term in running]


def test_elected_instructed_departed_refused_recalled_and_elected_anew(readers):
    with federated() as world:
        story = Story(world, readers)
        number = world.form_council(BOTH).body.number
        story.elects("Warehouse", "Awa", WAREHOUSE)
        story.elects("Depot", "Dora", DEPOT)
        question = story.poses("Awa", number, supported_by="Dora")
        story.votes(world.asked("mandate", world.warehouse), {"Bruno": "No", "Chidi": "No"})
        story.votes(question, {"Awa": "Yes", "Dora": "Yes"})
        base = story.at("Bruno", "questions", question.number, "base")
        base.reads("departed from the mandate")
        (term,) = queries.running_terms(world.council(), world.warehouse)
        reader = story.at("Awa", "terms", term.number).presses("Give account")
        for label in ("What came up", "How I voted", "What I learnt", "What I ask of you"):
            reader.writes(label, "A strike.")
        reader.presses("Give this account")
        story.votes(world.asked("report", world.warehouse), {"Bruno": "No", "Chidi": "No"})
        story.at("Awa", "recalls", 1).reads("The electors refused the delegate's account.")
        story.votes(world.asked("recall", world.warehouse), {"Bruno": "Yes", "Chidi": "Yes"})
        assert holders(world, "Warehouse") == []
        story.at("Dora", "councils", number).reads("An election is being held")
        story.elects("Warehouse", "Bruno", WAREHOUSE)
        assert holders(world, "Warehouse") == ["Bruno"]


def test_a_recall_is_opened_on_the_day_of_the_election(readers):
    with federated() as world:
        story = Story(world, readers)
        world.form_council(BOTH)
        story.elects("Warehouse", "Awa", WAREHOUSE)
        (term,) = queries.running_terms(world.council(), world.warehouse)
        story.at("Bruno", "terms", term.number).presses("Open a recall").presses("Open the recall")
        story.at("Chidi", "recalls", 1).presses("Support that it be put to the vote")
        story.votes(world.asked("recall", world.warehouse), {"Bruno": "Yes", "Chidi": "Yes"})
        story.at("Dora", "terms", term.number).reads("recalled by those who elected them")
        assert holders(world, "Warehouse") == []


@pytest.mark.parametrize(
    ("counts", "verdict"), [("delegates", "Carried: 1 for, 0"), ("carried", "Not carried")]
)
def test_carried_counts_and_block_votes_come_out_differently(readers, counts, verdict):
    with federated(with_councils(counts=counts)) as world:
        story = Story(world, readers)
        number = world.form_council(BOTH).body.number
        world.elect(world.warehouse, ["Awa"], voters=WAREHOUSE)
        world.elect(world.depot, ["Dora"], voters=DEPOT)
        question = story.poses("Awa", number, supported_by="Dora")
        laid = [world.asked("mandate", body) for body in (world.warehouse, world.depot)]
        for one, choices in zip(laid, ((1, 1, 2), (2, 2, 2)), strict=True):
            world.open(one)
            for name, choice in zip(BOTH[str(one.body)], choices, strict=True):
                world.cast(name, one, choice)
        story.votes(question, {"Awa": "Yes"})
        page = story.at("Farah", "questions", question.number).reads(verdict)
        page.reads("The ways of counting lead to different outcomes.")


def test_two_levels_and_the_members_below_call_the_decision_back_and_overturn_it(readers):
    with federated() as world:
        story = Story(world, readers)
        people = ("Hana", "Ivo", "Jan")
        world.found_assembly("Kitchen", people)
        world.form_council(BOTH)
        world.elect(world.warehouse, ["Awa"], voters=WAREHOUSE)
        world.elect(world.depot, ["Dora"], voters=DEPOT)
        senders = {"Transport Council": ("Awa", "Dora"), "Kitchen": people}
        top = world.form_council(senders, name="Town Council").body.number
        story.elects("Transport Council", "Dora", ("Awa", "Dora"))
        story.elects("Kitchen", "Hana", people)
        story.at("Bruno", "councils").reads("Town Council").reads("2 steps")
        question = story.poses("Dora", top, supported_by="Hana")
        story.votes(question, {"Dora": "Yes", "Hana": "Yes"})
        story.at("Farah", "questions", question.number, "base").presses("Call it back")
        direct = world.organisation.questions.latest("number")
        story.votes(direct, dict.fromkeys(("Emil", "Farah", "Bruno", "Ivo"), "No"))
        decision = world.organisation.decisions.get(question__number=question.number)
        story.at("Awa", "decisions", decision.number).reads("No longer in force")
