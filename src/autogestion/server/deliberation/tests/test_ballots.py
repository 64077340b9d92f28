"""The ballots of a vote can be taken away and counted again (spec/ballots.md)."""

import csv
import io
import json
from fractions import Fraction

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from autogestion.rules.counting import approval, debian, majority, schulze
from autogestion.server.deliberation.models import Question
from autogestion.server.deliberation.tests.charters import counted_by
from tests.visiting import at, browser
from tests.world import World, federated, founded, template

pytestmark = pytest.mark.django_db


def recount(file: dict) -> dict:
    """The count as anybody makes it who has the file and the specification."""
    ballots = [(ballot["choice"], 1) for ballot in file["ballots"] if ballot["choice"] != 0]
    options = len(file["options"])
    if file["method"] == "majority":
        return majority.count(options, ballots).to_data()
    if file["method"] == "approval":
        return approval.count(options, ballots).to_data()
    if file["method"] == "schulze":
        return schulze.count(
            options, ballots, strength=file["strength"], unranked=file["unranked"]
        ).to_data()
    ratios = [Fraction(ratio) for ratio in file["ratios"]]
    return debian.count(options, ballots, quorum=file["quorum"], ratios=ratios).to_data()


def ballots_of(world: World, question: Question, kind: str) -> str:
    address = at(world, "questions", question.number).rstrip("/") + f"/ballots.{kind}"
    answer = browser(world.awa).get(address)
    assert (
        answer["Content-Disposition"] == f'attachment; filename="ballots-{question.number}.{kind}"'
    )
    return answer.content.decode()


RANKED = {"Awa": [1, 2, 3], "Bruno": [2, 1, None], "Chidi": 0}
CASES = {
    "majority": (template("base-union"), (), {"Awa": 1, "Bruno": 2, "Chidi": 0}),
    "schulze": (template("base-union"), ("A kettle", "A samovar"), RANKED),
    "debian": (counted_by("debian"), ("A kettle", "A samovar"), RANKED),
    "approval": (
        counted_by("approval"),
        ("A kettle", "A samovar"),
        {"Awa": [1, 2], "Bruno": [1], "Chidi": 0},
    ),
}


@pytest.mark.parametrize("method", CASES)
def test_whoever_counts_the_downloaded_ballots_again_comes_to_the_same_result(method):
    charter, options, choices = CASES[method]
    with founded(charter) as world:
        seconds = [world.bruno, world.chidi][: charter.kind("ordinary").seconds]
        question = world.pose(world.awa, world.warehouse, seconded_by=seconds, options=options)
        world.decide(question, choices)
        file = json.loads(ballots_of(world, question, "json"))
        assert file["format"] == "autogestion-ballots-1"
        assert file["method"] == method
        assert recount(file) == world.vote(question).result["count"]


def test_the_table_says_the_same_as_the_file():
    with founded() as world:
        question = world.pose(
            world.awa, world.warehouse, seconded_by=[world.bruno], options=["A kettle", "A samovar"]
        )
        world.decide(question, RANKED)
        lines = csv.DictReader(io.StringIO(ballots_of(world, question, "csv")))
        ranks = {
            line["elector"]: [line[f"option_{n}"] for n in (1, 2, 3)] + [line["abstains"]]
            for line in lines
        }
        assert ranks == {
            world.awa.pseudonym: ["1", "2", "3", "0"],
            world.bruno.pseudonym: ["2", "1", "", "0"],
            world.chidi.pseudonym: ["", "", "", "1"],
        }


def test_no_words_of_members_stand_in_the_table():
    with founded() as world:
        question = world.pose(
            world.awa, world.warehouse, seconded_by=[world.bruno], options=["=1+1", "@SUM(1)"]
        )
        world.decide(question, RANKED)
        rows = list(csv.reader(io.StringIO(ballots_of(world, question, "csv"))))
        assert rows[0][3:5] == ["option_1", "option_2"]
        assert all(cell.isalnum() or cell == "" for row in rows[1:] for cell in row)


def test_ballots_are_open_to_those_who_vote_and_to_nobody_else():
    with federated() as world:
        question = world.pose(world.awa, world.warehouse, seconded_by=[world.bruno])
        world.open(question)
        world.cast("Bruno", question, 2)
        ballots = at(world, "questions", question.number, "ballots")
        page = browser(world.chidi).get(ballots).content.decode()
        assert "Bruno" in page
        assert "<td>No</td>" in page
        assert browser(world.dora).get(ballots).status_code == 403
        assert browser(world.dora).get(ballots.rstrip("/") + ".json").status_code == 403
        assert browser(world.awa).get(at(world, "questions", 99, "ballots")).status_code == 404


@pytest.mark.parametrize(
    ("method", "choice", "words"),
    [("schulze", [2, 1, 2], "2 &gt; 1 = 3"), ("approval", [1, 3], "1, 3")],
)
def test_several_answers_are_shown_by_their_numbers(method, choice, words):
    with founded(counted_by(method)) as world:
        question = world.pose(
            world.awa, world.warehouse, seconded_by=[world.bruno], options=["A kettle", "A samovar"]
        )
        world.open(question)
        world.cast("Bruno", question, choice)
        page = browser(world.chidi).get(at(world, "questions", question.number, "ballots"))
        assert f"<td>{words}</td>" in page.content.decode()


@pytest.mark.parametrize("voters", [1, 3])
def test_ballots_and_roll_ask_the_database_as_often_for_many_as_for_one(voters):
    with founded() as world:
        question = world.pose(world.awa, world.warehouse, seconded_by=[world.bruno])
        world.open(question)
        for name in ("Awa", "Bruno", "Chidi")[:voters]:
            world.cast(name, question, 1)
        device = browser(world.awa)
        for where in ("ballots", "roll"):
            address = at(world, "questions", question.number, where)
            device.get(address)
            with CaptureQueriesContext(connection) as queries:
                assert device.get(address).status_code == 200
            assert len(queries) <= 12
