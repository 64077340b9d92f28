"""Passkeys, as the record tells of them."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Key:
    """A member's passkey: it counts from `since` on and before `until`, unless it was stopped."""

    number: int
    member: str
    credential: str
    """Its id, and below it the public key (COSE), as base64url."""
    public: str
    rp: str
    origin: str
    added_at: int
    since: int
    until: int | None = None
    replaces: int | None = None
    vouchers: list[str] = field(default_factory=list)
    stopped_at: int | None = None
