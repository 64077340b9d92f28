"""How a person stands in their organisations, and one thing that waits for them."""

from dataclasses import dataclass
from typing import TypeVar

from autogestion.rules.charter import Charter
from autogestion.server.mail import queries as letters
from autogestion.server.organisations import queries as organisations
from autogestion.server.organisations import standing as standings
from autogestion.server.organisations.models import Body, Member, Organisation, Place
from autogestion.server.people.models import Person
from autogestion.server.web.shell import address

Home = TypeVar("Home", Body, Body | None)


@dataclass(frozen=True)
class Need:
    """One thing that waits for somebody, as web/components/need.html shows it."""

    verb: str
    title: str
    url: str
    body: Body | Organisation | None
    closes_at: int | None = None
    why: str = ""


@dataclass(frozen=True)
class Standing:
    """A person's memberships, their current places, and the charters of their organisations."""

    members: list[Member]
    places: list[Place]
    charters: dict[int, Charter]
    organisations: dict[int, Organisation]
    signs: bool = False
    """Whether they have ever registered a passkey."""
    is_resting: bool = False
    """Whether letters to their address came back too often."""

    @classmethod
    def of(cls, person: Person) -> "Standing":
        """Three queries; one more where letters are sent to them."""
        members = [
            member
            for member in organisations.organisations_of(person)
            if member.organisation.dissolved_at is None
        ]
        known = {member.organisation_id: member.organisation for member in members}
        return cls(
            members,
            standings.places_of(members),
            standings.charters_in_force(known.values()),
            known,
            person.signs,
            bool(person.email) and letters.sends_letters() and letters.is_resting(person),
        )


def at_home(body: Home, standing: Standing) -> Home:
    """The body with its organisation at hand, so that its address costs no query."""
    if body is not None:
        body.organisation = standing.organisations[body.organisation_id]
    return body


def url_of(standing: Standing, organisation: int, *parts: object) -> str:
    return address("o", standing.organisations[organisation].slug, *map(str, parts))


def question_url(standing: Standing, organisation: int, number: int) -> str:
    return address("o", standing.organisations[organisation].slug, "questions", str(number))
