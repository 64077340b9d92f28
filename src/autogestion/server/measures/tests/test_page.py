"""The page of the measures: what it says, whom it names, what it costs, and that it writes nothing."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from autogestion.server.measures import reading
from autogestion.server.measures.keeping import Measurer
from autogestion.server.measures.models import MeasuredWindow, Profile
from tests.visiting import at, browser, lines_added
from tests.world import World, federated, founded

pytestmark = pytest.mark.django_db

QUERIES_MAX = 16


def page(world: World, query: str = "") -> str:
    answer = browser(world.awa).get(at(world, "measures") + query)
    assert answer.status_code == 200
    return answer.content.decode()


def hall(world: World, people: int = 12) -> None:
    """So many members in the Warehouse, of whom Awa puts a question that all answer."""
    for number in range(people - 3):
        world.admit(f"Guest{number}", world.warehouse, by=world.awa)
    decided(world)


def decided(world: World) -> None:
    question = world.pose(world.awa, world.warehouse, seconded_by=[world.bruno, world.chidi])
    world.decide(question, dict.fromkeys(list(world.members), 1))


def test_members_read_what_is_measured_and_how_and_what_they_can_do():
    with founded() as world:
        hall(world)
        shown = page(world)
        assert "How many of all members have put a question." in shown
        assert "8.3%" in shown
        assert "measures/reach-of-initiative/" in shown
        assert "Too few to say." in shown
        assert "The last 90 days" in page(world, "?days=365")
        assert "Everything" in page(world, "?days=forever")


def test_of_fewer_than_ten_counts_are_told_and_of_fewer_than_five_nothing():
    with federated() as world:
        world.decide(
            world.pose(world.awa, world.warehouse, seconded_by=[world.bruno]),
            {"Awa": 1, "Bruno": 1},
        )
        shown = page(world)
        assert "16.7%" not in shown
        assert "1 act counted" in shown
    with founded() as world:
        decided(world)
        reach = page(world).partition('id="reach-of-initiative"')[2].partition("<li")[0]
        assert "Fewer than five people: nothing is counted." in reach
        assert "act counted" not in reach


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
        Measurer().measure_due()
        assert "Awa" not in str(Profile.objects.get().data)
        kept = str(list(MeasuredWindow.objects.values_list("numbers", flat=True)))
        assert not [one for one in world.members.values() if one.pseudonym in kept]


def test_strangers_and_members_of_others_read_nothing_of_it():
    with founded() as world:
        assert Client().get(at(world, "measures")).status_code == 302
        stranger = Client()
        stranger.force_login(world.person("Zoe"))
        assert stranger.get(at(world, "measures")).status_code == 403


def test_looking_writes_nothing_and_shows_what_was_measured_last():
    with founded() as world:
        hall(world)
        with lines_added(world):
            assert "as it stood on" in page(world)
        Measurer().measure_due()
        kept = Profile.objects.get()
        decided(world)
        with lines_added(world), CaptureQueriesContext(connection) as asked:
            shown = page(world)
        assert len(asked) <= QUERIES_MAX
        assert not [one for one in asked if not one["sql"].startswith("SELECT")]
        assert f"From the first {kept.lines} lines of the record," in shown
        assert Profile.objects.get().lines == kept.lines


def test_a_long_record_that_was_never_measured_says_so(monkeypatch):
    monkeypatch.setattr(reading, "WHILE_ONE_WAITS", 5)
    with founded() as world:
        decided(world)
        assert "has not been measured yet" in page(world)
        assert not Profile.objects.exists()
        Measurer().measure_due()
        assert "has not been measured yet" not in page(world)


def test_a_measure_is_shown_quarter_by_quarter_as_a_picture_and_a_table():
    with founded() as world:
        hall(world)
        Measurer().measure_due()
        address = at(world, "measures", "reach-of-initiative")
        one = browser(world.awa).get(address).content.decode()
        assert "Quarter by quarter" not in one  # One quarter is no history.
        world.wait(days=100)
        decided(world)
        Measurer().measure_due()
        shown = browser(world.awa).get(address).content.decode()
        shown = shown.partition('id="picture-quarters"')[2].partition("</section>")[0]
        rows = [row.split("</th>")[0].rpartition(">")[2] for row in shown.split("<tr>")[2:]]
        assert rows == ["April to June 2026, so far", "January to March 2026"]
        assert shown.count("<circle") == 2
        assert shown.count('fill-opacity="0"') == 1
        assert 'aria-hidden="true"' in shown


def test_measures_that_say_nothing_stand_folded_with_why():
    with federated() as world:
        world.decide(
            world.pose(world.awa, world.warehouse, seconded_by=[world.bruno]),
            {"Awa": 1, "Bruno": 1},
        )
        shown = page(world).partition('id="initiative"')[2].partition("</section>")[0]
        assert "12 measures that say nothing yet" not in shown.partition("<details>")[0]
        folded = shown.partition("measures that say nothing yet")[2]
        assert 'id="concentration-of-initiative"' in folded
        assert "Too few to say. 1 act counted" in folded
