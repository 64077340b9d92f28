"""Recalls: opened by electors at any moment, answered, carried, followed by an election."""

import pytest

from autogestion.rules.refusals import RuleBroken
from autogestion.server.delegates import acts, queries
from autogestion.server.delegates.models import Recall, Term
from autogestion.server.deliberation import acts as deliberation
from autogestion.server.organisations import acts as organisations
from tests.world import World, dossier, federated, with_councils

pytestmark = pytest.mark.django_db

WAREHOUSE, DEPOT = ("Awa", "Bruno", "Chidi"), ("Dora", "Emil", "Farah")
BOTH = {"Warehouse": WAREHOUSE, "Depot": DEPOT}


def seated(world: World, **details) -> Term:
    """The council, with Awa for the Warehouse and Dora for the Depot. Answers Awa's term."""
    world.form_council(BOTH, **details)
    world.elect(world.depot, ["Dora"], voters=DEPOT)
    (term,) = world.elect(world.warehouse, ["Awa"], voters=WAREHOUSE)
    return term


def holders(world: World, body) -> list[str]:
    return [str(term.member) for term in queries.running_terms(world.council(), body)]


def recalled(world: World, term: Term, voters: dict[str, int], **details) -> Recall:
    """Bruno opens it, Chidi supports it, these people vote."""
    recall = acts.open_recall(world.bruno, [term], **details)
    acts.support_recall(world.chidi, recall)
    world.decide(world.asked("recall", world.warehouse), voters)
    return recall


def test_a_recall_on_the_day_of_the_election_empties_the_seat_and_the_electors_elect_again():
    with federated() as world:
        term = seated(world)
        recalled(world, term, {"Bruno": 1, "Chidi": 1, "Awa": 2}, reasons="She never came.")
        assert holders(world, world.warehouse) == []
        world.elect(world.warehouse, ["Bruno"], voters=WAREHOUSE)
        assert holders(world, world.warehouse) == ["Bruno"]


def test_nobody_but_the_electors_opens_or_supports_a_recall():
    with federated() as world:
        term = seated(world)
        with pytest.raises(RuleBroken, match="by those who elect them"):
            acts.open_recall(world.dora, [term])
        recall = acts.open_recall(world.bruno, [term])
        with pytest.raises(RuleBroken, match="by those who elect them"):
            acts.support_recall(world.emil, recall)
        with pytest.raises(RuleBroken, match="support this recall already"):
            acts.support_recall(world.bruno, recall)
        with pytest.raises(RuleBroken, match="opened this recall already"):
            acts.open_recall(world.bruno, [term])
        acts.open_recall(world.chidi, [term])


def test_a_tie_keeps_the_delegate_and_a_new_recall_can_be_opened_at_once():
    with federated() as world:
        term = seated(world)
        recalled(world, term, {"Bruno": 1, "Awa": 2})
        assert holders(world, world.warehouse) == ["Awa"]
        recalled(world, term, {"Bruno": 1, "Chidi": 1})
        assert holders(world, world.warehouse) == []


def test_the_delegate_answers_once_and_only_until_the_vote_opens():
    with federated() as world:
        term = seated(world)
        recall = acts.open_recall(world.bruno, [term])
        with pytest.raises(RuleBroken, match="Only the delegate"):
            acts.answer_recall(world.chidi, recall, text="She is right.")
        acts.answer_recall(world.awa, recall, text="I was ill.")
        with pytest.raises(RuleBroken, match="answered already"):
            acts.answer_recall(world.awa, recall, text="I was ill.")
        other = acts.open_recall(world.chidi, [term])
        acts.support_recall(world.bruno, other)
        world.open(world.asked("recall", world.warehouse))
        with pytest.raises(RuleBroken, match="vote has opened"):
            acts.answer_recall(world.awa, other, text="I was ill.")


def test_a_recall_by_electing_another_waits_until_they_agree_and_seats_them_at_once():
    with federated() as world:
        term = seated(world)
        recall = acts.open_recall(world.bruno, [term], successor=world.chidi)
        acts.support_recall(world.chidi, recall)
        assert not world.organisation.questions.filter(kind="recall").exists()
        with pytest.raises(RuleBroken, match="Only the person"):
            acts.agree_to_succeed(world.bruno, recall)
        acts.agree_to_succeed(world.chidi, recall)
        world.decide(world.asked("recall", world.warehouse), {"Bruno": 1, "Chidi": 1, "Awa": 2})
        assert holders(world, world.warehouse) == ["Chidi"]
        assert not queries.elections_under_way(world.council())


@pytest.mark.parametrize(
    ("successor", "sentence"),
    [("dora", "from among those who elect"), ("awa", "has a seat in this council already")],
)
def test_who_cannot_take_the_seat_is_not_named_for_it(successor, sentence):
    with federated() as world:
        term = seated(world)
        with pytest.raises(RuleBroken, match=sentence):
            acts.open_recall(world.bruno, [term], successor=getattr(world, successor))


def test_all_whom_an_assembly_sends_are_recalled_at_once():
    with federated() as world:
        seated(world, seats={"fixed": 2})
        world.elect(world.warehouse, ["Bruno"], voters=WAREHOUSE)
        terms = list(queries.running_terms(world.council(), world.warehouse))
        assert len(terms) == 2
        recall = acts.open_recall(world.chidi, terms)
        acts.support_recall(world.awa, recall)
        world.decide(world.asked("recall", world.warehouse), {"Chidi": 1, "Awa": 1, "Bruno": 2})
        assert holders(world, world.warehouse) == []


def test_a_ballot_in_the_council_after_the_recall_is_refused():
    with federated() as world:
        term = seated(world)
        question = world.pose(world.dora, world.council().body, seconded_by=[world.awa])
        world.open(question)
        world.cast("Awa", question, 1)
        recall = acts.open_recall(world.bruno, [term])
        acts.support_recall(world.chidi, recall)
        asked = world.asked("recall", world.warehouse)
        for name in WAREHOUSE:
            deliberation.waive_notice(world.members[name], asked)
        for name, choice in (("Bruno", 1), ("Chidi", 1), ("Awa", 2)):
            world.cast(name, asked, choice)
        assert holders(world, world.warehouse) == []
        with pytest.raises(RuleBroken, match="no longer have a seat"):
            world.cast("Awa", question, 2, turn=2)


def test_the_charter_asks_after_some_time_whether_the_delegate_stays():
    with federated(with_councils(recall_asked_days=50)) as world:
        seated(world)
        world.wait(days=50)
        asked = world.asked("recall", world.warehouse)
        world.decide(asked, {"Awa": 2, "Bruno": 2})
        assert holders(world, world.warehouse) == ["Awa"]
        world.wait(days=50)
        assert world.asked("recall", world.warehouse).number > asked.number


def test_where_the_charter_says_so_the_next_one_of_the_election_takes_a_vacant_seat():
    with federated(with_councils(vacancy="substitute")) as world:
        world.form_council(BOTH)
        election = world.asked("election", world.warehouse)
        for member in (world.awa, world.bruno):
            acts.stand(member, election)
        world.decide(election, {"Awa": [1, 2], "Bruno": [1, 2], "Chidi": [1]})
        (term,) = queries.running_terms(world.council(), world.warehouse)
        recalled(world, term, {"Bruno": 1, "Chidi": 1})
        assert holders(world, world.warehouse) == ["Bruno"]
        organisations.leave(world.bruno, world.warehouse)
        assert holders(world, world.warehouse) == []
        assert queries.elections_under_way(world.council()).keys() >= {1}


def test_the_council_of_a_council_is_emptied_in_the_same_way():
    with federated() as world:
        people = ("Hana", "Ivo", "Jan")
        world.found_assembly("Kitchen", people)
        council = seated(world).council
        world.form_council(
            {"Transport Council": ("Awa", "Dora"), "Kitchen": people}, name="Town Council"
        )
        transport = world.body("Transport Council")
        (term,) = world.elect(transport, ["Dora"], voters=("Awa", "Dora"))
        recall = acts.open_recall(world.awa, [term])
        with pytest.raises(RuleBroken, match="by those who elect them"):
            acts.support_recall(world.emil, recall)
        acts.support_recall(world.dora, recall)
        world.decide(world.asked("recall", transport), {"Awa": 1})
        assert not queries.running_terms(world.council("Town Council"), transport).exists()
        assert queries.running_terms(council, world.depot).exists()


def test_a_recall_ends_with_the_seat_of_whom_it_is_about():
    with federated() as world:
        term = seated(world)
        recall = acts.open_recall(world.bruno, [term])
        acts.resign(world.awa, term)
        with pytest.raises(RuleBroken, match="before the assembly already"):
            acts.support_recall(world.chidi, recall)
        with pytest.raises(RuleBroken, match="hold a seat now"):
            acts.open_recall(world.bruno, [term])


def test_nobody_poses_a_recall_past_its_rule():
    with federated() as world:
        seated(world)
        with pytest.raises(RuleBroken):
            deliberation.pose_question(
                world.bruno,
                world.warehouse,
                dossier=dossier(),
                kind="recall",
                subject={"recall": 1},
            )
