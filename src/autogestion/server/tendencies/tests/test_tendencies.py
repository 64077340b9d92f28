"""Tendencies: formed and joined by oneself, heard in every dossier, without power over anybody (S15)."""

import pytest
from django.test import Client

from autogestion.rules.refusals import RuleBroken
from autogestion.server.organisations import acts as organisations
from autogestion.server.tendencies import acts, queries
from autogestion.server.tendencies.models import Tendency
from tests.visiting import at, browser, lines_added
from tests.world import World, federated

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(db):
    with federated() as found:
        yield found


def formed(world: World) -> Tendency:
    """Awa and Dora stand for shorter shifts."""
    tendency = acts.form_tendency(world.awa, name="Six hours", platform="Six hours are enough.")
    acts.join_tendency(world.dora, tendency, named=False)
    return tendency


def page(member, address: str) -> str:
    answer = browser(member).get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_tendency_is_formed_joined_and_heard_in_the_browser(world):
    question = world.pose(world.awa, world.warehouse, scope="whole", complete=False)
    asked = at(world, "questions", question.number)
    with lines_added(world, "tendency.formed", "tendency.joined", "tendency.spoke"):
        said = {"name": "Six hours", "platform": "Six hours are **enough**.", "named": "yes"}
        assert browser(world.awa).post(at(world, "tendencies", "new"), said).status_code == 302
        joins = browser(world.dora).post(at(world, "tendencies", 1, "join"), {"named": "no"})
        assert joins.status_code == 302
        speaks = browser(world.dora).post(f"{asked}tendencies/", {"text": "Not at night."})
        assert speaks.status_code == 302
    own = page(world.emil, at(world, "tendencies", 1))
    assert "<strong>enough</strong>" in own
    assert "Awa" in own
    assert "1 member whom this page does not name" in own
    assert "Not at night." in page(world.bruno, asked)
    assert "2 members" in page(world.bruno, at(world, "tendencies"))


def test_one_alone_has_no_room_of_its_own_and_nobody_speaks_for_others(world):
    question = world.pose(world.awa, world.warehouse, complete=False)
    tendency = acts.form_tendency(world.awa, name="Alone", platform="Me.")
    with pytest.raises(RuleBroken, match="once 2 members"):
        acts.speak_for_tendency(world.awa, tendency, question, text="No.")
    acts.join_tendency(world.dora, tendency)
    with pytest.raises(RuleBroken, match="Only its members"):
        acts.speak_for_tendency(world.bruno, tendency, question, text="No.")
    with pytest.raises(RuleBroken, match="Only those who will vote"):
        acts.speak_for_tendency(world.dora, tendency, question, text="No.")
    acts.speak_for_tendency(world.awa, tendency, question, text="No.")
    acts.speak_for_tendency(world.awa, tendency, question, text="Not so.")
    assert [one.text for one in queries.heard_in(question, world.bruno)] == ["Not so."]


def test_who_has_left_the_organisation_no_longer_counts(world):
    tendency = formed(world)
    question = world.pose(world.awa, world.warehouse, complete=False)
    organisations.leave(world.dora, world.depot)
    with pytest.raises(RuleBroken, match="once 2 members"):
        acts.speak_for_tendency(world.awa, tendency, question, text="No.")


def test_nothing_is_said_once_the_vote_has_opened(world):
    tendency = formed(world)
    question = world.pose(world.awa, world.warehouse, seconded_by=[world.bruno])
    world.open(question)
    with pytest.raises(RuleBroken, match="has opened"):
        acts.speak_for_tendency(world.awa, tendency, question, text="No.")


def test_it_is_over_when_its_last_member_leaves_and_what_it_said_stays(world):
    tendency = formed(world)
    question = world.pose(world.awa, world.warehouse, complete=False)
    acts.speak_for_tendency(world.awa, tendency, question, text="Six hours.")
    acts.rewrite_platform(world.dora, tendency, platform="Five hours.")
    with lines_added(world, "tendency.left", "tendency.left"):
        for member in (world.awa, world.dora):
            assert browser(member).post(at(world, "tendencies", 1, "leave")).status_code == 302
    with pytest.raises(RuleBroken, match="last member has left"):
        acts.join_tendency(world.emil, tendency)
    assert "Six hours." in page(world.bruno, at(world, "questions", question.number))
    assert "Its last member has left it" in page(world.bruno, at(world, "tendencies", 1))


def test_strangers_and_those_without_a_place_form_and_see_nothing(world):
    tendency = formed(world)
    left = world.admit("Hana", world.warehouse, by=world.awa)
    organisations.leave(left, world.warehouse)
    for deed in (
        lambda: acts.form_tendency(left, name="Outside", platform="We."),
        lambda: acts.join_tendency(left, tendency),
        lambda: acts.leave_tendency(world.bruno, tendency),
        lambda: acts.rewrite_platform(world.bruno, tendency, platform="Theirs."),
    ):
        with pytest.raises(RuleBroken):
            deed()
    for address in (at(world, "tendencies"), at(world, "tendencies", 1)):
        assert Client().get(address).status_code == 302
    asked = world.pose(world.awa, world.warehouse, complete=False)
    with lines_added(world):
        speak = browser(world.bruno).post(
            at(world, "questions", asked.number, "tendencies"), {"text": "We."}
        )
        assert speak.status_code == 404
