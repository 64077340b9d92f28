"""Decisions in the browser: the register with its search, and what can be done about one."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from autogestion.server.deliberation import acts
from autogestion.server.deliberation.models import Decision
from tests.visiting import at, browser, lines_added
from tests.world import World, dossier, federated, founded

pytestmark = pytest.mark.django_db

QUERIES_MAX = 24


def decided(
    world: World, asked: str = "Do we buy a second kettle?", *, votes: int = 1, **details: object
) -> Decision:
    """A decision of the Warehouse, by Awa and Bruno."""
    question = world.pose(
        world.awa, world.warehouse, seconded_by=[world.bruno], dossier=dossier(asked), **details
    )
    decision = world.decide(question, {"Awa": votes, "Bruno": votes})
    assert decision is not None
    return decision


def page(world: World, *where: object, query: str = "") -> str:
    answer = browser(world.awa).get(at(world, "decisions", *where) + query)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_decision_says_what_was_settled_under_which_rule_and_until_when():
    with founded() as world:
        decision = decided(world)
        shown = page(world, decision.number)
        assert "Carried: 2 for, 0 against." in shown
        assert "article 8 of charter 1" in shown
        assert "Looked at again" in shown
        assert "past its date of review" not in shown
        world.wait(days=366)
        assert "This decision is past its date of review." in page(world, decision.number)


@pytest.mark.parametrize("number", [1, 3])
def test_register_and_decision_ask_the_database_as_often_for_many_as_for_one(number):
    with founded() as world:
        for _ in range(number):
            decision = decided(world)
        for name in ("Awa", "Bruno")[:number]:
            acts.state_minority(
                world.members[name], decision, text="I would rather have a samovar."
            )
        device = browser(world.chidi)
        for where in ([], [decision.number]):
            device.get(at(world, "decisions", *where))
            with CaptureQueriesContext(connection) as queries:
                device.get(at(world, "decisions", *where) + "?q=kettle+tea")
            assert len(queries) <= QUERIES_MAX


def test_the_register_is_searched_by_words_without_accents_and_capitals():
    with founded() as world:
        decided(world, "Faisons-nous la GRÈVE générale ?")
        decided(
            world,
            "¿Compramos una tetera para la reunión?",
            options=["Una tetera de cobre", "Un samovar"],
            votes=[1, 2, 3],
        )
        acts.state_minority(world.awa, Decision.objects.get(number=2), text="Prefiero el té frío.")
        found = {
            words: page(world, query=f"?q={words}").count("register__line")
            for words in (
                "greve",
                "GREVE+generale",
                "greve+samovar",
                "reunion",
                "cobre",
                "frio",
                "100%25",
                "_",
                "euros",
                "kettle'--",
            )
        }
        assert found == {
            "greve": 1, "GREVE+generale": 1, "greve+samovar": 0, "reunion": 1, "cobre": 1, "frio": 1,
            "100%25": 0, "_": 0, "euros": 2, "kettle'--": 0,
        }  # fmt: skip


def test_the_register_is_filtered():
    with federated() as world:
        decided(world)
        decided(world, votes=2)
        world.wait(days=366)
        counts = {
            query: page(world, query=query).count("register__line")
            for query in (
                "?state=adopted",
                "?state=rejected",
                "?state=stale",
                "?state=ended",
                "?assembly=1",
                "?assembly=2",
                "?assembly=1&state=rejected",
            )
        }
        assert counts == {
            "?state=adopted": 2, "?state=rejected": 1, "?state=stale": 3, "?state=ended": 0,
            "?assembly=1": 2, "?assembly=2": 1, "?assembly=1&state=rejected": 1,
        }  # fmt: skip


def test_a_voter_sets_a_dissent_beside_a_decision_once():
    with founded() as world:
        decision = decided(world)
        late = world.admit("Gus", world.warehouse, by=world.awa)
        statement = at(world, "decisions", decision.number, "minority")
        with lines_added(world, "minority.stated"):
            browser(world.chidi).post(statement, {"text": "I would rather have a samovar."})
        with lines_added(world):
            again = browser(world.chidi).post(statement, {"text": "And cake."})
            newcomer = browser(late).post(statement, {"text": "I would have said no."})
            empty = browser(world.awa).post(statement, {"text": " "})
        assert "Your statement stands beside the decision already." in again.content.decode()
        assert "And cake." in again.content.decode()
        assert "written by those who had a vote" in newcomer.content.decode()
        assert empty.status_code == 422
        assert "I would rather have a samovar." in page(world, decision.number)


def test_a_few_reopen_a_decision_and_another_takes_its_place():
    with federated() as world:
        decision = decided(world)
        reopen = at(world, "decisions", decision.number, "reopen")
        with lines_added(world):
            refused = browser(world.dora).post(reopen)
        assert "Only members whom this decision concerns can reopen it." in refused.content.decode()
        assert "0 of the 1 member needed asks to reopen it." in page(world, decision.number)
        with lines_added(world, "reopening.asked", "question.posed", "dossier.completed"):
            browser(world.chidi).post(reopen)
        again = world.organisation.questions.latest("number")
        asked = browser(world.awa).get(at(world, "questions", again.number)).content.decode()
        assert f"This reopens decision {decision.number}" in asked
        second = world.decide(again, {"Awa": 2, "Bruno": 2, "Chidi": 2})
        old = page(world, decision.number)
        assert "No longer in force" in old
        assert f'decisions/{second.number}/">Decision {second.number}</a>' in old
        assert f'decisions/{decision.number}/">Decision {decision.number}</a>' in page(
            world, second.number
        )


def test_what_is_not_there_is_not_found():
    with founded() as world:
        assert browser(world.awa).get(at(world, "decisions", 1)).status_code == 404
        assert browser(world.awa).get(at(world, "decisions", 1, "reopen")).status_code == 405
