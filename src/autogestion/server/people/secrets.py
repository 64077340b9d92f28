"""Secrets in links and on slips: shown once, kept only as a keyed hash.

The key is the server's own, so that whoever reads the tables alone can neither use a secret nor
find the short ones by trying.
"""

import hashlib
import hmac
import re
import secrets

from django.conf import settings

ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
"""Letters and digits that are not mistaken for one another on a printed slip."""
SHORT, LONG = 10, 20
"""49 bits for fifteen minutes, 99 bits for a year."""

_BETWEEN = re.compile(r"[\s\-–—.]+")


def new_secret(length: int) -> str:
    """So many characters of the alphabet, each by chance."""
    return "".join(secrets.choice(ALPHABET) for _ in range(length))


def in_groups(secret: str) -> str:
    """As one reads it from paper: five characters, a dash, five characters …"""
    return "-".join(secret[start : start + 5] for start in range(0, len(secret), 5))


def as_typed(code: str) -> str:
    """The secret in what a person typed: without dashes, spaces and capitals."""
    return _BETWEEN.sub("", code).lower()


def keyed_hash(purpose: str, value: str) -> str:
    """HMAC-SHA-256 (hex) of a value under the server's key, apart for each purpose."""
    message = f"{purpose}\0{value}".encode(errors="surrogatepass")
    return hmac.new(settings.SECRET_KEY.encode(), message, hashlib.sha256).hexdigest()
