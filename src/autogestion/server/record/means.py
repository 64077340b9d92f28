"""How it is known who acts: what stands in the proof of a line.

While a request is served, a `Hand` says how the person at the other end was known, and may sign. An act
that is to be signed is first rehearsed: done whole, and undone by `SignatureWanted`, so that what is
laid before the member is the line itself. The hand hands out the same salts at both times.
"""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from autogestion.server.record.acts import Actor

SALT_BYTES = 32
Proof = dict[str, Any]


class SignatureWanted(Exception):
    """An act was rehearsed, and undone by this, so that its member can sign it. Not a refusal.

    `entry`: the line that it would have left. `is_demanded`: the charter takes it signed only.
    """

    def __init__(self, by: "Actor", entry: dict[str, Any], *, is_demanded: bool) -> None:
        super().__init__(f"{entry['act']} waits to be signed")
        self.by = by
        self.entry = entry
        self.is_demanded = is_demanded


class Hand:
    """The person at the other end, known by `how`, who signs nothing."""

    asked_at: int | None = None
    """When the act that is being done was laid before the member, where it was."""

    def __init__(self, how: str = "session") -> None:
        self.how = how
        self.texts: dict[str, str] = {}
        """Commitment -> text, of what is kept in this request."""

    def salt(self) -> bytes:
        """32 bytes that nobody can guess."""
        return secrets.token_bytes(SALT_BYTES)

    def signs(self, by: "Actor") -> bool:
        """Whether what this member does is signed, or will be before it is done."""
        return False

    def prove(self, by: "Actor", entry: dict[str, Any], *, is_demanded: bool) -> Proof:
        """The proof of this line."""
        return {"how": self.how}

    def finish(self) -> None:
        """The act is done but for what follows from it; SignatureWanted undoes it."""


_at_hand: ContextVar[Hand | None] = ContextVar("the hand that acts", default=None)


@contextmanager
def at_hand(hand: Hand) -> Iterator[None]:
    """Inside the block it is this hand that acts."""
    token = _at_hand.set(hand)
    try:
        yield
    finally:
        _at_hand.reset(token)


def hand_of(by: "Actor") -> Hand:
    """The hand that acts for this actor; for what follows by itself, and outside requests, one that signs nothing."""
    hand = _at_hand.get()
    return hand if hand is not None and by.pseudonym is not None else Hand(by.known_by)


def salt() -> bytes:
    """The salt of what is being kept."""
    return (_at_hand.get() or Hand()).salt()


def note_text(commitment: str, content: str) -> None:
    """Remember what was kept, so that it can be shown beside the act that is to be signed."""
    hand = _at_hand.get()
    if hand is not None:
        hand.texts[commitment] = content
