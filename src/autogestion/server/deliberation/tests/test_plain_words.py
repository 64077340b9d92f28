"""A question in plain words: anybody who will vote says it, nobody's comes first by right."""

import pytest

from autogestion.rules.refusals import RuleBroken
from autogestion.server.deliberation import acts
from tests.visiting import at, browser, lines_added
from tests.world import federated, founded

pytestmark = pytest.mark.django_db


def test_a_question_in_plain_words_stands_first_and_ones_last_word_counts():
    with founded() as world:
        question = world.pose(world.awa, world.warehouse, seconded_by=[world.bruno], complete=False)
        page = at(world, "questions", question.number)
        form = at(world, "questions", question.number, "plain-words")
        assert (
            "Nobody has said it more simply yet." in browser(world.awa).get(page).content.decode()
        )
        with lines_added(world, "summary.added"):
            assert browser(world.bruno).post(form, {"text": "Two *kettles*?"}).status_code == 302
        acts.add_summary(world.bruno, question, text="Buy a second kettle, yes or no?")
        shown = browser(world.awa).get(page).content.decode()
        assert shown.index("Buy a second kettle, yes or no?") < shown.index('id="deciders"')
        assert "Two <em>kettles" not in shown
        assert "Buy a second kettle" in browser(world.bruno).get(form).content.decode()
        acts.add_summary(world.awa, question, text="More tea.")
        assert "1 other says it their way" in browser(world.chidi).get(page).content.decode()
        acts.complete_dossier(world.awa, question)
        world.open(question)
        with lines_added(world), pytest.raises(RuleBroken):
            acts.add_summary(world.chidi, question, text="Too late.")


def test_whom_a_question_does_not_concern_says_nothing_in_its_dossier():
    with federated() as world:
        question = world.pose(world.awa, world.warehouse, complete=False)
        with lines_added(world), pytest.raises(RuleBroken):
            acts.add_summary(world.dora, question, text="It is about us.")
        assert (
            "plain-words"
            not in browser(world.dora).get(at(world, "questions", question.number)).content.decode()
        )


def test_one_can_say_it_plainly_when_posing_it():
    with founded() as world:
        words = {
            "asked": "Do we?",
            "why": "Because.",
            "cost": "Nothing.",
            "concerned": "All.",
            "carried_out_by": "Awa.",
        }
        with lines_added(world, "question.posed", "summary.added"):
            answer = browser(world.awa).post(
                at(world, "questions", "new") + "?kind=ordinary",
                {**words, "scope": "own", "summary": "Shall we?"},
            )
        assert answer.status_code == 302
        with lines_added(world, "question.posed"):
            browser(world.awa).post(at(world, "questions", "new"), {**words, "scope": "own"})
