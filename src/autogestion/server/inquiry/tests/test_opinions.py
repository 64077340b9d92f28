"""The map of opinions: planted groups are found, few are nowhere, and the server runs without what finds them."""

import sys

import pytest

from autogestion.server.inquiry import mapping, queries
from autogestion.server.inquiry.acts.answering import Sheet
from autogestion.server.inquiry.items import Written
from autogestion.server.inquiry.tests.scenes import answered, opened, published
from tests.visiting import at, browser
from tests.world import founded

pytestmark = pytest.mark.django_db
STATEMENTS = [("statements", Written("Of work", [f"Statement {n}." for n in range(1, 13)]))]


@pytest.fixture
def world(db):
    with founded() as found:
        yield found


def divided(world, first: int, second: int):
    """Two groups who disagree on all statements but the last."""
    survey = opened(world, items=STATEMENTS, first_days=0)
    sides = [1] * first + [-1] * second
    sheets = [
        Sheet({1: {str(n): (side if n % 2 else -side) for n in range(1, 12)} | {"12": 1}})
        for side in sides
    ]
    answered(world, survey, sheets)
    return published(world, survey)


def drawn(world) -> str:
    client = browser(world.awa)
    results = at(world, "surveys", 1, "results")
    assert "Find the groups" in client.get(results).content.decode()
    assert client.post(at(world, "surveys", 1, "map")).status_code == 302
    return client.get(results).content.decode()


def test_groups_are_found_with_what_unites_and_what_divides(world):
    pytest.importorskip("sklearn")
    divided(world, 18, 12)
    page = drawn(world)
    kept = queries.map_of(queries.survey_numbered(world.organisation, 1))
    assert [one["size"] for one in kept["groups"]] == [18, 12]
    assert [one["statement"] for one in kept["consensus"]] == ["1:12"]
    assert len(kept["divisive"]) == 11
    assert "A: most agree, B: most agree" in page
    assert "A: few agree, B: most agree" in page


def test_a_group_of_fewer_than_five_is_not_told_apart(world):
    pytest.importorskip("sklearn")
    divided(world, 20, 3)
    page = drawn(world)
    assert "No groups can be told apart" in page


def test_the_server_runs_without_it_and_says_what_to_install(world, monkeypatch):
    divided(world, 9, 9)
    monkeypatch.setitem(sys.modules, "sklearn", None)
    assert not mapping.is_available()
    page = browser(world.awa).get(at(world, "surveys", 1, "results")).content.decode()
    assert "autogestion[server,opinions]" in page
    assert browser(world.awa).post(at(world, "surveys", 1, "map")).status_code == 409
