"""A passkey's signature shows that its holder did this act here, and nothing less passes for it."""

import json
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from autogestion.rules.record import passkey
from autogestion.rules.record.passkey import EDDSA, ES256, RS256, NotAPasskey, read_key
from autogestion.rules.record.signing import Assertion, Laid, challenge, statement
from autogestion.rules.record.webauthn import (
    ATTESTED,
    BACKED_UP,
    EXTENDED,
    PRESENT,
    VERIFIED,
    NotAsserted,
    check_assertion,
    decode,
    read_registration,
)
from autogestion.verify.passkeys import holds
from autogestion.verify.tests.authenticator import ORIGIN, RP, SoftKey, cbor

VECTORS = json.loads(
    (Path(__file__).parents[4] / "spec/record/vectors/signing.json").read_text(encoding="utf-8")
)["vectors"]
HERE = {"origin": "https://example.org", "rp": "example.org"}
ASKED = sha256(b"what is signed").digest()
KEYS = {algorithm: SoftKey(algorithm) for algorithm in passkey.ALGORITHMS}
SIGNED = {algorithm: key.asserts(ASKED) for algorithm, key in KEYS.items()}


def vectors(*, registration):
    chosen = [one for one in VECTORS if one.get("registration") is registration]
    return [pytest.param(vector, id=vector["name"]) for vector in chosen]


def bytes_of(vector, *names):
    return [bytes.fromhex(vector[f"{name}_hex"]) for name in names]


@pytest.mark.parametrize("vector", vectors(registration=True))
def test_the_registrations_of_the_standard_are_read(vector):
    attestation, client, challenge, credential = bytes_of(
        vector, "attestation", "client", "challenge", "credential"
    )
    asked = {"attestation": attestation, "client_data": client, "challenge": challenge, **HERE}
    if not vector["holds"]:
        with pytest.raises(NotAsserted, match="another site"):
            read_registration(**asked)
        return
    made = read_registration(**asked)
    assert made.credential == credential
    keys = {one["public_hex"] for one in VECTORS if "public_hex" in one}
    assert made.public.hex() in keys


@pytest.mark.parametrize("vector", vectors(registration=False))
def test_the_assertions_of_the_standard_hold(vector):
    authenticator, client, challenge, public, signature = bytes_of(
        vector, "authenticator", "client", "challenge", "public", "signature"
    )
    asked = {
        "authenticator_data": authenticator, "client_data": client, "challenge": challenge,
        "is_verified": False, **HERE,
    }  # fmt: skip
    if not vector["holds"]:
        with pytest.raises(NotAsserted, match="inside the page of another site"):
            check_assertion(**asked)
        assert holds(public, authenticator + sha256(client).digest(), signature)
        return
    message = check_assertion(**asked)
    assert holds(public, message, signature)
    assert not holds(public, message + b"\x00", signature)


def test_the_statement_of_a_ballot_is_the_one_that_the_specification_shows():
    vector = VECTORS[-1]
    laid = Laid(vector["laid_at"], vector["nonce"])
    assert statement(vector["entry"], laid).decode() == vector["statement"]
    assert challenge(vector["entry"], laid).hex() == vector["challenge_hex"]


def asserted(assertion, *, challenge=ASKED, origin=ORIGIN, rp=RP, is_verified=True):
    return check_assertion(
        authenticator_data=assertion.authenticator_data, client_data=assertion.client_data,
        challenge=challenge, origin=origin, rp=rp, is_verified=is_verified,
    )  # fmt: skip


@pytest.mark.parametrize("algorithm", passkey.ALGORITHMS)
def test_each_algorithm_signs_and_no_other_key_passes_for_it(algorithm):
    key = KEYS[algorithm]
    assertion = key.asserts(ASKED)
    assert holds(key.public, asserted(assertion), assertion.signature)
    others = [SoftKey(algorithm), *(other for other in KEYS.values() if other is not key)]
    for other in others:
        assert not holds(other.public, asserted(assertion), assertion.signature)


@pytest.mark.parametrize("algorithm", passkey.ALGORITHMS)
@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_no_changed_bit_of_an_assertion_passes(algorithm, data):
    key = KEYS[algorithm]
    parts = list(SIGNED[algorithm])
    which = data.draw(st.integers(0, 2))
    place = data.draw(st.integers(0, len(parts[which]) - 1))
    changed = bytearray(parts[which])
    changed[place] ^= 1 << data.draw(st.integers(0, 7))
    parts[which] = bytes(changed)
    try:
        message = asserted(Assertion(*parts))
    except NotAsserted:
        return
    assert not holds(key.public, message, parts[2])


@pytest.mark.parametrize(
    ("how", "reason"),
    [
        ({"flags": VERIFIED}, "nobody was there"),
        ({"flags": PRESENT}, "did not ask who"),
        ({"flags": PRESENT | VERIFIED | BACKED_UP}, "cannot be copied"),
        ({"flags": PRESENT | VERIFIED | ATTESTED}, "empty, cut off"),
        ({"flags": PRESENT | VERIFIED | EXTENDED}, "cut off"),
        ({"kind": "webauthn.create"}, "something else"),
        ({"kind": "payment.get"}, "something else"),
        ({"challenge": "AAAA"}, "something else was signed"),
        ({"origin": "https://our-union.example.evil.example"}, "another site"),
        ({"origin": "http://our-union.example"}, "another site"),
        ({"origin": "https://our-union.example:444"}, "another site"),
        ({"crossOrigin": True}, "inside the page"),
        ({"crossOrigin": 1}, "inside the page"),
        ({"topOrigin": "https://elsewhere.example"}, "inside the page"),
        ({"extra": "x" * 4096}, "too long"),
    ],
)
def test_what_does_not_show_enough_is_refused(how, reason):
    with pytest.raises(NotAsserted, match=reason):
        asserted(KEYS[ES256].asserts(ASKED, **how))


def test_presence_is_enough_where_nobody_asks_who_it_was():
    assert asserted(KEYS[ES256].asserts(ASKED, flags=PRESENT), is_verified=False)


def test_a_key_made_for_another_site_is_refused():
    stranger = SoftKey(rp="evil.example")
    with pytest.raises(NotAsserted, match="another site"):
        asserted(stranger.asserts(ASKED))


@pytest.mark.parametrize("client", [b"", b"[]", b"{}", b"\xff", b"null", b"1", b"[" * 3000])
def test_client_data_that_cannot_be_read_are_refused(client):
    with pytest.raises(NotAsserted):
        asserted(KEYS[ES256].asserts(ASKED)._replace(client_data=client))


def test_a_field_said_twice_is_refused():
    assertion = KEYS[ES256].asserts(ASKED)
    twice = assertion.client_data.replace(b'{"type"', b'{"origin":"https://evil.example","type"')
    with pytest.raises(NotAsserted, match="cannot be read"):
        asserted(assertion._replace(client_data=twice))


@pytest.mark.parametrize("text", ["AA=", "AA==", "A", "A+", "A/", "AB", " AA", "A\n", "é"])
def test_base64url_has_one_spelling(text):
    with pytest.raises(NotAsserted):
        decode(text)


# --- Edge signatures, after Wycheproof's classes


def der(r: bytes, s: bytes, *, tag: int = 0x30, after: bytes = b"") -> bytes:
    body = bytes([2, len(r)]) + r + bytes([2, len(s)]) + s
    return bytes([tag, len(body)]) + body + after


def whole(number: int) -> bytes:
    return number.to_bytes(number.bit_length() // 8 + 1, "big")


MESSAGE = b"one act"
R, S = passkey.ecdsa_numbers(KEYS[ES256].makes(MESSAGE))
N = passkey.N
RB, SB = whole(R), whole(S)

BAD_ECDSA = {
    "empty": b"",
    "nothing in it": b"\x30\x00",
    "one number": bytes([0x30, 2 + len(RB), 2, len(RB)]) + RB,
    "another tag": der(RB, SB, tag=0x31),
    "something after": der(RB, SB, after=b"\x00"),
    "a length of two bytes": b"\x30\x81" + der(RB, SB)[1:],
    "no end": b"\x30\x80" + der(RB, SB)[2:] + b"\x00\x00",
    "r padded": der(b"\x00" + RB, SB),
    "s padded": der(RB, b"\x00" + SB),
    "r negative": der(whole(2**256 - R)[-32:] if not RB[0] else b"\xff" + RB[1:], SB),
    "r is nought": der(b"\x00", SB),
    "s is nought": der(RB, b"\x00"),
    "both are nought": der(b"\x00", b"\x00"),
    "both are one": der(b"\x01", b"\x01"),
    "r is n": der(whole(N), SB),
    "s is n": der(RB, whole(N)),
    "r is r + n": der(whole(R + N), SB),
    "s is s + n": der(RB, whole(S + N)),
    "r is n - 1": der(whole(N - 1), SB),
    "r is p": der(whole(passkey.P), SB),
    "empty r": der(b"", SB),
    "r and s exchanged": der(SB, RB),
    "raw": RB.rjust(33, b"\x00")[-32:] + SB.rjust(33, b"\x00")[-32:],
    "cut off": der(RB, SB)[:-1],
}


@pytest.mark.parametrize("signature", BAD_ECDSA.values(), ids=BAD_ECDSA)
def test_an_ecdsa_signature_has_one_form(signature):
    assert holds(KEYS[ES256].public, MESSAGE, der(RB, SB))
    assert not holds(KEYS[ES256].public, MESSAGE, signature)


def test_low_s_is_not_required():
    """Both forms hold: an act is known by its content, so that the second one duplicates nothing."""
    assert holds(KEYS[ES256].public, MESSAGE, der(RB, whole(N - S)))


def test_an_eddsa_signature_has_s_below_the_order():
    key = KEYS[EDDSA]
    good = key.makes(MESSAGE)
    raised = int.from_bytes(good[32:], "little") + passkey.ED_ORDER
    assert holds(key.public, MESSAGE, good)
    assert not holds(key.public, MESSAGE, good[:32] + raised.to_bytes(32, "little"))
    for bad in (b"", good[:-1], good + b"\x00", bytes(64), good[:32] + bytes(32)):
        assert not holds(key.public, MESSAGE, bad)


def test_an_rsa_signature_is_as_long_as_its_modulus():
    key = KEYS[RS256]
    good = key.makes(MESSAGE)
    modulus = read_key(key.public).numbers[0]
    assert holds(key.public, MESSAGE, good)
    raised = int.from_bytes(good, "big") + modulus
    for bad in (
        b"",
        good[1:],
        b"\x00" + good,
        good + b"\x00",
        bytes(256),
        raised.to_bytes(257, "big"),
    ):
        assert not holds(key.public, MESSAGE, bad)


X, Y = (KEYS[ES256].public[10:42], KEYS[ES256].public[45:77])
WEAK = 2**2046 + 1
NO_KEYS = {
    "nothing": b"",
    "not a map": cbor(1),
    "another algorithm": cbor({1: 2, 3: -35, -1: 2, -2: X, -3: Y}),
    "type and algorithm that do not belong together": cbor({1: 2, 3: EDDSA, -1: 6, -2: X}),
    "another curve": cbor({1: 2, 3: ES256, -1: 8, -2: X, -3: Y}),
    "not on the curve": cbor({1: 2, 3: ES256, -1: 1, -2: X, -3: bytes(31) + b"\x01"}),
    "x beyond the field": cbor({1: 2, 3: ES256, -1: 1, -2: b"\xff" * 32, -3: Y}),
    "x too short": cbor({1: 2, 3: ES256, -1: 1, -2: X[1:], -3: Y}),
    "a compressed point": cbor({1: 2, 3: ES256, -1: 1, -2: X}),
    "one field more": cbor({1: 2, 3: ES256, -1: 1, -2: X, -3: Y, 4: 1}),
    "a private key": cbor({1: 2, 3: ES256, -1: 1, -2: X, -3: Y, -4: X}),
    "of order 1": cbor({1: 1, 3: EDDSA, -1: 6, -2: b"\x01" + bytes(31)}),
    "of order 2": cbor({1: 1, 3: EDDSA, -1: 6, -2: (2**255 - 20).to_bytes(32, "little")}),
    "of order 4": cbor({1: 1, 3: EDDSA, -1: 6, -2: bytes(32)}),
    "of order 8": cbor({1: 1, 3: EDDSA, -1: 6, -2: bytes.fromhex(
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05")}),
    "beyond the field of Ed25519": cbor({1: 1, 3: EDDSA, -1: 6, -2: b"\xff" * 31 + b"\x7f"}),
    "a weak modulus": cbor({1: 3, 3: RS256, -1: WEAK.to_bytes(256, "big"), -2: b"\x01\x00\x01"}),
    "an even exponent": cbor({1: 3, 3: RS256, -1: b"\xff" * 256, -2: b"\x04"}),
    "an exponent of one": cbor({1: 3, 3: RS256, -1: b"\xff" * 256, -2: b"\x01"}),
    "a padded exponent": cbor({1: 3, 3: RS256, -1: b"\xff" * 256, -2: b"\x00\x01\x00\x01"}),
    "a number in more bytes than needed": b"\xa5\x01\x18\x02" + KEYS[ES256].public[3:],
    "something after": KEYS[ES256].public + b"\x00",
}  # fmt: skip


@pytest.mark.parametrize("cose", NO_KEYS.values(), ids=NO_KEYS)
def test_what_is_no_key_is_refused(cose):
    with pytest.raises(NotAPasskey):
        read_key(cose)


@pytest.mark.parametrize("algorithm", passkey.ALGORITHMS)
def test_a_registration_gives_the_credential_and_its_key(algorithm):
    key = KEYS[algorithm]
    attestation, client = key.registers(ASKED)
    asked = {"attestation": attestation, "client_data": client, "origin": ORIGIN, "rp": RP}
    assert read_registration(challenge=ASKED, **asked) == (key.credential, key.public)
    with pytest.raises(NotAsserted, match="something else was signed"):
        read_registration(challenge=bytes(32), **asked)
    for cut in range(0, len(attestation), 7):
        with pytest.raises(NotAsserted):
            read_registration(challenge=ASKED, **{**asked, "attestation": attestation[:cut]})
