"""Questions and decisions on paper: what stands on them, for whom, on how many pages."""

import io

import pytest
from pypdf import PdfReader

from autogestion.server.deliberation import acts
from autogestion.server.deliberation.models import Question
from autogestion.server.discussing import acts as discussing
from autogestion.server.execution import acts as execution
from autogestion.server.organisations.models import Member
from tests.visiting import at, browser, lines_added
from tests.world import World, dossier, federated, founded

pytestmark = pytest.mark.django_db


def paper(world: World, member: Member, *where: object) -> PdfReader:
    with lines_added(world):
        answer = browser(member).get(at(world, *where).rstrip("/"))
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"].startswith("attachment")
    return PdfReader(io.BytesIO(answer.content))


def words(pdf: PdfReader) -> str:
    text = " ".join(page.extract_text() for page in pdf.pages)
    return " ".join(text.replace("\u200b", "").split())


def pamphlet(world: World, question: Question) -> PdfReader:
    return paper(world, world.awa, "questions", question.number, "pamphlet.pdf")


def test_a_pamphlet_says_what_is_asked_by_whom_it_is_decided_and_both_sides_with_equal_room():
    with founded() as world:
        question = world.pose(world.awa, world.warehouse, seconded_by=[world.bruno], complete=False)
        for number in range(5):
            acts.add_argument(
                world.bruno, question, side="for", text=f"Reason {number} for it. " + "So. " * 400
            )
        acts.add_argument(world.chidi, question, side="against", text="One *reason* against it.")
        acts.add_fact(world.chidi, question, text="It holds two litres.", source="The label")
        pdf = pamphlet(world, question)
        said = words(pdf)
        for expected in (
            "Question 1", "Do we buy a second kettle?", "3 members decide, all of them, directly.", "Warehouse",
            "The first one is always empty", "40 euros.", "Bruno and whoever goes along.", "One reason against it.",
            "It holds two litres.", "Source: The label", "3 more stand on the page.", f"/questions/{question.number}/",
        ):  # fmt: skip
            assert expected in said
        assert said.count("for it. So.") == 2
        assert said.count("[…]") == 2
        assert len(pdf.pages) <= 4
        assert words(pamphlet(world, question)) == said


def test_a_pamphlet_of_very_much_stays_on_four_pages_and_says_what_it_leaves_out():
    with founded() as world:
        long = "A sentence with several words in it. " * 400
        question = world.pose(world.awa, world.warehouse, seconded_by=[world.bruno], complete=False)
        acts.reword_question(
            world.awa, question, parts={"why": long, "cost": long, "concerned": long}
        )
        for _number in range(30):
            acts.add_fact(world.chidi, question, text=long[:4000], source="x" * 400)
            acts.add_argument(world.bruno, question, side="depends", text=long[:4000])
        pdf = pamphlet(world, question)
        assert 2 <= len(pdf.pages) <= 4
        assert "[…]" in words(pdf)
        assert "more stand on the page." in words(pdf)


def test_a_decision_on_paper_says_who_carries_it_out_and_what_the_minority_thinks():
    with federated() as world:
        question = world.pose(
            world.awa, world.warehouse, seconded_by=[world.bruno], dossier=dossier("Tea #1 or $2?")
        )
        decision = world.decide(question, {"Awa": 1, "Bruno": 1, "Chidi": 2})
        acts.state_minority(world.chidi, decision, text="I would rather have `a samovar`.")
        execution.set_out_task(world.bruno, decision, world.warehouse, what="Buy the kettle")
        said = words(paper(world, world.awa, "decisions", decision.number, "sheet.pdf"))
        for expected in (
            "Tea #1 or $2?", "Carried", "2 for, 1 against", "Decided by", "Warehouse", "Looked at again", "a samovar",
            "Buy the kettle", "lies open", f"/decisions/{decision.number}/",
        ):  # fmt: skip
            assert expected in said
        closed = words(pamphlet(world, question))
        assert f"Decision {decision.number}" in closed
        assert "2 for, 1 against" in closed


def test_who_is_no_member_gets_no_paper():
    with federated() as world:
        question = world.pose(world.awa, world.warehouse, complete=False)
        stranger = world.person("Nobody")
        from django.test import Client

        client = Client()
        address = at(world, "questions", question.number, "pamphlet.pdf").rstrip("/")
        assert client.get(address).status_code == 302
        client.force_login(stranger)
        assert client.get(address).status_code == 403
        assert (
            browser(world.awa).get(address.replace("/questions/", "/questions/9")).status_code
            == 404
        )


def test_the_two_arguments_of_each_side_that_changed_most_minds_stand_on_paper():
    with founded() as world:
        question = world.pose(world.awa, world.warehouse, seconded_by=[world.bruno], complete=False)
        for side in ("for", "against"):
            for number in range(6):
                text = f"Reason {number} {side}."
                acts.add_argument(world.bruno, question, side=side, text=text)
        for number in (5, 12):
            discussing.say_mind_changed(world.awa, question, argument=number)
        for number in (6, 11):
            discussing.say_mind_changed(world.chidi, question, argument=number)
        said = words(pamphlet(world, question))
        for number in range(6):
            for side in ("for", "against"):
                assert (f"Reason {number} {side}." in said) == (number >= 4)
