"""An assembly takes an amendment over, on pages: left to it in the form, asked, decided, shown."""

import html

import pytest

from autogestion.server.amending import acts as amending
from autogestion.server.deliberation import acts as deliberation
from tests.visiting import at, browser, lines_added
from tests.world import World, federated

pytestmark = pytest.mark.django_db
LABEL = "Our assembly, too, can take amendments over"
ASK = "Ask our assembly to take it over"


def form(**more: object) -> dict[str, object]:
    return {
        "asked": "What do we say?", "why": "We said nothing.", "cost": "None.", "concerned": "All.",
        "carried_out_by": "All.", "scope": "whole", "binds": "All.", "leaves": "How.", **more,
    }  # fmt: skip


def shared(world: World):
    """Posed in the browser by Awa, to all; an amendment by Dora of the Depot."""
    browser(world.awa).post(f"{at(world, 'questions')}new/", form(ours="on"))
    question = world.organisation.questions.latest("number")
    amending.lay_text(world.awa, question, paragraphs=["We stop at six."])
    amending.propose_amendment(
        world.dora, question, first=1, last=1, paragraphs=["At five."], wants="Five", why="Late.",
    )  # fmt: skip
    return question


def test_it_is_left_to_the_assembly_in_the_form_and_is_said_beside_the_text():
    with federated() as world:
        pose = f"{at(world, 'questions')}new/"
        assert LABEL in browser(world.awa).get(pose).content.decode()
        assert LABEL not in browser(world.awa).get(f"{pose}?kind=charter").content.decode()
        with lines_added(world):
            own = browser(world.awa).post(pose, form(scope="own", binds="", leaves="", ours="on"))
        assert "Take the tick away" in own.content.decode()
        question = shared(world)
        assert question.subject == {"ours": True}
        page = browser(world.dora).get(at(world, "questions", question.number, "amendments"))
        assert "Warehouse, too, can take amendments over" in page.content.decode()


def test_members_of_that_assembly_ask_it_and_others_do_not():
    with federated() as world:
        question = shared(world)
        page = at(world, "questions", question.number, "amendments")
        assert ASK not in browser(world.dora).get(page).content.decode()
        assert ASK in browser(world.bruno).get(page).content.decode()
        ask = f"{page}1/assembly/"
        with lines_added(world):
            assert browser(world.dora).post(ask, {"why": "Yes."}).status_code == 409
            assert browser(world.bruno).post(ask, {"why": ""}).status_code == 422
            assert (
                browser(world.bruno).post(f"{page}7/assembly/", {"why": "Yes."}).status_code == 409
            )
        with lines_added(world, "question.posed"):
            browser(world.bruno).post(ask, {"why": "It is what we want."})
        put = world.organisation.questions.latest("number")
        assert str(put.asked) == f"Do we take amendment 1 to question {question.number} over?"
        shown = browser(world.bruno).get(page).content.decode()
        assert f"was asked whether it takes it over: question {put.number}" in shown
        assert ASK not in shown
        assert page in browser(world.bruno).get(at(world, "questions", put.number)).content.decode()


def test_what_the_assembly_took_over_stands_in_the_text_and_in_the_record_as_its_own():
    with federated() as world:
        question = shared(world)
        page = at(world, "questions", question.number, "amendments")
        browser(world.bruno).post(f"{page}1/assembly/", {"why": "It is what we want."})
        put = world.organisation.questions.latest("number")
        deliberation.second_question(world.chidi, put)
        deliberation.complete_dossier(world.bruno, put)
        world.decide(put, {"Awa": 2, "Bruno": 1, "Chidi": 1})
        shown = browser(world.dora).get(page).content.decode()
        assert "It stands in the text." in shown
        assert "At five." in shown
        lines = browser(world.dora).get(at(world, "record")).content.decode()
        assert "took amendment 1 over, by its own vote" in lines


def test_co_authors_are_offered_to_lay_the_text():
    with federated() as world:
        question = world.pose(world.awa, world.warehouse, complete=False)
        deliberation.ask_author(world.awa, question, member=world.bruno.pseudonym)
        page = at(world, "questions", question.number)
        assert "Lay a text to adopt" not in browser(world.bruno).get(page).content.decode()
        deliberation.agree_author(world.bruno, question)
        assert "Lay a text to adopt" in browser(world.bruno).get(page).content.decode()


def test_a_delegate_is_led_to_putting_a_text_to_all_below_directly():
    with federated() as world:
        council = world.form_council({"Warehouse": ("Awa", "Bruno"), "Depot": ("Dora", "Emil")})
        world.elect(world.depot, ["Dora"], voters=("Dora", "Emil"))
        question = world.pose(world.dora, council.body, complete=False)
        page = browser(world.dora).get(at(world, "questions", question.number)).content.decode()
        address = (
            f"{at(world, 'questions')}new/?assembly={world.depot.number}&amp;scope=several"
            f"&amp;bodies={world.warehouse.number}%2C{world.depot.number}"
        )
        assert address in page
        shown = browser(world.dora).get(html.unescape(address)).content.decode()
        assert shown.count("checked") == 3
        awa = browser(world.awa).get(at(world, "questions", question.number)).content.decode()
        assert "Put a text to all assemblies below" not in awa
