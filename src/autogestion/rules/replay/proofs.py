"""How it was known who acted: by which means, and whether a passkey's signature shows it.

A signature is judged by the key as it counted at that line, without asking anybody. What has to be
computed is done by whoever replays, and handed in: the rules know no cryptography.
"""

from collections.abc import Callable

from autogestion.rules.record.signing import (
    PASSKEY,
    WINDOW_SECONDS,
    Laid,
    check_signed,
    read_proof,
)
from autogestion.rules.record.webauthn import VERIFIED, NotAsserted, decode
from autogestion.rules.replay.handlers import Line, Mismatch, charter_in_force, require
from autogestion.rules.replay.keys import counts
from autogestion.rules.state import Organisation
from autogestion.rules.tellers import TELLERS, check_together

Holds = Callable[[bytes, bytes, bytes], bool]
"""(public key as COSE, message, signature) -> whether the key made it."""

CLOCK = "clock"
MEANS = (
    "passkey",
    "key-session",
    "password",
    "mail",
    "slip",
    "terminal",
    "newcomer",
    "openid",
    "session",
    TELLERS,
)
"""By what a member was known. `session`: signed in, and nothing more is said of how."""


class Proofs:
    """Judges the proof of one line after another. Without `holds` no signature is computed."""

    def __init__(self, holds: Holds | None = None) -> None:
        self.signed = 0
        """How many lines carry a signature that was found right."""
        self._holds = holds
        self._used: dict[tuple[int, str], int] = {}
        """(key, nonce) of the signatures within the window -> when they can be forgotten."""

    def check(self, state: Organisation, entry: Line) -> None:
        """Mismatch unless the proof is one that such a line can have, and shows what it claims."""
        how = entry["proof"]["how"]
        if (entry["by"] is None) != (how == CLOCK):
            raise Mismatch("what nobody does follows by the clock, and what somebody does does not")
        if how == PASSKEY:
            self._check_signature(state, entry)
            return
        if how == TELLERS:
            _check_tellers(state, entry)
            return
        if len(entry["proof"]) > 1:
            raise Mismatch("its proof says more than how the actor was known")
        require(how == CLOCK or how in MEANS, f"nobody is known by {how!r}")

    def _check_signature(self, state: Organisation, entry: Line) -> None:
        try:
            number, laid, assertion = read_proof(entry["proof"])
            key = state.keys.get(number)
            if key is None or key.member != entry["by"]:
                raise Mismatch("it is signed with a key that is not this member's")
            require(counts(key, entry["at"]), "it is signed with a key that does not count then")
            message = check_signed(
                entry, laid, assertion, origin=key.origin, rp=key.rp, is_verified=False
            )
        except NotAsserted as error:
            raise Mismatch(f"its signature does not hold: {error}") from None
        self._use_once(number, laid, entry["at"])
        if self._holds is not None and not self._holds(
            decode(key.public), message, assertion.signature
        ):
            raise Mismatch("its signature does not hold: the key did not make it")
        self.signed += 1

    def _use_once(self, number: int, laid: Laid, at: int) -> None:
        while self._used and next(iter(self._used.values())) < at:
            del self._used[next(iter(self._used))]
        require((number, laid.nonce) not in self._used, "its signature was used before")
        self._used[number, laid.nonce] = at + WINDOW_SECONDS


def _check_tellers(state: Organisation, entry: Line) -> None:
    """{how, tellers}: a first ballot, which members of the elector's assembly took in together."""
    proof, body = entry["proof"], state.bodies.get(entry["in"])
    named = proof.get("tellers")
    require(proof.keys() == {"how", "tellers"}, "its proof says other things than who took it in")
    require(type(named) is list and all(type(one) is str for one in named), "tellers are members")
    require(entry["act"] == "ballot.cast" and body is not None, "tellers take in ballots alone")
    assert body is not None
    require(entry["body"].get("turn") == 1, "tellers change nobody's ballot")
    require(entry["in"] not in state.councils, "delegates cast their ballots themselves")
    check_together(
        named, needed=charter_in_force(state).assemblies.tellers, elector=entry["by"],
        members=body.members, article="2",
    )  # fmt: skip


def is_signed(entry: Line) -> bool:
    """Whether the line was signed by somebody whom the passkey recognised."""
    proof = entry["proof"]
    return proof["how"] == PASSKEY and bool(decode(proof["auth"])[32] & VERIFIED)
