"""Mandates: what a council decides lies before its base; kept, departed from, refused; called back."""

import pytest

from autogestion.rules.refusals import RuleBroken
from autogestion.server.delegates import acts
from autogestion.server.deliberation import acts as deliberation
from autogestion.server.deliberation.models import Question
from tests.world import World, dossier, federated, with_councils

pytestmark = pytest.mark.django_db

WAREHOUSE, DEPOT = ("Awa", "Bruno", "Chidi"), ("Dora", "Emil", "Farah")
BOTH = {"Warehouse": WAREHOUSE, "Depot": DEPOT}


def seated(world: World) -> World:
    """The council, with Awa for the Warehouse and Dora for the Depot."""
    world.form_council(BOTH)
    world.elect(world.warehouse, ["Awa"], voters=WAREHOUSE)
    world.elect(world.depot, ["Dora"], voters=DEPOT)
    return world


def posed(world: World, **details) -> Question:
    return world.pose(world.dora, world.council().body, seconded_by=[world.awa], **details)


def answered(world: World, warehouse: dict[str, object], depot: dict[str, object]) -> None:
    """Both assemblies answer the question that lies before them."""
    laid = [world.asked("mandate", body) for body in (world.warehouse, world.depot)]
    for question in laid:
        world.open(question)
    for question, choices in zip(laid, (warehouse, depot), strict=True):
        for name, choice in choices.items():
            world.cast(name, question, choice)
    for question in laid:
        world.close(question)


def test_a_council_s_question_lies_before_its_base_which_sends_its_delegates_for_an_answer():
    with federated() as world:
        seated(world)
        question = posed(world)
        answered(world, {"Awa": 1, "Bruno": 1, "Chidi": 2}, dict.fromkeys(DEPOT, 2))
        vote = world.open(question)
        mandates = {str(one.member): one.mandate for one in vote.roll.select_related("member")}
        assert mandates == {"Awa": 1, "Dora": 2}
        world.cast("Awa", question, 1)
        world.cast("Dora", question, 1)
        with pytest.raises(RuleBroken, match="nothing to explain"):
            acts.explain_departure(world.awa, world.vote(question), text="I did not.")
        acts.explain_departure(world.dora, world.vote(question), text="A new fact came in.")
        with pytest.raises(RuleBroken, match="said why already"):
            acts.explain_departure(world.dora, world.vote(question), text="Again.")
        result = world.close(question).result
        assert result["outcome"] == "adopted"
        carried = result["sums"]["carried"]
        assert (carried["for"], carried["against"], carried["outcome"]) == (2, 4, "rejected")


def test_an_imperative_mandate_is_kept_by_the_rules():
    with federated(with_councils(mandates="imperative")) as world:
        seated(world)
        question = posed(world)
        answered(world, {}, dict.fromkeys(DEPOT, 2))
        world.open(question)
        with pytest.raises(RuleBroken, match="does not take a ballot against it"):
            world.cast("Dora", question, 1)
        with pytest.raises(RuleBroken, match="does not take a ballot against it"):
            world.cast("Dora", question, 0)
        world.cast("Dora", question, 2)
        world.cast("Awa", question, 1)


def test_carried_counts_decide_as_the_base_and_block_votes_otherwise():
    outcomes = {}
    for counts in ("delegates", "carried"):
        with federated(with_councils(counts=counts)) as world:
            seated(world)
            question = posed(world)
            answered(world, {"Awa": 1, "Bruno": 1, "Chidi": 2}, dict.fromkeys(DEPOT, 2))
            world.open(question)
            world.cast("Awa", question, 1)
            outcomes[counts] = world.close(question).result["outcome"]
    assert outcomes == {"delegates": "adopted", "carried": "rejected"}


def test_options_lie_before_the_base_as_they_are_and_are_not_changed_under_its_hands():
    with federated() as world:
        seated(world)
        question = posed(world, options=["Rails", "Roads"])
        laid = world.asked("mandate", world.warehouse)
        for changed in (question, laid):
            with pytest.raises(RuleBroken, match="lies before the assemblies now"):
                deliberation.add_option(world.awa, changed, text="Canals")
        with pytest.raises(RuleBroken, match="not the delegates' to give up"):
            deliberation.waive_notice(world.awa, question)
        answered(world, {key: [1, 2, 3] for key in WAREHOUSE}, {key: [2, 1, 3] for key in DEPOT})
        world.decide(question, {"Awa": [1, 2, 3], "Dora": [1, 2, 3]})
        assert world.vote(question).result["winner"] == 1


def test_urgent_kinds_are_decided_at_once():
    with federated(with_councils(urgent=["money"])) as world:
        seated(world)
        posed(world, kind="money", subject={"amount": 700})
        assert not world.organisation.questions.filter(kind="mandate").exists()


def test_two_levels_answer_one_after_the_other_and_all_ballots_of_the_base_are_carried():
    with federated(with_councils(counts="carried")) as world:
        people = ("Hana", "Ivo", "Jan")
        world.found_assembly("Kitchen", people)
        seated(world)
        world.form_council(
            {"Transport Council": ("Awa", "Dora"), "Kitchen": people}, name="Town Council"
        )
        transport = world.body("Transport Council")
        world.elect(transport, ["Dora"], voters=("Awa", "Dora"))
        world.elect(world.body("Kitchen"), ["Hana"], voters=people)
        top = world.council("Town Council")
        question = world.pose(world.dora, top.body, seconded_by=[world.hana])
        answered(world, dict.fromkeys(WAREHOUSE, 1), dict.fromkeys(DEPOT, 1))
        kitchen = world.asked("mandate", world.body("Kitchen"))
        assert world.fresh(kitchen).opened_at is not None
        between = world.asked("mandate", transport)
        world.decide(between, {"Awa": 2, "Dora": 2})
        assert world.vote(between).result["outcome"] == "adopted"
        world.decide(question, {"Dora": 1, "Hana": 2})
        carried = world.vote(question).result["sums"]["carried"]
        assert (carried["for"], carried["entitled"]) == (6, 9)


def test_a_body_gives_its_delegates_standing_instructions_by_its_own_vote():
    with federated() as world:
        seated(world)
        with pytest.raises(RuleBroken, match="belong to"):
            acts.instruct(world.dora, world.warehouse, world.council(), dossier=dossier())
        question = acts.instruct(world.awa, world.warehouse, world.council(), dossier=dossier())
        deliberation.second_question(world.bruno, question)
        deliberation.complete_dossier(world.awa, question)
        decision = world.decide(question, dict.fromkeys(WAREHOUSE, 1))
        assert decision is not None
        assert decision.adopted


def test_what_a_council_decided_is_called_back_and_overturned_by_those_below():
    with federated() as world:
        seated(world)
        question = posed(world)
        decision = world.decide(question, {"Awa": 1, "Dora": 1})
        assert decision is not None
        acts.call_back(world.farah, question)
        direct = world.organisation.questions.latest("number")
        assert direct.subject == {"calls": question.number}
        with pytest.raises(RuleBroken, match="called back already"):
            acts.call_back(world.emil, question)
        world.decide(direct, {**dict.fromkeys(DEPOT, 2), "Bruno": 2})
        decision.refresh_from_db()
        assert decision.ended_at is not None


def test_a_question_that_is_called_back_before_the_council_votes_is_decided_by_the_base_alone():
    with federated() as world:
        seated(world)
        question = posed(world)
        acts.call_back(world.farah, question)
        direct = world.organisation.questions.latest("number")
        world.decide(direct, dict.fromkeys((*WAREHOUSE, *DEPOT), 1))
        assert world.fresh(question).withdrawn_at is not None
        assert world.fresh(question).opened_at is None


def test_a_call_back_that_settles_nothing_leaves_the_council_s_decision():
    with federated() as world:
        seated(world)
        question = posed(world)
        decision = world.decide(question, {"Awa": 1, "Dora": 1})
        acts.call_back(world.farah, question)
        world.decide(world.organisation.questions.latest("number"), {})
        decision.refresh_from_db()
        assert decision.ended_at is None
        acts.call_back(world.farah, question)
        assert world.fresh(question).called_as is not None


def test_two_assemblies_call_a_question_back_by_their_own_votes():
    with federated(with_councils(callback_members="9/10")) as world:
        seated(world)
        question = posed(world)
        world.decide(question, {"Awa": 1, "Dora": 1})
        with pytest.raises(RuleBroken, match="belong to"):
            acts.ask_to_call_back(world.awa, world.depot, question, dossier=dossier())
        asked = {
            "Awa": acts.ask_to_call_back(world.awa, world.warehouse, question, dossier=dossier()),
            "Dora": acts.ask_to_call_back(world.dora, world.depot, question, dossier=dossier()),
        }
        for (name, one), other, voters in zip(
            asked.items(), (world.bruno, world.emil), (WAREHOUSE, DEPOT), strict=True
        ):
            deliberation.second_question(other, one)
            deliberation.complete_dossier(world.members[name], one)
            world.open(one)
            for voter in voters:
                world.cast(voter, one, 1)
        for one in asked.values():
            world.close(one)
        assert world.fresh(question).called_as is not None


def test_who_is_not_below_a_council_calls_nothing_back():
    with federated() as world:
        world.found_assembly("Kitchen", ("Hana", "Ivo", "Jan"))
        seated(world)
        question = posed(world)
        with pytest.raises(RuleBroken, match="whose assemblies send delegates"):
            acts.call_back(world.hana, question)
        own = world.pose(world.awa, world.warehouse, seconded_by=[world.bruno])
        with pytest.raises(RuleBroken, match="decides for others"):
            acts.call_back(world.bruno, own)
