"""The page of the measures: what it says, whom it names, what it costs, when it measures anew."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from autogestion.server.measures import keeping
from autogestion.server.measures.models import Profile
from tests.visiting import at, browser
from tests.world import World, federated, founded

pytestmark = pytest.mark.django_db

QUERIES_MAX = 12


def page(world: World, query: str = "") -> str:
    answer = browser(world.awa).get(at(world, "measures") + query)
    assert answer.status_code == 200
    return answer.content.decode()


def test_members_read_what_is_measured_and_how_and_what_they_can_do():
    with federated() as world:
        world.decide(
            world.pose(world.awa, world.warehouse, seconded_by=[world.bruno]),
            {"Awa": 1, "Bruno": 1},
        )
        shown = page(world)
        assert "How many of all members have put a question." in shown
        assert "16.7%" in shown
        assert "What you can do:" in shown
        assert "?act=question.posed" in shown
        assert "Too few to say." in shown
        assert "The last 90 days" in page(world, "?days=365")
        assert "Everything" in page(world, "?days=forever")


def test_nobody_is_named():
    with federated() as world:
        world.decide(
            world.pose(world.awa, world.warehouse, seconded_by=[world.bruno]),
            {"Awa": 1, "Bruno": 1},
        )
        shown = page(world)
        for name, member in world.members.items():
            assert member.pseudonym not in shown
            assert name not in shown.replace("Awa, Warehouse", "")
        assert "Awa" not in str(Profile.objects.get().data)


def test_strangers_and_members_of_others_read_nothing_of_it():
    with founded() as world:
        assert Client().get(at(world, "measures")).status_code == 302
        stranger = Client()
        stranger.force_login(world.person("Zoe"))
        assert stranger.get(at(world, "measures")).status_code == 403


def test_it_is_measured_anew_when_the_record_has_grown_and_otherwise_read(monkeypatch):
    with founded() as world:
        page(world)
        first = Profile.objects.get()
        with CaptureQueriesContext(connection) as asked:
            page(world)
        assert len(asked) <= QUERIES_MAX
        world.pose(world.awa, world.warehouse, complete=False)
        page(world)
        assert Profile.objects.get().lines > first.lines
        monkeypatch.setattr(keeping, "WHILE_ONE_WAITS", 0)
        kept = Profile.objects.get().lines
        world.pose(world.awa, world.warehouse, complete=False)
        page(world)
        assert Profile.objects.get().lines == kept
        world.wait(days=1)
        page(world)
        assert Profile.objects.get().lines > kept
