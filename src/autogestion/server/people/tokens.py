"""A signed link by which somebody shows that they read an address."""

from django.core import signing

from autogestion.server.people.models import Person
from autogestion.server.record import clock
from autogestion.server.web.shell import address

SALT = "autogestion.people.email"
OPENS_SECONDS = 15 * 60


def email_path(person: Person, email: str) -> str:
    """The path of the page on which the person confirms the address."""
    said = {"person": person.pk, "email": email, "until": clock.now() + OPENS_SECONDS}
    return address("account", "email", signing.dumps(said, salt=SALT))


def email_in(token: str, person: Person) -> str:
    """The address that the token confirms for this person, "" where it confirms none."""
    try:
        said = signing.loads(token, salt=SALT)
    except signing.BadSignature:
        return ""
    is_good = said["person"] == person.pk and clock.now() < said["until"]
    return said["email"] if is_good else ""
