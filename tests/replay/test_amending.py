"""Texts that are amended, played through acts; each ends with the record against the tables."""

import pytest

from autogestion.rules.refusals import RuleBroken
from autogestion.server.amending import acts as amending
from autogestion.server.amending import queries
from autogestion.server.deliberation import acts as deliberation
from tests.world import dossier, founded, template

pytestmark = pytest.mark.django_db
FIVE = ("We stop at six.", "We are paid for the hour.", "Nobody is moved.", "The door stays open.", "It begins in May.")


@pytest.fixture
def world():
    with founded() as world:
        yield world


def text_of(question) -> list[str]:
    newest = question.drafts.order_by("-number").first()
    return [row.text.content for row in newest.paragraphs.select_related("text").order_by("place")]


def laid(world, text=FIVE, **details):
    question = world.pose(world.awa, world.warehouse, complete=False, **details)
    amending.lay_text(world.awa, question, paragraphs=text)
    return question


def propose(by, question, first, last, *paragraphs, seconded_by=()):
    amendment = amending.propose_amendment(
        by, question, first=first, last=last, paragraphs=paragraphs,
        wants=f"Other words for {first}–{last}", why="They say it better.",
    )  # fmt: skip
    for member in seconded_by:
        amending.second_amendment(member, question, number=amendment.number)
    return amendment.number


def amended_by(world, question):
    return world.organisation.questions.get(number=world.fresh(question).amended_as)


def test_amendments_are_voted_before_the_whole_and_the_text_is_finished_by_rule(world):
    question = laid(world)
    one = propose(world.bruno, question, 1, 2, "We stop at five.", seconded_by=[world.chidi])
    other = propose(world.chidi, question, 2, 3, "Nobody loses an hour.", seconded_by=[world.bruno])
    third = propose(world.bruno, question, 6, 5, "We look again in June.", seconded_by=[world.chidi])
    deliberation.second_question(world.bruno, question)
    deliberation.complete_dossier(world.awa, question)
    world.open_amendments(question)
    first = amended_by(world, question)

    assert first.subject == {
        "amends": question.number, "amendments": [one, other, third], "groups": [[1, 2], [3]],
    }  # fmt: skip
    for name, ranks in {"Awa": [1, 2, 1, 3], "Bruno": [2, 1, 3, 3], "Chidi": [2, 1, 1, 3]}.items():
        world.cast(name, first, ranks)
    world.close(first)

    assert text_of(question) == [FIVE[0], "Nobody loses an hour.", *FIVE[3:], "We look again in June."]
    assert world.fresh(question).opened_at is None
    decision = world.decide(question, {"Awa": 1, "Bruno": 1})
    assert decision.adopted
