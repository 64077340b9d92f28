"""Codes with which one answers once. The server knows its own by a keyed hash and keeps none that it made.

A code is ten characters by chance and ten that follow from them and from the server's key. So nothing is
written when a code is handed out but that somebody took one: there is no row in which person and code meet.
"""

import hmac
from typing import TYPE_CHECKING

from autogestion.rules import inquiry as rules
from autogestion.server.people.secrets import ALPHABET, as_typed, in_groups, keyed_hash, new_secret

if TYPE_CHECKING:
    from autogestion.server.inquiry.models import Survey

HALF = 10
MEMBER = "member"
WAYS = (MEMBER, rules.CODES, rules.ANYBODY)
"""How somebody comes to answer: as a member, by a code that was handed out, by the open page."""


def new_code(survey: "Survey", way: str) -> str:
    """A code, in groups as one reads it from paper."""
    chance = new_secret(HALF)
    return in_groups(chance + _seal(survey, way, chance))


def way_of(survey: "Survey", code: str) -> str | None:
    """How whoever holds this code comes to answer; None where this server made no such code for this inquiry."""
    typed = as_typed(code)
    chance, seal = typed[:HALF], typed[HALF:]
    if len(seal) != HALF or not typed.isascii():
        return None
    found = [way for way in WAYS if hmac.compare_digest(_seal(survey, way, chance), seal)]
    return found[0] if found else None


def mark_of(survey: "Survey", code: str) -> str:
    """Under what it is kept that a code was used."""
    return keyed_hash(f"survey used {survey.organisation_id} {survey.number}", as_typed(code))


def lot_of(survey: "Survey", code: str, what: str) -> str:
    """A lot that is the same whenever the same code asks, and another for every code."""
    return keyed_hash(f"survey lot {survey.organisation_id} {survey.number} {what}", as_typed(code))


def _seal(survey: "Survey", way: str, chance: str) -> str:
    number = int(
        keyed_hash(f"survey code {survey.organisation.org} {survey.number} {way}", chance), 16
    )
    letters = ""
    for _ in range(HALF):
        number, letter = divmod(number, len(ALPHABET))
        letters += ALPHABET[letter]
    return letters
