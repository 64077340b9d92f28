"""Debian as an organisation under test: its developers come and go, and vote as they once did."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from autogestion.rules.bodies import INVITATION_USES_MAX
from autogestion.server.deliberation.models import Question
from autogestion.server.organisations import acts
from autogestion.server.organisations.models import Body, Member, Organisation
from autogestion.server.people.acts import Newcomer
from autogestion.server.people.models import Person
from autogestion.server.record import clock
from autogestion.server.votes import acts as votes
from autogestion.server.votes.models import Vote
from tests.real.debian_files import Published
from tests.world import START, World, dossier, template

FOUNDERS = 6
SPONSORS = 5
KIND_WITH_RATIO = {1: "", 2: "committee-override", 3: "foundation-document"}
"""The kind of question whose majority an option needs, by that majority's ratio to one."""


@dataclass
class Project:
    """One assembly, all of whose members are developers. `former` left it and can come back."""

    world: World
    developers: list[Member]
    former: list[Member] = field(default_factory=list)

    @property
    def body(self) -> Body:
        return self.world.body("Debian")

    def have_developers(self, number: int) -> None:
        """Developers leave, or are admitted, until there are so many."""
        while len(self.developers) > number:
            developer = self.developers.pop()
            acts.leave(developer, self.body)
            self.former.append(developer)
        while (missing := number - len(self.developers)) > 0:
            uses = min(missing, INVITATION_USES_MAX)
            invitation, _secret = acts.invite(self.developers[0], self.body, uses=uses)
            for _ in range(uses):
                self.developers.append(acts.accept_invitation(self._somebody(), invitation))

    def _somebody(self) -> Person | Newcomer:
        if self.former:
            return self.former.pop().person
        return Newcomer(f"Developer {len(self.developers) + 1}", "en")

    def vote(self, published: Published, ballots: list[tuple[list[int | None], int]]) -> Vote:
        """Pose the question, cast the ballots that were cast, and let the hour close the vote."""
        question = self.pose(published)
        vote = self.world.open(question)
        for developer, (ranks, _one) in zip(self.developers, ballots, strict=False):
            votes.cast_ballot(developer, vote, choice=ranks)
        return self.world.close(question)

    def pose(self, published: Published) -> Question:
        proposer, *sponsors = self.developers[: 1 + SPONSORS]
        is_election = published.options[-1].lower().startswith("none of the above")
        return self.world.pose(
            proposer, self.body, seconded_by=sponsors, dossier=dossier(published.name),
            kind="leader-election" if is_election else "ordinary", scope="whole",
            options=published.options[:-1], needs=[KIND_WITH_RATIO[ratio] for ratio in published.ratios],
        )  # fmt: skip


@contextmanager
def founded_project() -> Iterator[Project]:
    """The project, founded by six developers under the charter that its constitution amounts to."""
    with clock.set_to(START):
        organisation, _secret = acts.propose_organisation(
            Newcomer("Developer 1", "en"), name="Debian", languages=["en"],
            charter=template("debian"), assembly="Debian",
        )  # fmt: skip
        for number in range(2, FOUNDERS + 1):
            acts.sign_charter(Newcomer(f"Developer {number}", "en"), organisation)
        world = World(Organisation.objects.get(pk=organisation.pk))
        world.bodies["Debian"] = world.organisation.bodies.get()
        founders = list(world.organisation.members.order_by("pk"))
        for founder in founders:
            founder.organisation = world.organisation
        yield Project(world, founders)
