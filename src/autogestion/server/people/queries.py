"""Reading persons: only for the person themselves, or for whoever holds a key to them."""

from django.contrib.auth.hashers import make_password

from autogestion.server.people.models import Guess, Person, SignInLink
from autogestion.server.people.secrets import as_typed, keyed_hash
from autogestion.server.record import clock

HOUR = 3600


def person_called(account: str) -> Person | None:
    """The person who signs in by this name or e-mail address."""
    account = account.strip().lower()
    by = {"email": account} if "@" in account else {"sign_in_name": account}
    return Person.objects.filter(is_active=True, **by).first()


def person_with_password(account: str, password: str) -> Person | None:
    """The person, where the password opens. Takes as long for an account that does not exist."""
    person = person_called(account)
    if person is None or not person.has_password:
        make_password(password)
        return None
    return person if person.check_password(password) else None


def link_with_secret(code: str) -> SignInLink | None:
    """The link behind a secret as somebody opened or typed it, while it opens."""
    return (
        SignInLink.objects.select_related("person")
        .filter(
            secret=secret_hash(code),
            expires_at__gt=clock.now(),
            person__is_active=True,
        )
        .first()
    )


def secret_hash(code: str) -> str:
    """How the secret of a sign-in link is kept."""
    return keyed_hash("sign-in link", as_typed(code))


def slip_of(person: Person) -> SignInLink | None:
    """The printed slip by which this person can sign in, if they keep one."""
    return person.sign_in_links.filter(purpose="slip", expires_at__gt=clock.now()).first()


def has_way_back(person: Person) -> bool:
    """Whether this person can sign in again when this browser forgets them."""
    ways = (person.has_password, bool(person.email), bool(person.openid))
    return any(ways) or slip_of(person) is not None


def count_guesses(key: str) -> int:
    """How often somebody tried within the last hour."""
    return Guess.objects.filter(key=key, at__gt=clock.now() - HOUR).count()


def old_guesses_exist() -> bool:
    """Whether there is anything that an hour has made worth forgetting."""
    return Guess.objects.filter(at__lte=clock.now() - HOUR).exists()


def openid_hash(issuer: str, subject: str) -> str:
    """How another site's name for somebody is kept."""
    return keyed_hash("openid", f"{issuer} {subject}")


def person_with_openid(issuer: str, subject: str) -> Person | None:
    """The person whom another site signs in."""
    return Person.objects.filter(is_active=True, openid=openid_hash(issuer, subject)).first()
