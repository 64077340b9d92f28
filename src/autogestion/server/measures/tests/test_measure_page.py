"""The page of one measure: what it rests on, what one can do from it, its pictures and files; and each body."""

import csv
import io
import re
from html import unescape
from xml.etree import ElementTree as ET

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from autogestion.server.measures.keeping import Measurer
from autogestion.server.measures.models import BodyProfile
from tests.visiting import at, browser, lines_added
from tests.world import World, federated, founded

pytestmark = pytest.mark.django_db

QUERIES_MAX = 16


def read(world: World, *parts: str | int) -> str:
    answer = browser(world.awa).get(at(world, "measures", *parts))
    assert answer.status_code == 200, parts
    return answer.content.decode()


def people_come(world: World, body: str, number: int, *, by: str) -> list[str]:
    names = [f"{body}{place}" for place in range(number)]
    for name in names:
        world.admit(name, world.body(body), by=world.members[by])
    return names


def decided(world: World, body: str, *seconds: str, voters: list[str] | None = None) -> None:
    first, *others = seconds
    question = world.pose(
        world.members[first], world.body(body), seconded_by=[world.members[one] for one in others]
    )
    world.decide(question, dict.fromkeys(voters or list(seconds), 1))


def test_the_page_of_a_measure_says_how_it_was_computed_and_leads_to_its_lines():
    with founded() as world:
        guests = people_come(world, "Warehouse", 9, by="Awa")
        decided(world, "Warehouse", "Awa", "Bruno", "Chidi", voters=["Awa", "Bruno", *guests])
        Measurer().measure_due()
        shown = read(world, "concentration-of-initiative")
        assert "<h1>How unequally the putting of questions is spread" in shown
        assert "Gini·n/(n−1)" in shown
        assert "Deltas 2003" in shown
        assert "?act=question.posed" in shown
        assert "Any member puts a question." in shown  # What the charter allows.
        assert "The chance that two acts are by the same person" in shown
        assert "From those who did least" in shown
        funnel = read(world, "opportunity-to-create")
        assert "They had the right to decide" in funnel
        with lines_added(world), CaptureQueriesContext(connection) as asked:
            read(world, "opportunity-to-create")
        assert len(asked) <= QUERIES_MAX
        assert Client().get(at(world, "measures", "turnout")).status_code == 302
        stranger = Client()
        stranger.force_login(world.person("Zoe"))
        for address in ("turnout", "turnout/numbers.csv", "bodies/1"):
            parts = address.split("/")
            path = at(world, "measures", *parts)
            path = path.rstrip("/") if address.endswith(".csv") else path
            assert stranger.get(path).status_code == 403
        assert browser(world.awa).get(at(world, "measures", "nothing")).status_code == 404
        assert browser(world.awa).get(at(world, "measures", "bodies", 99)).status_code == 404


def test_one_press_opens_a_question_with_a_proposal_and_the_number_in_it():
    with founded() as world:
        people_come(world, "Warehouse", 9, by="Awa")
        decided(world, "Warehouse", "Awa", "Bruno", "Chidi")
        Measurer().measure_due()
        shown = read(world, "reach-of-speech")
        (way,) = re.findall(r'button--first" href="([^"]+)"', shown)
        form = browser(world.awa).get(unescape(way)).content.decode()
        assert "three of us, drawn by lot, are asked for one argument." in form
        assert "How many of all members have said something to all" in form
        assert "/measures/reach-of-speech/" in form


def test_pictures_and_numbers_are_files_of_their_own():
    with founded() as world:
        people_come(world, "Warehouse", 9, by="Awa")
        decided(world, "Warehouse", "Awa", "Bruno", "Chidi")
        Measurer().measure_due()
        root = at(world, "measures", "concentration-of-initiative")
        drawn = browser(world.awa).get(f"{root}spread.svg")
        assert drawn["Content-Type"] == "image/svg+xml; charset=utf-8"
        assert "attachment" in drawn["Content-Disposition"]
        picture = ET.fromstring(drawn.content)
        assert picture.tag == "{http://www.w3.org/2000/svg}svg"
        assert browser(world.awa).get(f"{root}nothing.svg").status_code == 404
        written = browser(world.awa).get(f"{root}numbers.csv").content.decode()
        rows = list(csv.DictReader(io.StringIO(written)))
        assert rows[0]["name"] == "concentration-of-initiative"
        assert float(rows[0]["value"]) == 1.0
        assert {row["name"] for row in rows if row["part"] == "index"} >= {"hoover", "theil", "hhi"}
        assert sum(row["part"] == "share of those who did least" for row in rows) == 21


def test_the_name_of_a_body_is_no_formula_in_the_numbers():
    with founded() as world:
        world.found_assembly("=1+1", ["Dora", "Emil", "Farah"])
        people_come(world, "Warehouse", 9, by="Awa")
        people_come(world, "=1+1", 9, by="Dora")
        decided(world, "Warehouse", "Awa", "Bruno", "Chidi")
        Measurer().measure_due()
        root = at(world, "measures", "reach-of-initiative")
        written = browser(world.awa).get(f"{root}numbers.csv").content.decode()
        bodies = [
            row["name"] for row in csv.DictReader(io.StringIO(written)) if row["part"] == "body"
        ]
        assert "'=1+1" in bodies
        assert "=1+1" not in bodies


def test_each_body_stands_beside_the_whole():
    with federated() as world:
        people_come(world, "Warehouse", 9, by="Awa")
        guests = people_come(world, "Depot", 9, by="Dora")
        decided(world, "Warehouse", "Awa", "Bruno", "Chidi")
        decided(world, "Depot", "Dora", "Emil", "Farah", voters=["Dora", *guests])
        decided(world, "Depot", "Emil", "Dora", "Farah", voters=["Dora", *guests])
        Measurer().measure_due()
        shown = read(world, "bodies", 2)
        reach = shown.partition('id="reach-of-initiative"')[2].partition("</tr>")[0]
        assert "16.7%" in reach  # Two of twelve.
        assert "12.5%" in reach  # Three of twenty-four.
        one = read(world, "bodies", 2, "reach-of-initiative")
        assert "In the whole organisation: 12.5%." in one
        assert "within=2" in one
        beside = read(world, "reach-of-initiative")
        assert "Body by body" in beside
        assert "Depot" in beside.partition('id="picture-assemblies"')[2]
        assert "Each body for itself" in read(world)


def test_a_small_body_is_silent_and_is_not_found_by_taking_the_others_from_the_whole():
    """Of three members of the Depot nothing is told, nor of the twelve beside them what would tell it."""
    with federated() as world:
        people_come(world, "Warehouse", 9, by="Awa")
        decided(world, "Warehouse", "Awa", "Bruno", "Chidi")
        decided(world, "Depot", "Dora", "Emil", "Farah")
        Measurer().measure_due()
        small, large = read(world, "bodies", 2), read(world, "bodies", 1)
        for shown in (small, large):
            reach = shown.partition('id="reach-of-initiative"')[2].partition("</li>")[0]
            assert "Fewer than five people: nothing is counted." in reach
            assert "act counted" not in reach
        assert "<table>" not in small
        assert "8.3%" not in large
        people_come(world, "Depot", 9, by="Dora")
        Measurer().measure_due()
        world.wait(days=1)
        decided(world, "Depot", "Dora", "Emil", "Farah")
        Measurer().measure_due()
        assert "8.3%" in read(world, "bodies", 1)


def test_nobody_is_named_in_what_is_kept_of_bodies():
    with federated() as world:
        people_come(world, "Warehouse", 9, by="Awa")
        decided(world, "Warehouse", "Awa", "Bruno", "Chidi")
        Measurer().measure_due()
        kept = str(list(BodyProfile.objects.values_list("data", "people", "left_out")))
        assert not [one for one in world.members.values() if one.pseudonym in kept]
