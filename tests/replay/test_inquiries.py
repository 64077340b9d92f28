"""Stories of inquiries, played through acts: at the end the record alone gives what the tables say."""

import pytest

from autogestion.rules.refusals import RuleBroken
from autogestion.server.inquiry import acts, queries
from autogestion.server.inquiry.items import Written
from autogestion.server.inquiry.tests.scenes import (
    answered,
    closed,
    drafted,
    fresh,
    nights,
    opened,
    published,
)
from autogestion.server.organisations import acts as organisations
from autogestion.server.record import queries as record
from tests.world import federated, founded

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(db):
    with founded() as found:
        yield found


def test_a_draft_is_changed_by_those_who_write_it_or_by_enough_others(world):
    survey = drafted(world)
    pay = Written("What are you paid an hour?", [])
    acts.propose_change(world.bruno, survey, kind="number", written=pay)
    assert fresh(world, survey).version == 1
    acts.support_change(world.awa, survey, number=1)
    assert [one.kind for one in queries.standing(survey)][-1] == "number"
    acts.support_survey(world.chidi, survey, version=2)
    acts.join_drafting(world.bruno, survey)
    acts.propose_change(world.bruno, survey, item=3)
    assert [one.number for one in queries.standing(survey)] == [1, 2, 4]
    assert not queries.supporters(survey)
    with pytest.raises(RuleBroken, match="changed meanwhile"):
        acts.support_survey(world.chidi, survey, version=2)
    with pytest.raises(RuleBroken, match="no such question"):
        acts.propose_change(world.chidi, survey, item=3, kind="words", written=pay)


def test_an_inquiry_is_opened_answered_closed_published_and_taken_further(world):
    survey = opened(world)
    assert survey.asked == 3
    acts.take_code(world.awa, survey)
    answered(world, survey, [nights(1)] * 7 + [nights(3, words="The cold.")] * 6)
    survey = closed(world, survey)
    assert (survey.answered, survey.published_at) == (13, None)
    survey = published(world, survey)
    question = world.pose(world.bruno, world.warehouse, complete=False)
    with pytest.raises(RuleBroken, match="no such question"):
        acts.add_finding(world.awa, survey, question, item=9, text="So.", source="There.")
    acts.add_finding(
        world.awa, survey, question, item=1, text="Six work nights.", source="Inquiry 1"
    )
    asked = acts.ask_from_survey(
        world.chidi, world.warehouse, survey, item=3, dossier=question_dossier()
    )
    assert asked.subject == {"survey": 1, "item": 3}
    lines = [entry.act for entry in record.entries(world.organisation).order_by("seq")]
    assert "survey.closed" in lines
    assert "survey.published" in lines


def question_dossier():
    from tests.world import dossier

    return dossier("Do we stop nights?")


def test_whoever_is_to_be_asked_proposes_and_the_body_decides():
    with federated() as world:
        survey = drafted(world, asks="whole")
        pay = Written("What are you paid an hour?", [])
        acts.propose_change(world.dora, survey, kind="number", written=pay)
        with pytest.raises(RuleBroken, match="Members of the body"):
            acts.support_change(world.emil, survey, number=1)
        assert fresh(world, survey).version == 1
        acts.support_change(world.bruno, survey, number=1)
        acts.support_change(world.chidi, survey, number=1)
        assert fresh(world, survey).version == 2
        own = drafted(world)
        with pytest.raises(RuleBroken, match="to be asked"):
            acts.propose_change(world.dora, own, kind="number", written=pay)


def test_who_came_or_went_meanwhile_changes_nothing(world):
    survey = opened(world)
    gita = world.admit("Gita", world.warehouse, by=world.awa)
    with pytest.raises(RuleBroken, match="no member"):
        acts.take_code(gita, survey)
    organisations.leave(world.chidi, world.warehouse)
    assert closed(world, survey).answered == 0
