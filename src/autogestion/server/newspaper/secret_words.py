"""The secret word by which somebody without an account comes back to what they wrote.

Five made-up words of consonants and vowels that can be said, heard and copied in any language that uses
the Latin alphabet: 16 bits each, 80 in all, which no one guesses. Kept as a hash, shown once.
"""

import hashlib
import secrets

CONSONANTS = "bdfghjklmnprstvz"
VOWELS = "aiou"
WORDS = 5
HASH_DIGITS = 32


def new_secret_word() -> str:
    """Such as 'bapod-lusib-tonav-hirum-dogaz'."""
    return "-".join(_word(secrets.randbits(16)) for _ in range(WORDS))


def hash_of(word: str, org: str) -> str:
    """128 bits of SHA-256 over the organisation and the word, as hexadecimal digits. Signs between the words,
    capitals and spaces make no difference. A word of 80 random bits needs no slow hash."""
    letters = "".join(sign for sign in word.lower() if sign in CONSONANTS or sign in VOWELS)
    return hashlib.sha256(f"{org} {letters}".encode()).hexdigest()[:HASH_DIGITS]


def _word(bits: int) -> str:
    """Consonant, vowel, consonant, vowel, consonant: 4 + 2 + 4 + 2 + 4 bits."""
    return (
        CONSONANTS[bits >> 12]
        + VOWELS[bits >> 10 & 3]
        + CONSONANTS[bits >> 6 & 15]
        + VOWELS[bits >> 4 & 3]
        + CONSONANTS[bits & 15]
    )
