"""What a person does about their own account. None of it is in any organisation's record."""

import re
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction

from autogestion.rules.refusals import RuleBroken
from autogestion.rules.texts import clean_line
from autogestion.rules.words import gettext_noop as _
from autogestion.server.people import queries
from autogestion.server.people.limits import Limit
from autogestion.server.people.links import PURPOSES
from autogestion.server.people.models import Guess, Person, SignInLink
from autogestion.server.people.secrets import new_secret
from autogestion.server.record import clock
from autogestion.server.web.shell import address

NAME_MAX = 80
SIGN_IN_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{2,39}")


# --- Coming into being


@dataclass
class Newcomer:
    """Somebody whom this server does not know yet, and who is about to enter, found or ask."""

    name: str
    language: str
    person: Person | None = None
    """Who they became, once the act is done."""


def registered(somebody: Person | Newcomer) -> Person:
    """The person; a newcomer becomes one. Stands inside the act by which they enter."""
    if isinstance(somebody, Person):
        return somebody
    known = {code for code, _name in settings.LANGUAGES}
    person = Person(
        name=clean_line(somebody.name, max_length=NAME_MAX),
        language=somebody.language if somebody.language in known else settings.LANGUAGE_CODE,
    )
    person.set_unusable_password()
    person.save()
    somebody.person = person
    return person


# --- Signing in


def make_sign_in_link(person: Person, *, purpose: str = "terminal") -> str:
    """The path of a page on which whoever opens it can sign in as this person.

    `purpose` is one of `links.PURPOSES` and says how long it opens. A new slip replaces the old one.
    """
    return link_path(make_secret(person, purpose=purpose))


def link_path(secret: str) -> str:
    """The path of the page that a secret opens."""
    return address("sign-in", "with", secret)


@transaction.atomic
def make_secret(person: Person, *, purpose: str) -> str:
    """The secret of a new link, for a path or to be typed. It is not kept: this is the one time it is seen."""
    made_for = PURPOSES[purpose]
    secret = new_secret(made_for.length)
    SignInLink.objects.filter(expires_at__lte=clock.now()).delete()
    if purpose == "slip":
        SignInLink.objects.filter(person=person, purpose="slip").delete()
    SignInLink.objects.create(
        person=person,
        secret=queries.secret_hash(secret),
        purpose=purpose,
        expires_at=clock.now() + made_for.seconds,
    )
    return secret


@transaction.atomic
def use_sign_in_link(code: str) -> SignInLink:
    """The link, once used, with the person whom it lets in. One made for a single use opens no more after it."""
    link = queries.link_with_secret(code)
    is_gone = link is not None and PURPOSES[link.purpose].is_once and not _delete(link)
    if link is None or is_gone:
        raise RuleBroken(
            _(
                "This link or code opens nothing: it was used, replaced, or its time is over. Ask "
                "for a new one, or sign in another way."
            )
        )
    return link


def _delete(link: SignInLink) -> bool:
    """Whether it was this caller, and not one at the same moment, who used the link up."""
    deleted, _per_table = SignInLink.objects.filter(pk=link.pk).delete()
    return deleted > 0


def count_try(*tries: tuple[Limit, str]) -> None:
    """Count a try against each (limit, account or address); RuleBroken where there were too many.

    It is counted before it is looked at, so that tries at the same moment do not slip through.
    """
    forget_guesses()
    keys = [(limit, limit.key(value)) for limit, value in tries]
    Guess.objects.bulk_create(Guess(key=key, at=clock.now()) for _limit, key in keys)
    for limit, key in keys:
        if queries.count_guesses(key) > limit.most:
            raise RuleBroken(limit.refusal, most=limit.most)


def uncount_try(*tries: tuple[Limit, str]) -> None:
    """The try was right: it does not count against the person, nor against their neighbours."""
    for limit, value in tries:
        tried = Guess.objects.filter(key=limit.key(value)).order_by("-pk")
        tried.filter(pk__in=list(tried.values_list("pk", flat=True)[:1])).delete()


def forget_guesses() -> None:
    """Forget what is older than an hour. The clock sees to it too."""
    if queries.old_guesses_exist():
        Guess.objects.filter(at__lte=clock.now() - queries.HOUR).delete()


# --- One's own account


def rename(person: Person, *, name: str) -> None:
    """The name by which organisations that one enters from now on will know one."""
    person.name = clean_line(name, max_length=NAME_MAX)
    person.save(update_fields=["name"])


def choose_sign_in_name(person: Person, *, sign_in_name: str) -> None:
    """The name that one types to sign in with a password."""
    wished = sign_in_name.strip().lower()
    if not SIGN_IN_NAME.fullmatch(wished):
        raise RuleBroken(
            _(
                "A name to sign in with has 3 to 40 letters from a to z, digits, dots or dashes. "
                "It need not be your name."
            )
        )
    if Person.objects.filter(sign_in_name=wished).exclude(pk=person.pk).exists():
        raise RuleBroken(_("Somebody signs in with this name already. Choose another."))
    person.sign_in_name = wished
    person.save(update_fields=["sign_in_name"])


def choose_language(person: Person, *, language: str) -> None:
    """The language in which one reads after signing in."""
    if language not in {code for code, _name in settings.LANGUAGES}:
        raise RuleBroken(_("We do not have this language yet."))
    person.language = language
    person.save(update_fields=["language"])


def set_email(person: Person, *, email: str) -> None:
    """The address, shown to be one's own, to which sign-in links are sent; "" for none."""
    wished = email.strip().lower() or None
    if wished and Person.objects.filter(email=wished).exclude(pk=person.pk).exists():
        raise RuleBroken(_("This address belongs to another account here."))
    person.email = wished
    person.save(update_fields=["email"])


def connect_openid(person: Person, *, issuer: str, subject: str) -> None:
    """Another site can sign this person in from now on."""
    key = queries.openid_hash(issuer, subject)
    if Person.objects.filter(openid=key).exclude(pk=person.pk).exists():
        raise RuleBroken(_("This account of the other site belongs to another account here."))
    person.openid = key
    person.save(update_fields=["openid"])


def disconnect_openid(person: Person) -> None:
    """No other site signs this person in any more."""
    person.openid = None
    person.save(update_fields=["openid"])


def set_password(person: Person, *, password: str) -> None:
    """A new password. Whoever was signed in elsewhere is signed out."""
    person.set_password(password)
    person.save(update_fields=["password"])


@transaction.atomic
def sign_out_everywhere(person: Person) -> None:
    """End every session and every link and slip of this person."""
    person.session_round += 1
    person.save(update_fields=["session_round"])
    SignInLink.objects.filter(person=person).delete()
