"""Each signature is judged by the key that counted at its line, without asking any server."""

from typing import Any

import pytest

from autogestion.rules import keys as rules
from autogestion.rules.record.passkey import ALGORITHMS, ES256
from autogestion.rules.record.signing import WINDOW_SECONDS, Laid
from autogestion.rules.record.webauthn import PRESENT, VERIFIED, encode
from autogestion.rules.replay.proofs import is_signed
from autogestion.verify.record import RecordReader
from autogestion.verify.tests.authenticator import ORIGIN, RP, SoftKey, nonce, sign
from autogestion.verify.tests.records import AWA, BRUNO, CHIDI, entry, founding, lines_of
from autogestion.verify.tests.records import START as FOUNDED

Line = dict[str, Any]
AWAS, BRUNOS, LATER, STRANGE = SoftKey(), SoftKey(), SoftKey(), SoftKey()
HOUR = 3600
WAIT = rules.WAIT_HOURS * HOUR


def at(line: Line, moment: int) -> Line:
    return {**line, "at": FOUNDED + moment}


def adding(seq: int, number: int, by: str, made: SoftKey, **changed: Any) -> Line:
    said = {
        "key": number, "credential": encode(made.credential), "public": encode(made.public),
        "rp": RP, "origin": ORIGIN, "wait": 0, "replaces": None, **changed,
    }  # fmt: skip
    return entry(seq, "key.added", by, **said)


def inviting(seq: int, number: int = 1, by: str = AWA) -> Line:
    made = entry(seq, "invitation.made", by, invitation=number, uses=2, expires=FOUNDED + 9999)
    return {**made, "in": 1}


def read(*lines: Line) -> RecordReader:
    reader = RecordReader()
    reader.read(lines_of([*founding(), *lines]))
    return reader


def refusal(*lines: Line) -> str:
    """Why the last of these lines does not hold; all before it do."""
    assert read(*lines[:-1]).problem is None
    problem = read(*lines).problem
    assert problem is not None
    assert problem.line == 3 + len(lines)
    return problem.reason


WITH_KEY = [adding(4, 1, AWA, AWAS)]
TWO_KEYS = [*WITH_KEY, adding(5, 2, BRUNO, BRUNOS)]


@pytest.mark.parametrize("algorithm", ALGORITHMS)
def test_a_signed_line_holds_and_is_counted(algorithm):
    key = SoftKey(algorithm)
    reader = read(adding(4, 1, AWA, key), sign(key, 1, inviting(5)))
    assert reader.problem is None
    assert reader.replay.proofs.signed == 1
    assert reader.means == {"session": 4, "clock": 1, "passkey": 1}


def test_an_unsigned_line_says_by_what_its_member_was_known():
    for how in ("mail", "slip", "password", "newcomer"):
        assert read({**inviting(4), "proof": {"how": how}}).problem is None
    assert "known by 'rumour'" in refusal({**inviting(4), "proof": {"how": "rumour"}})
    assert "more than" in refusal({**inviting(4), "proof": {"how": "mail", "key": 1}})
    assert "clock" in refusal({**inviting(4), "proof": {"how": "clock"}})


@pytest.mark.parametrize("field", ["act", "body", "in", "by", "org"])
def test_no_field_of_a_signed_act_can_be_exchanged(field):
    signed = sign(AWAS, 1, inviting(6))
    others = {
        "act": "invitation.withdrawn", "body": {**signed["body"], "uses": 3}, "in": 2,
        "by": BRUNO, "org": "f" * 32,
    }  # fmt: skip
    assert read(*TWO_KEYS, signed).problem is None
    assert read(*TWO_KEYS, {**signed, field: others[field]}).problem is not None


@pytest.mark.parametrize("field", ["key", "at", "nonce", "auth", "client", "sig"])
def test_no_part_of_the_proof_can_be_exchanged_left_out_or_said_otherwise(field):
    signed = sign(AWAS, 1, inviting(6))
    other = sign(AWAS, 1, at(inviting(6), 7), laid=Laid(FOUNDED + 5, nonce()), flags=PRESENT)
    exchanged = 2 if field == "key" else other["proof"][field]
    for proof in (
        {**signed["proof"], field: exchanged},
        {key: value for key, value in signed["proof"].items() if key != field},
        {**signed["proof"], field: None},
        {**signed["proof"], "more": 1},
    ):
        assert read(*TWO_KEYS, {**signed, "proof": proof}).problem is not None


@pytest.mark.parametrize(
    ("how", "reason"),
    [
        ({"flags": VERIFIED}, "nobody was there"),
        ({"kind": "webauthn.create"}, "something else"),
        ({"origin": "https://our-union.example.evil.example"}, "another site"),
        ({"crossOrigin": True}, "inside the page"),
        ({"challenge": encode(bytes(32))}, "something else was signed"),
    ],
)
def test_what_the_browser_or_the_key_says_otherwise_is_refused(how, reason):
    assert reason in refusal(*WITH_KEY, sign(AWAS, 1, inviting(5), **how))


def test_a_key_made_for_another_site_does_not_sign_here():
    elsewhere = SoftKey(private=AWAS.private, rp="evil.example")
    assert "another site" in refusal(*WITH_KEY, sign(elsewhere, 1, inviting(5)))


def test_who_was_recognised_is_seen_where_it_is_asked():
    present = sign(AWAS, 1, inviting(5), flags=PRESENT)
    assert read(*WITH_KEY, present).problem is None
    assert not is_signed(present)
    assert is_signed(sign(AWAS, 1, inviting(5)))


def test_another_key_does_not_pass_for_the_members_own():
    assert "did not make it" in refusal(*TWO_KEYS, sign(STRANGE, 1, inviting(6)))
    assert "did not make it" in refusal(*TWO_KEYS, sign(BRUNOS, 1, inviting(6)))
    assert "not this member's" in refusal(*TWO_KEYS, sign(BRUNOS, 2, inviting(6)))
    assert "not this member's" in refusal(*TWO_KEYS, sign(AWAS, 3, inviting(6)))


def test_a_changed_signature_does_not_hold():
    def cut(assertion):
        return assertion._replace(signature=assertion.signature[:-1])

    assert "did not make it" in refusal(*WITH_KEY, sign(AWAS, 1, inviting(5), change=cut))


def test_a_signature_is_used_once_and_soon():
    """To remove a key and to stop it are the same words each time: only nonce and moment tell them apart."""
    removed = at(entry(5, "key.removed", AWA, key=1), 10)
    stopped = at(entry(6, "key.stopped", AWA, key=1), 20)
    first = sign(AWAS, 1, removed)
    again = {**first, "seq": 7, "at": FOUNDED + 30}
    assert "used before" in refusal(*WITH_KEY, first, stopped, again)
    late = {**first, "seq": 7, "at": FOUNDED + 10 + WINDOW_SECONDS + 1}
    assert "too long before" in refusal(*WITH_KEY, first, stopped, late)
    anew = sign(AWAS, 1, again)
    assert read(*WITH_KEY, first, stopped, anew).problem is None
    early = sign(AWAS, 1, removed, laid=Laid(FOUNDED + 11, nonce()))
    assert "too long before, or after" in refusal(*WITH_KEY, early)


# --- Which key counts when


def test_the_first_key_of_somebody_who_just_came_counts_at_once_and_every_other_waits():
    second = adding(5, 2, AWA, LATER, wait=72)
    assert "another time" in refusal(*WITH_KEY, adding(5, 2, AWA, LATER))
    assert "does not count" in refusal(*WITH_KEY, second, sign(LATER, 2, inviting(6)))
    too_early = at(inviting(6), 5 + WAIT - 1)
    in_time = at(inviting(6), 5 + WAIT)
    in_time["body"]["expires"] = too_early["body"]["expires"] = FOUNDED + WAIT + 9999
    assert "does not count" in refusal(*WITH_KEY, second, sign(LATER, 2, too_early))
    assert read(*WITH_KEY, second, sign(LATER, 2, in_time)).problem is None


def test_the_first_key_of_somebody_who_came_long_ago_waits():
    week = rules.JOINING_DAYS * 24 * HOUR
    late = at(adding(4, 1, AWA, AWAS), week + 10)
    assert "another time" in refusal(late)
    late["body"]["wait"] = rules.WAIT_HOURS
    assert read(late).problem is None


def test_a_removed_key_counts_until_the_wait_is_over():
    removed = entry(5, "key.removed", AWA, key=1)
    last, late = at(inviting(6), 5 + WAIT - 1), at(inviting(6), 5 + WAIT)
    for line in (last, late):
        line["body"]["expires"] = FOUNDED + WAIT + 9999
    assert read(*WITH_KEY, removed, sign(AWAS, 1, last)).problem is None
    assert "does not count" in refusal(*WITH_KEY, removed, sign(AWAS, 1, late))
    stopped = entry(6, "key.stopped", AWA, key=1)
    assert read(*WITH_KEY, removed, stopped, sign(AWAS, 1, {**late, "seq": 7})).problem is None


def test_a_stopped_key_never_counts():
    second = adding(5, 2, AWA, LATER, wait=72)
    stopped = entry(6, "key.stopped", AWA, key=2)
    late = at(inviting(7), 6 + WAIT)
    late["body"]["expires"] = FOUNDED + WAIT + 9999
    assert "does not count" in refusal(*WITH_KEY, second, stopped, sign(LATER, 2, late))
    assert "Only the member" in refusal(*WITH_KEY, second, entry(6, "key.stopped", BRUNO, key=2))


def vouching(seq: int, by: str, key: int = 2) -> Line:
    return {**entry(seq, "key.vouched", by, key=key), "in": 1}


def test_two_members_of_the_assembly_replace_a_lost_key_at_once():
    lost = adding(5, 2, AWA, LATER, wait=72, replaces=1)
    one = vouching(6, BRUNO)
    two = vouching(7, CHIDI)
    assert "does not count" in refusal(*WITH_KEY, lost, one, sign(LATER, 2, inviting(7)))
    assert read(*WITH_KEY, lost, one, two, sign(LATER, 2, inviting(8))).problem is None
    assert "does not count" in refusal(*WITH_KEY, lost, one, two, sign(AWAS, 1, inviting(8)))
    assert "already" in refusal(*WITH_KEY, lost, one, vouching(7, BRUNO))
    assert "Others vouch" in refusal(*WITH_KEY, lost, vouching(6, AWA))
    assert "your own assembly" in refusal(*WITH_KEY, lost, {**one, "in": 2})
    assert "waits for nobody" in refusal(*WITH_KEY, vouching(5, BRUNO, key=1))


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"rp": "example"}, "a site with a name"),
        ({"origin": "http://our-union.example"}, "a site with a name"),
        ({"origin": "https://our-union.example/"}, "a site with a name"),
        ({"origin": "https://a@our-union.example"}, "a site with a name"),
        ({"public": encode(b"\xa0")}, "kind that is not accepted"),
        ({"public": "="}, "base64url"),
        ({"credential": ""}, "id of a credential"),
        ({"key": 2}, "numbered in order"),
        ({"wait": 1}, "another time"),
    ],
)
def test_a_key_that_cannot_be_one_is_not_added(changed, reason):
    assert reason in refusal(adding(4, 1, AWA, SoftKey(ES256), **changed))


def test_a_key_is_one_members_and_replaces_ones_own_alone():
    assert "already" in refusal(*WITH_KEY, adding(5, 2, BRUNO, AWAS))
    assert "replace one of yours" in refusal(*WITH_KEY, adding(5, 2, BRUNO, BRUNOS, replaces=1))
    assert "of your own" in refusal(*WITH_KEY, entry(5, "key.removed", BRUNO, key=1))
    assert "Only members" in refusal(
        {**entry(4, "member.left", AWA), "in": 1}, adding(5, 1, AWA, AWAS)
    )
