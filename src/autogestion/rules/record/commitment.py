"""Commitments: the record holds a hash of each text, so that the text itself can be erased."""

from hashlib import sha256

SALT_BYTES = 32


def commit(text: str, salt: bytes) -> str:
    """SHA-256 over the salt and the text in UTF-8, as 64 hexadecimal digits.

    The salt is 32 random bytes, another for every text: otherwise a short text could be guessed
    from its commitment. ValueError for another length, or for a text that UTF-8 cannot write.
    The text is taken as it is: no trimming, no Unicode normalisation.
    """
    if len(salt) != SALT_BYTES:
        raise ValueError(f"a salt has {SALT_BYTES} bytes, not {len(salt)}")
    return sha256(salt + text.encode()).hexdigest()


def holds(commitment: str, text: str, salt: bytes) -> bool:
    """Whether this is the text that was committed to. False for what cannot have been."""
    try:
        return commit(text, salt) == commitment
    except ValueError:
        return False
