"""Secrets in links: shown once, kept only as their hash, so that whoever reads the database cannot enter."""

import hashlib
import secrets

ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
"""Letters and digits that are not mistaken for one another on a printed slip."""
SECRET_LENGTH = 20


def new_secret() -> str:
    """20 characters of a 31-letter alphabet: 99 bits, short enough to be typed from paper."""
    return "".join(secrets.choice(ALPHABET) for _ in range(SECRET_LENGTH))


def hash_of(secret: str) -> str:
    """SHA-256 (hex) of a secret, as it is kept. A random secret needs no slow hash."""
    return hashlib.sha256(secret.strip().lower().encode()).hexdigest()
