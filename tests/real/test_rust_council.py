"""The leadership council of the Rust project, built by acts: each top-level team sends one (RFC 3392)."""

import pytest

from autogestion.server.delegates import acts, queries
from autogestion.server.delegates.models import Council
from tests.real.rust_project import Project, founded_project, teams

SENT = {
    "compiler": "member-342",
    "devtools": "member-468",
    "infra": "member-317",
    "lang": "member-109",
    "libs": "member-148",
    "mods": "member-191",
}
"""Top-level teams, and who of each is of the council in the project's own data."""
REPLACED_BY = "member-510"


@pytest.mark.slow
@pytest.mark.django_db
def test_each_top_level_team_sends_one_and_replaces_whom_it_recalls():
    with founded_project(SENT) as project:
        council = formed(project)
        for team, member in SENT.items():
            elects(project, team, member)
        assert seated(council) == SENT
        recalls(project, council, "lang")
        assert seated(council) == {team: SENT[team] for team in SENT if team != "lang"}
        elects(project, "lang", REPLACED_BY)
        assert seated(council) == SENT | {"lang": REPLACED_BY}


def seated(council: Council) -> dict[str, str]:
    """Team -> whom it sends."""
    return {str(term.sender): str(term.member) for term in queries.running_terms(council)}


def formed(project: Project) -> Council:
    """Proposed in one team, agreed to by each."""
    world = project.world
    for name in {name for team in SENT for name in teams()[team].members}:
        world.people[name] = project.newcomers[name].person
        world.know(name)
    voters = {team: teams()[team].members for team in SENT}
    return world.form_council(voters, name="Leadership", seats={"fixed": 1}, term_days=365)


def elects(project: Project, team: str, member: str) -> None:
    """Two stand, where there are two, and the team ranks this one first; the charter counts by Schulze."""
    world = project.world
    election = world.asked("election", world.body(team))
    others = [name for name in teams()[team].members if name != member][:1]
    for name in (member, *others):
        acts.stand(world.members[name], election, statement=f"{name} for {team}.")
    ranks = list(range(1, len(others) + 3))
    world.decide(election, dict.fromkeys(teams()[team].members, ranks))


def recalls(project: Project, council: Council, team: str) -> None:
    """By RFC 3392 a team recalls its representative at any time: one member opens it, and the team votes."""
    world, members = project.world, teams()[team].members
    (term,) = queries.running_terms(council, world.body(team))
    opener = next(name for name in members if name != SENT[team])
    acts.open_recall(world.members[opener], [term])
    world.decide(world.asked("recall", world.body(team)), dict.fromkeys(members, 1))
