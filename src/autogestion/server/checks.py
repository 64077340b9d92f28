"""Refuses to start an exposed server with unsafe settings, and says which."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register, run_checks

from autogestion.server import environment

TAG = "exposed"


def refusals() -> list[str]:
    """Why this server must not be opened to others: one sentence for each reason."""
    return [str(message.msg) for message in run_checks(tags=[TAG])]


@register(TAG)
def exposed_server_is_safe(**_: Any) -> list[CheckMessage]:
    """Errors for whatever would let others read or forge what members do."""
    if not settings.IS_EXPOSED:
        return []
    return [Error(sentence, id=f"autogestion.E{number}") for number, sentence in unsafe()]


def unsafe() -> Iterator[tuple[str, str]]:
    """Pairs of number and sentence."""
    if not settings.ORIGIN.startswith("https://"):
        yield (
            "001",
            f"Members would reach {settings.ORIGIN} without encryption. Set AUTOGESTION_ORIGIN "
            "to an address that begins with https://, and let a proxy or --certificate encrypt.",
        )
    if settings.DEBUG:
        yield (
            "002",
            "AUTOGESTION_DEBUG is on: an error would show the inside of the server to anybody.",
        )
    if "*" in settings.ALLOWED_HOSTS or "" in settings.ALLOWED_HOSTS:
        yield (
            "003",
            "The server would answer to any name. Name its hosts in AUTOGESTION_HOSTS.",
        )
    if not (settings.SESSION_COOKIE_SECURE and settings.CSRF_COOKIE_SECURE):
        yield "004", "Cookies could travel without encryption (SESSION_COOKIE_SECURE is off)."
    if not settings.SECURE_HSTS_SECONDS:
        yield "005", "Browsers would not insist on encryption (SECURE_HSTS_SECONDS is 0)."
    yield from unsafe_secrets()


def unsafe_secrets() -> Iterator[tuple[str, str]]:
    """What is wrong with the secret key and with who may read the data."""
    if len(settings.SECRET_KEY) < 50 or len(set(settings.SECRET_KEY)) < 10:
        yield (
            "006",
            "The secret key is too short or too plain, so that sessions could be forged. Unset "
            "AUTOGESTION_SECRET_KEY to have one made, or give one of 50 characters or more.",
        )
    keys = (environment.SECRET_KEY_FILE, environment.RECORD_KEY_FILE)
    for path in (settings.DATA, *(settings.DATA / key for key in keys)):
        if path.exists() and path.stat().st_mode & 0o077:
            yield "007", f"Others on this machine can read {path}: run `chmod go= {path}`."
