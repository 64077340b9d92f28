"""What sign-in links are made for, and how long each of them opens."""

from dataclasses import dataclass

from autogestion.server.people.secrets import LONG, SHORT

MINUTE, DAY = 60, 86_400


@dataclass(frozen=True)
class Purpose:
    """How long a link opens (seconds), how long its secret is, and whether it opens only once."""

    seconds: int
    length: int
    is_once: bool


PURPOSES = {
    "mail": Purpose(15 * MINUTE, SHORT, is_once=True),
    "terminal": Purpose(DAY, LONG, is_once=False),
    "slip": Purpose(365 * DAY, LONG, is_once=False),
}
"""A slip is a key that a person keeps: it opens until they print another one, or for a year."""
