"""Whoever posed a question asks others to word it too; who agreed does, and nobody else."""

import pytest

from autogestion.rules.refusals import RuleBroken
from autogestion.server.amending import acts as amending
from autogestion.server.deliberation import acts
from autogestion.server.deliberation.models import Question
from autogestion.server.organisations.acts import leave
from tests.visiting import at, browser, lines_added
from tests.world import World, federated, founded

pytestmark = pytest.mark.django_db


def texted(world: World) -> Question:
    """A question of the Warehouse by Awa, with a text that Chidi would amend."""
    question = world.pose(world.awa, world.warehouse, complete=False)
    amending.lay_text(world.awa, question, paragraphs=["We stop at six.", "We meet on Monday."])
    amending.propose_amendment(
        world.chidi, question, first=1, last=1, paragraphs=["We stop at five."], wants="Five", why="Late.",
    )  # fmt: skip
    acts.propose_rewording(world.chidi, question, text="When do we stop?")
    return question


def test_who_agreed_takes_over_what_others_propose_and_words_it_anew():
    with founded() as world:
        question = texted(world)
        with lines_added(world, "author.asked", "author.agreed", "amendment.taken"):
            acts.ask_author(world.awa, question, member=world.bruno.pseudonym)
            acts.agree_author(world.bruno, question)
            draft = amending.take_amendment(world.bruno, question, number=1)
        assert (draft.number, draft.by) == (2, world.bruno)
        with lines_added(world, "rewording.taken", "question.reworded", "text.laid"):
            acts.take_rewording(world.bruno, question, number=1)
            acts.reword_question(world.bruno, question, parts={"cost": "Nothing."})
            amending.lay_text(world.bruno, question, paragraphs=["We stop at four."])


def test_who_was_asked_and_has_not_agreed_is_no_author_and_neither_is_anybody_else():
    with founded() as world:
        question = texted(world)
        acts.ask_author(world.awa, question, member=world.bruno.pseudonym)
        for member in (world.bruno, world.chidi):
            with lines_added(world), pytest.raises(RuleBroken, match="Only the authors"):
                amending.take_amendment(member, question, number=1)
            with lines_added(world), pytest.raises(RuleBroken, match="Only the authors"):
                acts.reword_question(member, question, parts={"cost": "Nothing."})
            with lines_added(world), pytest.raises(RuleBroken, match="Only the authors"):
                acts.take_rewording(member, question, number=1)
        with lines_added(world), pytest.raises(RuleBroken, match="did not ask you"):
            acts.agree_author(world.chidi, question)


def test_a_second_author_neither_asks_a_third_nor_withdraws_and_the_first_no_longer_does():
    with founded() as world:
        question = texted(world)
        acts.ask_author(world.awa, question, member=world.bruno.pseudonym)
        acts.agree_author(world.bruno, question)
        for refused, says in (
            (lambda: acts.ask_author(world.bruno, question, member=world.chidi.pseudonym), "asks others"),
            (lambda: acts.ask_author(world.awa, question, member=world.bruno.pseudonym), "asked already"),
            (lambda: acts.ask_author(world.awa, question, member=world.awa.pseudonym), "another member"),
            (lambda: acts.ask_author(world.awa, question, member="0" * 16), "another member"),
            (lambda: acts.agree_author(world.bruno, question), "agreed already"),
            (lambda: acts.withdraw_question(world.bruno, question), "Only the authors"),
            (lambda: acts.withdraw_question(world.awa, question), "theirs too"),
        ):  # fmt: skip
            with lines_added(world), pytest.raises(RuleBroken, match=says):
                refused()


def test_nobody_from_outside_is_asked_and_who_leaves_words_nothing_any_longer():
    with federated() as world:
        question = texted(world)
        with lines_added(world), pytest.raises(RuleBroken, match="another member who will vote"):
            acts.ask_author(world.awa, question, member=world.dora.pseudonym)
        acts.ask_author(world.awa, question, member=world.bruno.pseudonym)
        acts.agree_author(world.bruno, question)
        leave(world.bruno, world.warehouse)
        with lines_added(world), pytest.raises(RuleBroken):
            amending.take_amendment(world.bruno, question, number=1)


def test_it_is_asked_and_agreed_to_on_pages():
    with founded() as world:
        question = texted(world)
        page = at(world, "questions", question.number)
        assert f"{page}authors/" in browser(world.awa).get(page).content.decode()
        with lines_added(world, "author.asked"):
            browser(world.awa).post(f"{page}authors/", {"member": world.bruno.pseudonym})
        assert "Agree to be an author of it" in browser(world.bruno).get(page).content.decode()
        assert "Agree to be an author of it" not in browser(world.chidi).get(page).content.decode()
        with lines_added(world, "author.agreed"):
            browser(world.bruno).post(f"{page}authors/agree/")
        assert "Write the question anew" in browser(world.bruno).get(page).content.decode()
        with lines_added(world):
            refused = browser(world.chidi).post(f"{page}authors/agree/")
        assert "did not ask you" in refused.content.decode()


def test_a_text_of_a_council_is_refused_with_what_remains_possible():
    with federated() as world:
        council = world.form_council({"Warehouse": ("Awa", "Bruno"), "Depot": ("Dora", "Emil")})
        world.elect(world.depot, ["Dora"], voters=("Dora", "Emil"))
        question = world.pose(world.dora, council.body, complete=False)
        with lines_added(world), pytest.raises(RuleBroken, match="put to assemblies directly"):
            amending.lay_text(world.dora, question, paragraphs=["We stop at six."])
