"""The few people and assemblies that every test knows.

A warehouse union: Awa, Bruno and Chidi founded it and meet in the Warehouse assembly.
Dora, Emil and Farah founded a second one, the Depot.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import autogestion.charters
from autogestion.rules.charter import Charter, from_data, load
from autogestion.server import consequences
from autogestion.server.delegates import acts as delegates
from autogestion.server.delegates import queries as delegate_queries
from autogestion.server.delegates.models import Council, Term
from autogestion.server.deliberation import acts as deliberation
from autogestion.server.deliberation import queries as dossiers
from autogestion.server.deliberation.acts import Dossier
from autogestion.server.deliberation.models import Decision, Question
from autogestion.server.organisations import acts, queries
from autogestion.server.organisations.models import Body, Member, Organisation
from autogestion.server.people.models import Person
from autogestion.server.record import clock
from autogestion.server.votes import acts as votes
from autogestion.server.votes import queries as vote_queries
from autogestion.server.votes.models import Vote
from tests.kept import begun_with

START = 1_767_225_600
"""1 January 2026, midnight UTC."""
HOUR = 3600
DAY = 24 * HOUR


def template(name: str) -> Charter:
    """A charter as the product ships it."""
    return load(
        (Path(autogestion.charters.__file__).parent / f"{name}.toml").read_text(encoding="utf-8")
    )


def with_councils(**differs: object) -> Charter:
    """The base union's charter with an article on councils that differs so."""
    data = template("base-union").to_data()
    data["councils"] |= differs
    return from_data(data)


def dossier(asked: str = "Do we buy a second kettle?") -> Dossier:
    """A dossier that says enough for a test."""
    return Dossier(
        asked=asked,
        why="The first one is always empty at the end of the shift.",
        cost="40 euros.",
        concerned="Everybody who drinks tea.",
        carried_out_by="Bruno and whoever goes along.",
        binds="All who sign the lease.",
        leaves="How each assembly shares it out.",
        not_directly="The timetable is due on Friday.",
    )


@dataclass
class World:
    """An organisation under test, with a clock that stands still until it is moved."""

    organisation: Organisation
    people: dict[str, Person] = field(default_factory=dict)
    members: dict[str, Member] = field(default_factory=dict)
    bodies: dict[str, Body] = field(default_factory=dict)

    def __getattr__(self, name: str) -> Member:
        """`world.awa`: the member of that name."""
        try:
            return self.__dict__["members"][name.capitalize()]
        except KeyError:
            raise AttributeError(name) from None

    @property
    def warehouse(self) -> Body:
        return self.body("Warehouse")

    @property
    def depot(self) -> Body:
        return self.body("Depot")

    def body(self, name: str) -> Body:
        found = queries.body_numbered(self.organisation, self.bodies[name].number)
        assert found is not None
        return found

    def person(self, name: str) -> Person:
        if name not in self.people:
            self.people[name] = Person.objects.create(name=name)
        return self.people[name]

    def know(self, name: str) -> Member:
        """Remember the member that the organisation now knows by this name."""
        member = queries.member_of(self.person(name), self.organisation)
        assert member is not None
        self.members[name] = member
        return member

    def wait(self, *, hours: int = 0, days: int = 0) -> None:
        """Let time pass, and the clock do what is due."""
        clock.advance(hours * HOUR + days * DAY)
        consequences.tick(self.organisation)

    def found_assembly(
        self, name: str, people: Sequence[str], *, within: Body | None = None, joins: bool = True
    ) -> Body:
        """People found an assembly and, if `joins`, decide to join the organisation."""
        body, _secret = acts.propose_assembly(
            self.person(people[0]), self.organisation, name=name, within=within
        )
        for person in people[1:]:
            acts.sign_assembly(self.person(person), body)
        self.bodies[name] = body
        for person in people:
            self.know(person)
        if joins:
            question = self.organisation.questions.order_by("-number")[0]
            self.decide(question, dict.fromkeys(people, 1))
        return self.body(name)

    def admit(self, name: str, body: Body, *, by: Member) -> Member:
        """Somebody enters an assembly by a member's invitation."""
        invitation, _secret = acts.invite(by, body, uses=1)
        acts.accept_invitation(self.person(name), invitation)
        return self.know(name)

    def pose(
        self,
        by: Member,
        body: Body,
        *,
        seconded_by: Sequence[Member] = (),
        complete: bool = True,
        **details,
    ) -> Question:
        """Pose a question, have it seconded, and declare its dossier complete."""
        question = deliberation.pose_question(by, body, **{"dossier": dossier(), **details})
        for member in seconded_by:
            deliberation.second_question(member, question)
        if complete:
            deliberation.complete_dossier(by, question)
        return question

    def propose_council(
        self,
        by: Member,
        body: Body,
        others: Sequence[Body],
        *,
        name: str = "Transport Council",
        **details,
    ) -> Body:
        """A member proposes a council to their body and to others. Answers its body."""
        council = delegates.propose_council(
            by,
            body,
            name=name,
            remit="Timetables, and what the depots share.",
            bodies=[other.number for other in others],
            **{"seats": {"fixed": 1}, "term_days": 200, **details},
        )
        self.bodies[name] = council.body
        return council.body

    def council(self, name: str = "Transport Council") -> Council:
        """The council as it is now."""
        found = delegate_queries.council_numbered(self.organisation, self.bodies[name].number)
        assert found is not None
        return found

    def asked(self, kind: str, body: Body) -> Question:
        """The newest question of this kind before this body."""
        return self.organisation.questions.filter(kind=kind, body=body).latest("number")

    def form_council(self, senders: dict[str, Sequence[str]], **details) -> Council:
        """A council that these bodies agree to. `senders`: name of a body -> members who vote for it."""
        bodies = [self.body(name) for name in senders]
        first = next(iter(senders))
        by = self.members[senders[first][0]]
        made = self.propose_council(by, bodies[0], bodies[1:], **details)
        asked = [self.asked("council", body) for body in bodies]
        for question, people in zip(asked, senders.values(), strict=True):
            self.open(question)
            for name in people:
                self.cast(name, question, 1)
        for question in asked:
            self.close(question)
        return self.council(str(made))

    def elect(self, body: Body, names: Sequence[str], *, voters: Sequence[str]) -> list[Term]:
        """These people stand in the election that this body holds, and are elected by these voters."""
        question = self.asked("election", body)
        for name in names:
            delegates.stand(self.members[name], question, statement=f"{name} for {body}.")
        everybody = list(range(1, len(names) + 1))
        self.decide(question, dict.fromkeys(voters, everybody))
        council = question.subject["council"]
        return list(Term.objects.filter(council__body__number=council, sender=body, ended_at=None))

    def fresh(self, question: Question) -> Question:
        found = dossiers.question_numbered(self.organisation, question.number)
        assert found is not None
        return found

    def open(self, question: Question) -> Vote:
        """Wait until the vote on a question has opened."""
        charter = queries.charter_in_force(self.organisation)
        opening_at = dossiers.opening_at(self.fresh(question), charter)
        assert opening_at is not None, "the dossier is not complete"
        if self.fresh(question).laid_until is not None:
            self._let_base_answer(question, opening_at)
        self.wait(hours=max(0, -(-(opening_at - clock.now()) // HOUR)))
        return self.vote(question)

    def open_amendments(self, question: Question) -> Question:
        """Wait until the notice of a question is over; answers the one by which its amendments are voted on."""
        charter = queries.charter_in_force(self.organisation)
        opening_at = dossiers.opening_at(self.fresh(question), charter)
        assert opening_at is not None, "the dossier is not complete"
        self.wait(hours=max(0, -(-(opening_at - clock.now()) // HOUR)))
        number = self.fresh(question).amended_as
        return self.organisation.questions.get(number=number)

    def decide_amendments(self, question: Question, choices: dict[str, object]) -> Vote:
        """Have these people vote on the amendments to the text of a question, and close that vote."""
        first = self.open_amendments(question)
        for name, choice in choices.items():
            self.cast(name, first, choice)
        return self.close(first)

    def _let_base_answer(self, question: Question, opening_at: int) -> None:
        """Half a day after the other, so that votes below open and close at their own hours."""
        while clock.now() < opening_at - 12 * HOUR:
            self.wait(hours=12)

    def vote(self, question: Question) -> Vote:
        vote = vote_queries.vote_numbered(self.organisation, question.number)
        assert vote is not None, "the vote has not opened"
        return vote

    def cast(self, name: str, question: Question, choice: object, *, turn: int = 1) -> None:
        votes.cast_ballot(self.members[name], self.vote(question), choice=choice, turn=turn)

    def close(self, question: Question) -> Vote:
        """Wait until the vote on a question has closed, extended or not."""
        while (vote := self.vote(question)).closed_at is None:
            self.wait(hours=-(-(vote.closes_at - clock.now()) // HOUR))
        return vote

    def decide(self, question: Question, choices: dict[str, object]) -> Decision | None:
        """Open, have these people choose, close. Answers the decision, None where nothing was settled."""
        self.open(question)
        for name, choice in choices.items():
            self.cast(name, question, choice)
        self.close(question)
        return Decision.objects.filter(
            question__organisation=self.organisation, question__number=question.number
        ).first()


@contextmanager
def founded(charter: Charter | None = None, *, at: int = START) -> Iterator[World]:
    """The Warehouse union, founded by Awa, Bruno and Chidi at a moment (seconds since 1970 UTC)."""
    charter = charter or template("base-union")
    with clock.set_to(at):
        yield found(charter)


@contextmanager
def federated(charter: Charter | None = None) -> Iterator[World]:
    """The same union with a second assembly, the Depot of Dora, Emil and Farah."""
    charter = charter or template("base-union")
    with clock.set_to(START):
        yield federate(charter)


def found(charter: Charter) -> World:
    """As `founded`, with the clock as it stands."""
    return begun_with(f"founded {charter.to_data()}", lambda: _found(charter))


def federate(charter: Charter) -> World:
    """As `federated`, with the clock as it stands."""
    return begun_with(f"federated {charter.to_data()}", lambda: _federate(charter))


def _found(charter: Charter) -> World:
    people = {name: Person.objects.create(name=name) for name in ("Awa", "Bruno", "Chidi")}
    organisation, _secret = acts.propose_organisation(
        people["Awa"],
        name="Warehouse Union",
        languages=["en"],
        charter=charter,
        assembly="Warehouse",
    )
    acts.sign_charter(people["Bruno"], organisation)
    acts.sign_charter(people["Chidi"], organisation)
    world = World(Organisation.objects.get(pk=organisation.pk), people)
    body = queries.body_numbered(world.organisation, 1)
    assert body is not None
    world.bodies["Warehouse"] = body
    for name in people:
        world.know(name)
    return world


def _federate(charter: Charter) -> World:
    world = found(charter)
    world.found_assembly("Depot", ["Dora", "Emil", "Farah"])
    return world


def founded_beside() -> World:
    """A union of others on the same server, at the same moment: a host, or an autonomous group."""
    with founded(at=clock.now()) as world:
        return world
