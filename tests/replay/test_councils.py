"""Councils: made by bodies that decide each for itself, filled by their elections, ended by them."""

import pytest

from autogestion.rules.refusals import RuleBroken
from autogestion.server.delegates import acts, queries
from autogestion.server.deliberation import acts as deliberation
from autogestion.server.organisations import acts as organisations
from autogestion.server.organisations import queries as organisation_queries
from tests.world import World, dossier, federated

pytestmark = pytest.mark.django_db

WAREHOUSE = ("Awa", "Bruno", "Chidi")
DEPOT = ("Dora", "Emil", "Farah")
BOTH = {"Warehouse": WAREHOUSE, "Depot": DEPOT}


def test_a_council_exists_by_the_decisions_of_those_who_send_delegates() -> None:
    with federated() as world:
        made = world.propose_council(world.awa, world.warehouse, [world.depot])
        world.decide(world.asked("council", world.warehouse), dict.fromkeys(WAREHOUSE, 1))
        assert not exists(world)
        world.decide(world.asked("council", world.depot), dict.fromkeys(DEPOT, 1))
        assert exists(world)
        assert {
            world.asked("election", body).subject["council"]
            for body in (world.warehouse, world.depot)
        } == {made.number}


def exists(world: World) -> bool:
    council = world.council()
    return council.body.founded_at is not None and council.ended_at is None


def test_a_council_that_only_one_body_wants_does_not_come_to_be() -> None:
    with federated() as world:
        world.propose_council(world.awa, world.warehouse, [world.depot])
        world.decide(world.asked("council", world.warehouse), dict.fromkeys(WAREHOUSE, 1))
        world.decide(world.asked("council", world.depot), dict.fromkeys(DEPOT, 2))
        assert not exists(world)
        assert world.council().ended_at is not None


def test_those_elected_are_the_members_of_the_council_and_nobody_else() -> None:
    with federated() as world:
        world.form_council(BOTH)
        world.elect(world.warehouse, ["Awa"], voters=WAREHOUSE)
        world.elect(world.depot, ["Dora"], voters=DEPOT)
        council = world.council()
        assert [str(member) for member in organisation_queries.members_of(council.body)] == [
            "Awa",
            "Dora",
        ]
        with pytest.raises(RuleBroken, match="no members of its own"):
            organisations.invite(world.awa, council.body, uses=1)
        with pytest.raises(RuleBroken, match="no members of its own"):
            organisations.request_admission(world.person("Zoe"), council.body, reason="Please.")
        with pytest.raises(RuleBroken, match="no members of its own"):
            organisations.leave(world.awa, council.body)


@pytest.mark.parametrize("kind", ["exclusion", "joining", "dissolution", "charter"])
def test_a_council_decides_nothing_about_who_belongs_or_what_the_rules_are(kind: str) -> None:
    with federated() as world:
        council = seated(world)
        with pytest.raises(RuleBroken, match="No council decides this"):
            deliberation.pose_question(
                world.awa, council.body, dossier=dossier(), kind=kind, scope="own"
            )


def seated(world: World):
    """A council in which Awa speaks for the Warehouse and Dora for the Depot."""
    world.form_council(BOTH)
    world.elect(world.warehouse, ["Awa"], voters=WAREHOUSE)
    world.elect(world.depot, ["Dora"], voters=DEPOT)
    return world.council()


def test_delegates_decide_in_their_council_and_all_three_sums_are_written_down() -> None:
    with federated() as world:
        council = seated(world)
        world.admit("Gita", world.depot, by=world.dora)
        question = world.pose(world.awa, council.body, seconded_by=[world.dora])
        world.decide(question, {"Awa": 2, "Dora": 1})
        result = world.vote(question).result
        assert result["sums"]["delegates"]["outcome"] == "rejected"
        assert (result["sums"]["members"]["for"], result["sums"]["members"]["against"]) == (4, 3)
        assert result["by"] == "delegates"


def test_only_electors_stand_and_nobody_stands_for_somebody_else() -> None:
    with federated() as world:
        world.form_council(BOTH)
        election = world.asked("election", world.warehouse)
        with pytest.raises(RuleBroken, match="from among those who elect"):
            acts.stand(world.dora, election)
        asked = acts.propose_candidate(world.awa, election, world.bruno)
        with pytest.raises(RuleBroken, match="Only the person"):
            acts.accept_candidacy(world.awa, asked)
        with pytest.raises(RuleBroken, match="already"):
            acts.stand(world.bruno, election)
        acts.accept_candidacy(world.bruno, asked, statement="Then I will.", workplace="Hall B")
        acts.stand(world.chidi, election, workplace="hall b")
        acts.withdraw_candidacy(world.chidi, election.candidates.get(member=world.chidi))
        world.decide(election, {"Awa": [1]})
        assert queries.running_terms(world.council()).get().member == world.bruno


def test_a_seat_that_a_delegate_gives_up_is_filled_by_the_same_electors() -> None:
    with federated() as world:
        council = seated(world)
        term = queries.running_terms(council, world.warehouse).get()
        with pytest.raises(RuleBroken, match="somebody else"):
            acts.resign(world.bruno, term)
        acts.resign(world.awa, term)
        world.elect(world.warehouse, ["Bruno"], voters=WAREHOUSE)
        assert queries.running_terms(council, world.warehouse).get().member == world.bruno


def test_who_leaves_the_electors_loses_the_seat_and_may_no_longer_vote_in_the_council() -> None:
    with federated() as world:
        council = seated(world)
        question = world.pose(world.dora, council.body, seconded_by=[world.awa])
        world.open(question)
        organisations.leave(world.awa, world.warehouse)
        assert not queries.running_terms(council, world.warehouse).exists()
        with pytest.raises(RuleBroken, match="no longer have a seat"):
            world.cast("Awa", question, 1)


def test_a_successor_is_elected_before_a_term_ends_and_nobody_stays_beyond_it() -> None:
    with federated() as world:
        council = seated(world)
        first = queries.running_terms(council, world.warehouse).get()
        world.wait(days=190)
        election = world.asked("election", world.warehouse)
        assert election.subject["replaces"] == [first.number]
        acts.stand(world.bruno, election)
        world.decide(election, {"Awa": [1], "Bruno": [1]})
        assert queries.running_terms(council, world.warehouse).get().member == world.bruno
        world.wait(days=20)
        assert not queries.running_terms(council, world.depot).exists()


def test_a_body_leaves_a_council_by_its_own_decision_and_with_the_last_but_one_it_ends() -> None:
    with federated() as world:
        council = seated(world)
        question = acts.ask_about_council(
            world.emil, world.depot, council, joins=False, dossier=dossier("Do we leave?")
        )
        deliberation.second_question(world.dora, question)
        deliberation.complete_dossier(world.emil, question)
        world.decide(question, dict.fromkeys(DEPOT, 1))
        assert world.council().ended_at is not None
        assert not queries.running_terms(world.council()).exists()


def test_a_council_sends_delegates_to_another_one_and_never_in_a_circle() -> None:
    with federated() as world:
        people = ("Hana", "Ivo", "Jan")
        world.found_assembly("Kitchen", people)
        council = seated(world)
        world.form_council(
            {"Transport Council": ("Awa", "Dora"), "Kitchen": people}, name="Town Council"
        )
        world.elect(world.body("Transport Council"), ["Dora"], voters=("Awa", "Dora"))
        world.elect(world.body("Kitchen"), ["Hana"], voters=people)
        top = world.council("Town Council")
        assert queries.base_members(world.organisation, top.body.number) == 9
        with pytest.raises(RuleBroken, match="nor to one that sends"):
            acts.ask_about_council(world.dora, top.body, council, joins=True, dossier=dossier())
        question = world.pose(world.dora, top.body, seconded_by=[world.hana])
        world.decide(question, {"Dora": 1, "Hana": 2})
        sums = world.vote(question).result["sums"]
        assert (sums["members"]["for"], sums["members"]["against"]) == (6, 3)
        term = queries.running_terms(council, world.depot).get()
        acts.resign(world.dora, term)
        assert [str(term.member) for term in queries.running_terms(top)] == ["Hana"]


def test_where_nobody_stood_in_time_the_notice_runs_anew_from_the_first_who_stands() -> None:
    with federated() as world:
        world.form_council(BOTH)
        election = world.asked("election", world.warehouse)
        world.wait(days=30)
        assert world.fresh(election).opened_at is None
        acts.stand(world.awa, election)
        world.wait(hours=71)
        acts.stand(world.bruno, election)
        world.wait(hours=1)
        assert world.vote(election).candidates == [world.awa.pseudonym, world.bruno.pseudonym]
