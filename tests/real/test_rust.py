"""The Rust project's teams are an organisation: many bodies, people who belong to several."""

import gzip
from collections import Counter

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from autogestion.server.organisations import queries
from tests.real.rust_project import Project, founded_project, teams

TEAMS = 165
PEOPLE = 564
QUERIES_MAX = 13
PAGE_BYTES_MAX = 60_000


@pytest.mark.slow
@pytest.mark.django_db
def test_165_teams_with_their_people_are_an_organisation_that_can_be_walked():
    with founded_project() as project:
        every_team_is_a_body_under_its_parent(project)
        who_belongs_to_several_votes_once(project)
        each_page_costs_the_same_for_a_large_and_a_small_team(project)


def every_team_is_a_body_under_its_parent(project: Project) -> None:
    organisation = project.world.organisation
    bodies = list(queries.bodies(organisation).select_related("within__name"))

    assert len(queries.joined_numbers(organisation)) == len(bodies) == TEAMS
    assert {
        str(body): (str(body.within) if body.within else None, body.size) for body in bodies
    } == {team.name: (team.within, len(team.members)) for team in project.teams.values()}


def who_belongs_to_several_votes_once(project: Project) -> None:
    asks, team = project.world.members[project.founders["compiler"]], project.world.body("compiler")
    question = project.world.pose(asks, team, scope="whole")

    assert sum(project.world.open(question).electors_by_body.values()) == PEOPLE


def each_page_costs_the_same_for_a_large_and_a_small_team(project: Project) -> None:
    organisation = project.world.organisation
    guest = project.founders["compiler"]
    client = Client()
    client.force_login(project.newcomers[guest].person)

    map_of_all = page_within_budget(client, f"/o/{organisation.slug}/")
    assert all(f">{name}<" in map_of_all for name in project.teams)

    def cost_of(team: str) -> int:
        number = project.world.bodies[team].number
        return cost(client, f"/o/{organisation.slug}/assemblies/{number}/")

    others = [team for team in project.teams.values() if team.members and guest not in team.members]
    large = max(others, key=lambda team: len(team.members))
    small = min(others, key=lambda team: len(team.members))
    assert (len(large.members), len(small.members)) == (162, 1)
    assert cost_of(small.name) == cost_of(large.name) <= QUERIES_MAX
    assert max(cost_of("compiler"), cost_of("all"), cost_of("launching-pad")) <= QUERIES_MAX


def page_within_budget(client: Client, path: str) -> str:
    assert cost(client, path) <= QUERIES_MAX
    page = client.get(path).content
    assert len(gzip.compress(page)) < PAGE_BYTES_MAX
    return page.decode()


def cost(client: Client, path: str) -> int:
    """How many queries the page asks, once the clock has done what was due."""
    client.get(path)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(path).status_code == 200
    return len(asked)


def test_all_kinds_of_team_are_bodies():
    assert Counter(team.kind for team in teams().values()) == {
        "team": 77, "marker-team": 42, "working-group": 31, "project-group": 15,
    }  # fmt: skip


def test_nobody_is_named():
    names = {name for team in teams().values() for name in team.members}

    assert names == {f"member-{number:03}" for number in range(1, PEOPLE + 1)}
