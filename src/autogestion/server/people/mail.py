"""Letters to a person, where the server is set up to send any."""

import logging
from concurrent.futures import Future, ThreadPoolExecutor

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils.translation import override

from autogestion.server.people.models import Person
from autogestion.server.people.secrets import in_groups

log = logging.getLogger("autogestion.mail")
SENDS_NOTHING = "django.core.mail.backends.dummy.EmailBackend"

_postman = ThreadPoolExecutor(max_workers=1, thread_name_prefix="mail")
"""Letters leave behind the answer: how long it took must not tell whether an address is known."""


def is_set_up() -> bool:
    """Whether this server can send letters."""
    return settings.EMAIL_BACKEND != SENDS_NOTHING


def send_sign_in_link(person: Person, secret: str, path: str) -> Future[None]:
    """Send a link, and the code in it for typing, to the person's address."""
    assert person.email is not None
    return _send(
        person.language,
        "sign_in",
        person.email,
        name=person.name,
        link=settings.ORIGIN + path,
        code=in_groups(secret),
    )


def send_email_check(person: Person, email: str, path: str) -> Future[None]:
    """Send a link by which the person shows that they read this address."""
    link = settings.ORIGIN + path
    return _send(person.language, "email_check", email, name=person.name, link=link)


def send_key_notice(person: Person, organisation: str, path: str, act: str) -> Future[None]:
    """Tell a person that a passkey of theirs was added, given up, vouched for or stopped."""
    assert person.email is not None
    link = settings.ORIGIN + path
    said = {"name": person.name, "organisation": organisation, "act": act, "link": link}
    return _send(person.language, "key", person.email, **said)


def _send(language: str, letter: str, to: str, **values: str) -> Future[None]:
    with override(language):
        values["host"] = settings.ORIGIN.partition("://")[2]
        subject, _line, body = render_to_string(f"people/mail/{letter}.txt", values).partition("\n")
    message = EmailMessage(subject.strip(), body.strip() + "\n", to=[to])
    return _postman.submit(_deliver, message)


def _deliver(message: EmailMessage) -> None:
    try:
        message.send()
    except Exception:  # Whatever the mail server says, the person is told the same.
        log.exception("A letter could not be sent.")
