"""Signing acts with a passkey: rehearse, lay before the member, and check what comes back.

One place for all acts: whatever a member who has a passkey does through a form passes here.
"""

import hashlib
import secrets
from typing import Any, NamedTuple

from django.core import signing
from django.http import HttpRequest

from autogestion.rules.record.signing import (
    NONCE_BYTES,
    PASSKEY,
    WINDOW_SECONDS,
    Assertion,
    Laid,
    check_signed,
)
from autogestion.rules.record.webauthn import NotAsserted, decode, encode
from autogestion.rules.refusals import RuleBroken
from autogestion.rules.words import gettext_noop as _
from autogestion.server.organisations import keyring
from autogestion.server.organisations.models import Key, Member
from autogestion.server.organisations.sites import Site, site_of
from autogestion.server.people import sessions
from autogestion.server.record import queries as record
from autogestion.server.record.acts import Actor, moment
from autogestion.server.record.means import Hand, Proof, SignatureWanted
from autogestion.verify.passkeys import holds

TOKEN_SALT = "autogestion.proof.signing"  # noqa: S105 - says what is signed, and is no secret
FIELDS = ("_laid", "_credential", "_auth", "_client", "_sig")
UNSIGNED = "_unsigned"


class Answer(NamedTuple):
    """What came back: with which key, and its assertion."""

    credential: str
    assertion: Assertion


class SigningHand(Hand):
    """Somebody who has a passkey: an act is rehearsed first, and done once its signature is there."""

    def __init__(self, how: str, site: Site) -> None:
        super().__init__(how)
        self.site = site
        self.seed = secrets.token_bytes(32)
        self.nonce = encode(secrets.token_bytes(NONCE_BYTES))
        self.laid: Laid | None = None
        self.answer: Answer | None = None
        self.keys: list[Key] = []
        self._salts = 0
        self._is_used = False
        self._wanted: SignatureWanted | None = None

    def salt(self) -> bytes:
        """The same ones in the same order, at the rehearsal and when it is done."""
        self._salts += 1
        return hashlib.sha256(self.seed + self._salts.to_bytes(4, "big")).digest()

    def signs(self, by: Actor) -> bool:
        return bool(self._keys_of(by))

    def _keys_of(self, by: Actor) -> list[Key]:
        if not isinstance(by, Member):
            return []
        keys = keyring.keys_that_count(by, moment())
        self.keys = [key for key in keys if key.origin == self.site.origin]
        return self.keys

    def prove(self, by: Actor, entry: dict[str, Any], *, is_demanded: bool) -> Proof:
        """The proof of a signed line; in a rehearsal one that is never written."""
        # One signature is over one act: a second one in the same request is not signed.
        if self._is_used or not self._keys_of(by):
            if is_demanded:
                raise not_signed()
            return {"how": self.how}
        if self.answer is None or self.laid is None:
            self.laid = Laid(entry["at"], self.nonce)
            self._wanted = SignatureWanted(by, entry, is_demanded=is_demanded)
            return {"how": PASSKEY}
        self._is_used = True
        return self._signed(by, entry, self.laid, self.answer, is_demanded=is_demanded)

    def _signed(
        self, by: Actor, entry: dict[str, Any], laid: Laid, answer: Answer, *, is_demanded: bool
    ) -> Proof:
        key = next((key for key in self.keys if key.credential == answer.credential), None)
        try:
            if key is None:
                raise NotAsserted("the key does not count")
            message = check_signed(
                entry, laid, answer.assertion, origin=key.origin, rp=key.rp, is_verified=is_demanded
            )
        except NotAsserted as error:
            raise not_signed() from error
        is_used = record.says_since(
            by.organisation, by.pseudonym or "", laid.nonce, entry["at"] - WINDOW_SECONDS
        )
        if is_used or not holds(decode(key.public), message, answer.assertion.signature):
            raise not_signed()
        auth, client, sig = (encode(part) for part in answer.assertion)
        return {
            "how": PASSKEY, "key": key.number, "at": laid.at, "nonce": laid.nonce,
            "auth": auth, "client": client, "sig": sig,
        }  # fmt: skip

    def finish(self) -> None:
        if self._wanted is not None:
            raise self._wanted


def not_signed() -> RuleBroken:
    """What a member is told whose signature does not fit."""
    return RuleBroken(
        _(
            "The signature does not fit what was to be done: something changed meanwhile, it took more "
            "than a quarter of an hour, or another passkey answered. Go back, and do it once more."
        )
    )


def token(hand: SigningHand, person: int) -> str:
    """What the form carries from the rehearsal to the act, signed by the server."""
    assert hand.laid is not None
    said = {"at": hand.laid.at, "nonce": hand.nonce, "seed": hand.seed.hex(), "person": person}
    return signing.dumps(said, salt=TOKEN_SALT, compress=True)


def hand_for(request: HttpRequest) -> Hand:
    """Who acts in this request, and whether they sign. RuleBroken where what they sent cannot be read."""
    how = sessions.known_by(request)
    person = sessions.signed_in(request)
    if person is None or not person.signs or UNSIGNED in request.POST:
        return Hand(how)
    hand = SigningHand(how, site_of(request))
    if all(request.POST.get(name) for name in FIELDS):
        _read_answer(request, hand, person.pk)
    return hand


def _read_answer(request: HttpRequest, hand: SigningHand, person: int) -> None:
    laid, credential, *parts = (request.POST[name] for name in FIELDS)
    try:
        said = signing.loads(laid, salt=TOKEN_SALT)
        assertion = Assertion(*map(decode, parts))
    except (signing.BadSignature, NotAsserted):
        raise not_signed() from None
    if said["person"] != person:
        raise not_signed()
    hand.seed, hand.nonce = bytes.fromhex(said["seed"]), said["nonce"]
    hand.laid, hand.asked_at = Laid(said["at"], said["nonce"]), said["at"]
    hand.answer = Answer(credential, assertion)
