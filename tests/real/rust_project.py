"""The Rust project's teams, as they stand in tests/real/data/rust, founded through the acts."""

import json
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from autogestion.rules.bodies import INVITATION_USES_MAX
from autogestion.server.organisations import acts
from autogestion.server.organisations.models import Body, Organisation
from autogestion.server.people.acts import Newcomer
from autogestion.server.people.models import Person
from autogestion.server.record import clock
from tests.world import START, World, template

DATA = Path(__file__).parent / "data" / "rust"
COUNCIL = "leadership-council"
YES = 1


@dataclass(frozen=True)
class Team:
    """A team: its members by other names; within: the team that it is a part of."""

    name: str
    kind: str
    within: str | None
    members: list[str]


def teams() -> dict[str, Team]:
    """Every team by its name, each after the one that it is a part of; the council first."""
    rows = json.loads((DATA / "teams.json").read_text("ascii"))
    waiting = {row["name"]: Team(**row) for row in rows}
    placed = {COUNCIL: waiting.pop(COUNCIL)}
    while waiting:
        for team in [team for team in waiting.values() if team.within in (None, *placed)]:
            placed[team.name] = waiting.pop(team.name)
    return placed


class Project:
    """The teams being founded. A team without members was founded by one of the council, who left it."""

    def __init__(self, only: Collection[str] = ()) -> None:
        """`only`: the names of those teams that are founded beside the council; all where it is empty."""
        self.teams = {
            name: team
            for name, team in teams().items()
            if not only or name in only or name == COUNCIL
        }
        names = {name for team in self.teams.values() for name in team.members}
        self.newcomers = {name: Newcomer(name, "en") for name in names}
        council = self.teams[COUNCIL].members
        self.founders = {team.name: (team.members or council)[0] for team in self.teams.values()}
        organisation, _secret = acts.propose_organisation(
            self.somebody(self.founders[COUNCIL]), name="The Rust project's teams", languages=["en"],
            charter=template("rust"), assembly=COUNCIL,
        )  # fmt: skip
        self.world = World(Organisation.objects.get(pk=organisation.pk))
        self.world.bodies[COUNCIL] = self.world.organisation.bodies.get()

    def somebody(self, name: str) -> Person | Newcomer:
        return self.newcomers[name].person or self.newcomers[name]

    def found_all(self) -> None:
        """One member proposes each team, which is enough to found it, and decides to join."""
        for team in list(self.teams.values())[1:]:
            body, _secret = acts.propose_assembly(
                self.somebody(self.founders[team.name]), self.world.organisation, name=team.name,
                within=self.world.bodies[team.within] if team.within else None,
            )  # fmt: skip
            self.world.bodies[team.name] = body
        for name in self.founders.values():
            self.world.people[name] = self.newcomers[name].person
            self.world.know(name)
        self.all_join()

    def all_join(self) -> None:
        """The vote in each team on joining opens after a day; its one member says yes."""
        self.world.wait(days=1)
        founders = {body.pk: self.founders[name] for name, body in self.world.bodies.items()}
        for question in self.world.organisation.questions.filter(kind="joining"):
            self.world.cast(founders[question.body_id], question, YES)
        self.world.wait(days=3)

    def admit_all(self) -> None:
        """The others enter by invitation; whoever founded a team that has no members leaves it."""
        for team in self.teams.values():
            body = self.world.body(team.name)
            self._admit(body, team.members[1:])
            if not team.members:
                acts.leave(self.world.members[self.founders[team.name]], body)

    def _admit(self, body: Body, names: list[str]) -> None:
        founder = self.world.members[self.founders[str(body)]]
        for start in range(0, len(names), INVITATION_USES_MAX):
            some = names[start : start + INVITATION_USES_MAX]
            invitation, _secret = acts.invite(founder, body, uses=len(some))
            for name in some:
                acts.accept_invitation(self.somebody(name), invitation)


@contextmanager
def founded_project(only: Collection[str] = ()) -> Iterator[Project]:
    """All teams with all their members, belonging to one organisation; or `only` some."""
    with clock.set_to(START):
        project = Project(only)
        project.found_all()
        project.admit_all()
        yield project
