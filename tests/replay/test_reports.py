"""The account of delegates: given, asked about, accepted or refused, missed."""

import pytest

from autogestion.rules.refusals import RuleBroken
from autogestion.rules.reports import PARTS
from autogestion.server.delegates import acts, queries
from autogestion.server.delegates.models import Term
from tests.world import World, federated, with_councils

pytestmark = pytest.mark.django_db

WAREHOUSE, DEPOT = ("Awa", "Bruno", "Chidi"), ("Dora", "Emil", "Farah")
BOTH = {"Warehouse": WAREHOUSE, "Depot": DEPOT}
TOLD = dict.fromkeys(PARTS, "Nothing came up.")


def seated(world: World) -> Term:
    """The council, with Awa for the Warehouse. Answers her term."""
    world.form_council(BOTH)
    (term,) = world.elect(world.warehouse, ["Awa"], voters=WAREHOUSE)
    return term


def is_held(world: World) -> bool:
    return queries.running_terms(world.council(), world.warehouse).exists()


def test_an_accepted_account_keeps_the_delegate_and_sets_the_next_one_s_time():
    with federated() as world:
        term = seated(world)
        world.wait(days=40)
        acts.make_report(world.awa, term, texts=TOLD)
        world.decide(world.asked("report", world.warehouse), dict.fromkeys(WAREHOUSE, 1))
        world.wait(days=40)
        assert not world.organisation.recalls.exists()
        assert is_held(world)


def test_a_refused_account_puts_the_recall_by_itself():
    with federated() as world:
        term = seated(world)
        acts.make_report(world.awa, term, texts=TOLD)
        world.decide(world.asked("report", world.warehouse), {"Bruno": 2, "Chidi": 2, "Awa": 1})
        recall = world.organisation.recalls.get()
        assert (recall.why, recall.by) == ("refused", None)
        world.decide(world.asked("recall", world.warehouse), {"Bruno": 1, "Chidi": 1})
        assert not is_held(world)


def test_a_tied_or_ignored_account_settles_nothing():
    with federated() as world:
        term = seated(world)
        acts.make_report(world.awa, term, texts=TOLD)
        world.decide(world.asked("report", world.warehouse), {"Bruno": 2, "Awa": 1})
        acts.make_report(world.awa, term, texts=TOLD)
        world.decide(world.asked("report", world.warehouse), {})
        assert not world.organisation.recalls.exists()


def test_a_missed_account_puts_the_recall_by_itself_and_the_electors_decide():
    with federated() as world:
        seated(world)
        world.wait(days=60)
        assert not world.organisation.recalls.exists()
        world.wait(days=14)
        recall = world.organisation.recalls.get()
        assert recall.why == "missed"
        world.decide(world.asked("recall", world.warehouse), {"Bruno": 2, "Chidi": 2})
        assert is_held(world)
        world.wait(days=30)
        assert world.organisation.recalls.count() == 1


def test_a_decision_of_the_council_makes_an_account_due():
    with federated() as world:
        seated(world)
        world.elect(world.depot, ["Dora"], voters=DEPOT)
        council = world.council()
        question = world.pose(world.dora, council.body, seconded_by=[world.awa])
        world.decide(question, {"Awa": 1, "Dora": 1})
        world.wait(days=15)
        assert {str(one.terms.get().member) for one in world.organisation.recalls.all()} == {
            "Awa",
            "Dora",
        }


def test_where_the_charter_says_otherwise_decisions_make_none_due():
    with federated(with_councils(report_on=[])) as world:
        seated(world)
        world.elect(world.depot, ["Dora"], voters=DEPOT)
        question = world.pose(world.dora, world.council().body, seconded_by=[world.awa])
        world.decide(question, {"Awa": 1, "Dora": 1})
        world.wait(days=15)
        assert not world.organisation.recalls.exists()


def test_electors_ask_and_the_delegate_answers():
    with federated() as world:
        term = seated(world)
        with pytest.raises(RuleBroken, match="Those who elected this delegate"):
            acts.ask_delegate(world.dora, term, text="Where were you?")
        asked = acts.ask_delegate(world.bruno, term, text="Where were you?")
        with pytest.raises(RuleBroken, match="Only the delegate who was asked"):
            acts.answer_inquiry(world.bruno, asked, text="Away.")
        acts.answer_inquiry(world.awa, asked, text="At the depot.")
        with pytest.raises(RuleBroken, match="answered this already"):
            acts.answer_inquiry(world.awa, asked, text="At home.")


def test_nobody_gives_somebody_else_s_account():
    with federated() as world:
        term = seated(world)
        with pytest.raises(RuleBroken, match="Only the delegate gives"):
            acts.make_report(world.bruno, term, texts=TOLD)
        acts.resign(world.awa, term)
        acts.make_report(world.awa, term, texts=TOLD)
