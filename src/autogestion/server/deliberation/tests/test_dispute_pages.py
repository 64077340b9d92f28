"""How a question is put, disputed in the browser: what is shown to whom, and what is refused."""

import pytest

from autogestion.rules.charter import from_data
from autogestion.server.deliberation import acts
from autogestion.server.deliberation.models import Challenge
from autogestion.server.deliberation.tests.test_posing_page import BOUNDS, DOSSIER
from autogestion.server.deliberation.tests.test_question_page import QUERIES_MAX, count_queries
from tests.visiting import at, browser, lines_added
from tests.world import World, dossier, federated, founded, template

pytestmark = pytest.mark.django_db
REFUSED, UNREADABLE = 409, 422
BADLY = {"ground": "leading", "text": "It leaves **coffee** out.", "instead": "Tea or coffee?"}


def read(world: World, member, *where: object) -> str:
    return browser(member).get(at(world, *where)).content.decode()


def test_a_question_is_challenged_supported_sent_back_and_put_anew():
    with founded() as world:
        question = world.pose(world.awa, world.warehouse, seconded_by=[world.bruno])
        here = ("questions", question.number)
        with lines_added(world, "question.challenged"):
            browser(world.bruno).post(at(world, *here, "challenges"), BADLY)
        page = read(world, world.chidi, *here)
        assert "It suggests its answer, or leaves one out" in page
        assert "<strong>coffee</strong>" in page
        challenge = Challenge.objects.get()
        browser(world.chidi).post(at(world, *here, "challenges", challenge.number, "support"))
        page = read(world, world.chidi, *here)
        assert "Those concerned decide it now; the question waits." in page
        put = world.organisation.questions.latest("number")
        assert "It settles whether question 1 is badly put" in read(
            world, world.awa, "questions", put.number
        )
        world.decide(put, dict.fromkeys(("Awa", "Bruno", "Chidi"), 1))
        page = read(world, world.chidi, *here)
        assert "Sent back: badly put" in page
        anew = f"{at(world, 'questions', 'new')}?assembly=1&kind=ordinary&anew=1"
        assert anew.replace("&", "&amp;") in page
        form = browser(world.chidi).get(anew).content.decode()
        assert 'value="Tea or coffee?"' in form or ">\nTea or coffee?" in form
        browser(world.chidi).post(anew, {**DOSSIER, "scope": "own"})
        again = world.organisation.questions.latest("number")
        assert again.subject == {"anew": 1}
        assert "It was put anew:" in read(world, world.chidi, *here)
        assert "which this puts anew" in read(world, world.awa, "questions", again.number)


def test_whoever_will_not_vote_cannot_challenge_and_keeps_what_they_typed():
    with federated() as world:
        question = world.pose(world.awa, world.warehouse, complete=False)
        address = at(world, "questions", question.number, "challenges")
        with lines_added(world):
            answer = browser(world.dora).post(address, BADLY)
            assert answer.status_code == REFUSED
            assert "coffee" in answer.content.decode()
            assert browser(world.awa).post(address, {"text": "Hm."}).status_code == UNREADABLE


def test_an_assembly_outside_is_offered_both_ways_of_saying_that_it_is_concerned():
    with federated() as world:
        question = world.pose(world.awa, world.warehouse, complete=False)
        page = read(world, world.dora, "questions", question.number)
        assert "Say that it concerns my assembly too" in page
        assert "Ask my assembly whether it concerns us too" in page
        inside = read(world, world.awa, "questions", question.number)
        assert "my assembly too" not in inside
        contest = read(world, world.dora, "questions", question.number, "contest")
        assert contest.count("checked") == 0
        address = f"{at(world, 'questions', 'new')}?assembly=2&too={question.number}"
        assert (
            f"Does question {question.number} concern us too?"
            in browser(world.dora).get(address).content.decode()
        )
        browser(world.dora).post(address, DOSSIER)
        asked = world.organisation.questions.latest("number")
        assert (asked.subject, asked.scope) == ({"too": question.number}, "own")
        acts.second_question(world.emil, asked)
        acts.complete_dossier(world.dora, asked)
        world.decide(asked, dict.fromkeys(("Dora", "Emil"), 1))
        assert "Depot, by its own decision" in read(world, world.awa, "questions", question.number)


def test_both_texts_stand_side_by_side_before_the_vote_and_the_decision_says_it_departs():
    with federated() as world:
        common = world.pose(world.awa, world.warehouse, seconded_by=[world.bruno], scope="whole")
        decision = world.decide(common, dict.fromkeys(("Awa", "Bruno", "Dora", "Emil"), 1))
        own = world.pose(
            world.dora, world.depot, seconded_by=[world.emil],
            dossier=dossier("Do we buy no second kettle at the Depot?"),
        )  # fmt: skip
        address = at(world, "questions", own.number, "contradictions")
        page = read(world, world.dora, "questions", own.number)
        assert f"{address}?decision={decision.number}" in page, "the software offers what it found"
        form = browser(world.chidi).get(f"{address}?decision={decision.number}").content.decode()
        assert "Do we buy a second kettle?" in form
        browser(world.chidi).post(address, {"decision": decision.number, "text": "One for all."})
        page = read(world, world.farah, "questions", own.number)
        assert page.index("Asked here") < page.index(
            "Do we buy a second kettle?", page.index("Asked here")
        )
        later = world.decide(own, dict.fromkeys(("Dora", "Emil"), 1))
        assert "It departs from" in read(world, world.dora, "decisions", later.number)
        assert "Departed from by" in read(world, world.dora, "decisions", decision.number)
        assert "What it leaves to each assembly" in read(
            world, world.dora, "decisions", decision.number
        )


def test_the_form_asks_what_a_common_question_binds_and_nothing_of_an_own_one():
    with federated() as world:
        address = f"{at(world, 'questions', 'new')}?assembly=1&kind=ordinary"
        answer = browser(world.awa).post(address, {**DOSSIER, "scope": "whole"})
        assert answer.status_code == UNREADABLE
        assert answer.content.decode().count("to several assemblies or to all says this") == 2
        answer = browser(world.awa).post(address, {**DOSSIER, **BOUNDS, "scope": "own"})
        assert answer.status_code == UNREADABLE
        browser(world.awa).post(address, {**DOSSIER, **BOUNDS, "scope": "whole"})
        page = read(world, world.dora, "questions", 2)
        assert "What it would bind" in page
        assert BOUNDS["leaves"] in page
        reword = at(world, "questions", 2, "reword")
        browser(world.awa).post(reword, {**DOSSIER, "binds": "Nobody.", "leaves": BOUNDS["leaves"]})
        assert "Nobody." in read(world, world.dora, "questions", 2)


def test_the_matters_of_the_charter_are_offered_and_kept():
    data = template("base-union").to_data()
    data["questions"] |= {"reserved": ["Shifts"], "common": ["Wages"]}
    with federated(from_data(data)) as world:
        address = f"{at(world, 'questions', 'new')}?assembly=1&kind=ordinary"
        assert "Wages" in browser(world.awa).get(address).content.decode()
        sent = {**DOSSIER, "scope": "own", "matter": "Wages"}
        answer = browser(world.awa).post(address, sent)
        assert answer.status_code == REFUSED
        assert "no assembly settles it alone" in answer.content.decode()
        browser(world.awa).post(address, {**sent, "matter": "Shifts"})
        assert "Shifts" in read(world, world.awa, "questions", 2)
        assert "Each assembly settles for itself" in read(world, world.awa, "charter")


def test_a_council_says_why_not_directly_and_the_call_back_stands_beside_it():
    with federated() as world:
        world.form_council({"Warehouse": ("Awa", "Bruno"), "Depot": ("Dora", "Emil")})
        world.elect(world.warehouse, ["Awa"], voters=("Awa", "Bruno"))
        world.elect(world.depot, ["Dora"], voters=("Dora", "Emil"))
        council = world.body("Transport Council")
        address = f"{at(world, 'questions', 'new')}?assembly={council.number}&kind=ordinary"
        assert browser(world.awa).post(address, {**DOSSIER, **BOUNDS}).status_code == UNREADABLE
        browser(world.awa).post(
            address, {**DOSSIER, **BOUNDS, "not_directly": "It is due on Friday."}
        )
        question = world.organisation.questions.latest("number")
        page = read(world, world.chidi, "questions", question.number)
        assert "It is due on Friday." in page
        assert f"{at(world, 'questions', question.number, 'base')}#call" in page


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_of_a_disputed_question_asks_no_more_at_three_than_at_one(count):
    with founded() as world:
        decisions = [
            world.decide(
                world.pose(world.awa, world.warehouse, seconded_by=[world.bruno]),
                {"Awa": 1, "Bruno": 1},
            )
            for _ in range(count)
        ]
        question = world.pose(world.awa, world.warehouse, complete=False)
        for ground, decision in zip(("unclear", "several", "premise"), decisions, strict=False):
            acts.challenge_question(world.bruno, question, ground=ground, text="Hm.")
            acts.mark_contradiction(world.bruno, question, decision, text="Hm.")
        assert count_queries(world, question) <= QUERIES_MAX
