"""Where the story is played: the people by first name, the questions by key."""

from collections import Counter
from dataclasses import dataclass, field

from autogestion.server.deliberation import queries as dossiers
from autogestion.server.deliberation.models import Contest, Decision, Question
from autogestion.server.example.script import Script
from autogestion.server.execution.models import Task
from autogestion.server.library.models import Struggle
from autogestion.server.organisations import queries
from autogestion.server.organisations.models import (
    Admission,
    Body,
    Invitation,
    Member,
    Organisation,
)
from autogestion.server.people.acts import Newcomer
from autogestion.server.people.models import Person
from autogestion.server.votes import queries as vote_queries
from autogestion.server.votes.models import Vote


@dataclass
class Stage:
    """What was played so far: bodies and members by name, questions, their votes and disputes by key.

    A question and a vote stand here as they were when first seen; acts look at them anew.
    """

    script: Script
    organisation: Organisation = field(init=False)
    newcomers: dict[str, Newcomer] = field(init=False)
    members: dict[str, Member] = field(default_factory=dict)
    bodies: dict[str, int] = field(default_factory=dict)
    questions: dict[str, Question] = field(default_factory=dict)
    votes: dict[str, Vote] = field(default_factory=dict)
    invitations: dict[str, Invitation] = field(default_factory=dict)
    admissions: dict[str, Admission] = field(default_factory=dict)
    contests: dict[str, Contest] = field(default_factory=dict)
    tasks: dict[str, Task] = field(default_factory=dict)
    struggles: dict[str, Struggle] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    """The secret word of each letter."""
    written: dict[str, int] = field(default_factory=dict)
    """The number of each contribution that a member wrote."""
    turns: Counter[tuple[str, str]] = field(default_factory=Counter)
    """How many ballots each has cast: (question, name)."""

    def __post_init__(self) -> None:
        self.newcomers = {name.split()[0]: Newcomer(name, "en") for name in self.script.people}

    def somebody(self, name: str) -> Person | Newcomer:
        """The person of this first name; a newcomer before they have come."""
        newcomer = self.newcomers[name]
        return newcomer.person or newcomer

    def member(self, name: str) -> Member:
        """The member of this first name."""
        if name not in self.members:
            person = self.newcomers[name].person
            member = queries.member_of(person, self.organisation) if person else None
            if member is None:
                raise LookupError(f"{name} has not come yet")
            self.members[name] = member
        return self.members[name]

    def body(self, name: str) -> Body:
        body = queries.body_numbered(self.organisation, self.bodies[name])
        if body is None:
            raise LookupError(f"the assembly {name} is not there yet")
        return body

    def decision(self, key: str) -> Decision:
        """The decision on a question."""
        return dossiers.decisions(self.organisation).get(
            question__number=self.questions[key].number
        )

    def look_at_votes(self) -> None:
        """Know the votes that have opened on the story's questions as they are now."""
        keys = {question.number: key for key, question in self.questions.items()}
        found = vote_queries.votes_by_number(self.organisation, keys)
        self.votes = {keys[number]: vote for number, vote in found.items()}

    def name_asked(self, kind: str) -> None:
        """Remember the newest question of this kind in each body that is asked one: "council-bus-depot"."""
        for name in self.bodies:
            body = self.body(name)
            asked = dossiers.questions(self.organisation).filter(kind=kind, body=body).first()
            if asked is not None:
                self.questions[f"{kind}-{name.lower().replace(' ', '-')}"] = asked

    def name_latest_question(self, key: str) -> None:
        """Remember by its key the question that was posed last."""
        self.questions[key] = dossiers.questions(self.organisation)[0]
