"""Saying it more simply, played through acts; record and tables must agree after each story."""

import pytest

from autogestion.rules.refusals import RuleBroken
from autogestion.server.deliberation import acts as deliberation
from autogestion.server.explaining import acts
from autogestion.server.forgetting import acts as forgetting
from autogestion.server.organisations.acts import leave
from tests.visiting import lines_added
from tests.world import federated, founded

pytestmark = pytest.mark.django_db


def test_each_has_one_summary_and_the_last_word_of_everybody_stays_theirs_to_erase():
    with federated() as world:
        question = world.pose(world.awa, world.warehouse, scope="whole", complete=False)
        for member, text in ((world.awa, "Tea?"), (world.dora, "Hot tea?"), (world.awa, "Tea.")):
            deliberation.add_summary(member, question, text=text)
        texts = {str(one.text): one.text for one in question.summaries.all()}
        assert set(texts) == {"Tea.", "Hot tea?"}
        with pytest.raises(RuleBroken, match="whoever wrote it"):
            forgetting.erase_texts(world.awa, commitments=[texts["Hot tea?"].commitment])
        forgetting.erase_texts(world.dora, commitments=[texts["Hot tea?"].commitment])


def test_nobody_from_outside_explains_or_sums_up():
    with founded() as elsewhere, federated() as world:
        question = world.pose(world.awa, world.warehouse, complete=False)
        gone = world.admit("Gita", world.warehouse, by=world.awa)
        leave(gone, world.warehouse)
        for who in (gone, elsewhere.awa, world.dora):
            with lines_added(world), pytest.raises(RuleBroken):
                deliberation.add_summary(who, question, text="Tea?")
        with lines_added(world), pytest.raises(RuleBroken, match="Only members of an assembly"):
            acts.add_explanation(gone, word="tea", text="Water.")
        acts.add_explanation(world.dora, word="tea", text="Water.")
        deliberation.withdraw_question(world.awa, question)
        with lines_added(world), pytest.raises(RuleBroken):
            deliberation.add_summary(world.bruno, question, text="Tea?")


@pytest.mark.parametrize(
    ("word", "text"), [("", "x"), ("x" * 61, "x"), ("x", ""), ("x", "y" * 601)]
)
def test_a_word_and_what_it_means_are_neither_empty_nor_endless(word, text):
    with founded() as world, lines_added(world), pytest.raises(RuleBroken):
        acts.add_explanation(world.awa, word=word, text=text)
