"""A receipt shows without the server that an act is in the record; two show where there are two records."""

import json
from base64 import b64decode, b64encode
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autogestion import cli
from autogestion.rules.record import merkle
from autogestion.rules.record.cosigning import COSIGNATURE
from autogestion.rules.record.merkle import leaf_hash
from autogestion.rules.record.note import checkpoint_text, format_note, record_origin
from autogestion.rules.record.receipt import Receipt, format_receipt
from autogestion.verify.receipts import check_receipt, difference
from autogestion.verify.signatures import PublicKey, Signer
from autogestion.verify.tests.records import BRUNO, CHIDI, ORG, entry, founding, lines_of

RECORD = Signer(record_origin(ORG), bytes(32))
FIRST = Signer("tenants.example/witness", bytes(range(32)), COSIGNATURE)
SECOND = Signer("bruno.example", bytes(range(1, 33)), COSIGNATURE)
WITNESSES = [FIRST.public_key, SECOND.public_key]
AT = 1_790_000_000
LINES = [
    *lines_of(founding()),
    *lines_of(
        [entry(seq, "ballot.cast", BRUNO, vote=1, choice=seq, turn=1) for seq in range(4, 11)]
    ),
]


def receipt_for(
    index: int,
    lines: list[bytes] = LINES,
    *,
    size: int | None = None,
    signer: Signer = RECORD,
    cosigners: tuple[Signer, ...] = (FIRST,),
    with_line: bool = True,
    proof_of: int | None = None,
) -> bytes:
    leaves = [leaf_hash(line) for line in lines[:size]]
    text = checkpoint_text(record_origin(ORG), len(leaves), merkle.root(leaves))
    note = format_note(text, [signer.sign(text), *(one.cosign(text, AT) for one in cosigners)])
    proof = merkle.inclusion_proof(leaves, index if proof_of is None else proof_of)
    return format_receipt(Receipt(index, tuple(proof), note, lines[index] if with_line else None))


def said(written: bytes, **how) -> str:
    return check_receipt(written, key=RECORD.public_key, witnesses=WITNESSES, **how).sentence()


@pytest.mark.parametrize("size", [5, 8, 11])
def test_a_receipt_says_which_act_is_in_the_record_and_who_witnessed_it(size):
    report = check_receipt(receipt_for(4, size=size), key=RECORD.public_key, witnesses=WITNESSES)
    assert report.holds
    assert (report.seq, report.size, report.origin) == (4, size, record_origin(ORG))
    assert report.cosigned == {"tenants.example/witness": AT}
    assert report.sentence() == (
        f"The receipt holds: ballot.cast by {BRUNO} on 2026-01-01 00:00:04 UTC is line 4 of the "
        f"record of organisation {ORG}, as it was at {size} lines."
    )


def test_as_many_witnesses_as_one_wants_have_to_have_signed():
    assert "holds:" in said(receipt_for(4), needed=1)
    assert "1 of the witnesses you gave signed it, and you want 2" in said(receipt_for(4), needed=2)
    assert "holds:" in said(receipt_for(4, cosigners=(FIRST, SECOND)), needed=2)


def test_the_line_may_lie_beside_the_receipt():
    bare = receipt_for(4, with_line=False)
    assert "none was given beside it" in said(bare)
    assert "holds:" in said(bare, line=LINES[4])
    assert "calls itself line 5" in said(bare, line=LINES[5])


@pytest.mark.parametrize(
    ("written", "why"),
    [
        (receipt_for(4, signer=Signer(record_origin(ORG), bytes(31) + b"1")), "no key that we know"),
        (receipt_for(4, signer=Signer("autogestion/" + "f" * 32, bytes(32))), "no key that we know"),
        (receipt_for(4).replace(b"index 4", b"index 5"), "calls itself line 4"),
        (receipt_for(4, proof_of=6), "not in the record that its checkpoint speaks of"),
        (receipt_for(4).replace(b"\n11\n", b"\n10\n"), "is not over this text"),
        (receipt_for(4).replace(b"\n11\n", b"\n7\n"), "not in the record"),
        (receipt_for(4).replace(ORG.encode(), b"f" * 32, 1), "that of another record"),
        (receipt_for(4)[:-90], "1 to 64 lines with signatures"),
        (b"Dear comrades", "does not begin with c2sp.org/tlog-proof@v1"),
        (b"", "does not begin with"),
        (receipt_for(4).split(b"\n\n")[0], "holds no checkpoint"),
        (receipt_for(4).replace(b"index 4", b"index 04"), "which line it is for"),
        (receipt_for(4).replace(b"extra ", b"extra !", 1), "not base64"),
    ],
)  # fmt: skip
def test_a_receipt_that_was_forged_or_damaged_does_not_hold(written, why):
    assert why in said(written)


def test_a_cosignature_over_another_moment_or_text_is_found_out():
    whole = receipt_for(4)
    line = whole.rstrip(b"\n").rpartition(b" ")[2]
    stamped = bytearray(b64decode(line))
    stamped[11] ^= 1  # the last byte of the moment
    forged = whole.replace(line, b64encode(bytes(stamped)))
    assert "the signature of tenants.example/witness is not over this text" in said(forged)


def test_the_keys_of_records_and_of_witnesses_do_not_stand_in_for_one_another():
    with pytest.raises(ValueError, match="of the kind 4"):
        PublicKey.from_line(RECORD.public_key.to_line(), COSIGNATURE)
    with pytest.raises(ValueError, match="of the kind 1"):
        PublicKey.from_line(FIRST.public_key.to_line())


@given(st.data())
def test_no_receipt_survives_a_changed_bit(data):
    whole = bytearray(receipt_for(4, cosigners=()))
    place = data.draw(st.integers(0, len(whole) - 1))
    whole[place] ^= 1 << data.draw(st.integers(0, 7))
    assert not check_receipt(bytes(whole), key=RECORD.public_key).holds


def reports(*written: bytes):
    return [check_receipt(one, key=RECORD.public_key) for one in written]


def forked(at: int) -> list[bytes]:
    """The same record, but for one ballot."""
    other = entry(at, "ballot.cast", CHIDI, vote=1, choice=9, turn=1)
    return [*LINES[:at], *lines_of([other]), *LINES[at + 1 :]]


def test_two_receipts_of_one_record_do_not_contradict_one_another_whatever_their_lengths():
    for size in range(5, 12):
        for index in range(5):
            assert difference(*reports(receipt_for(4), receipt_for(index, size=size))) == ""


@pytest.mark.parametrize("at", [5, 8, 10])
def test_two_receipts_of_the_same_length_from_two_records_are_proof(at):
    one, other = reports(receipt_for(4), receipt_for(0, forked(at)))
    assert one.holds
    assert other.holds
    assert difference(one, other) == "over the same 11 lines they have different roots"


def test_two_receipts_of_different_lengths_are_proof_where_they_speak_of_the_same_lines():
    one, other = reports(receipt_for(4, size=8), receipt_for(6, forked(6)))
    assert difference(one, other) == "their lines 6 to 7 are not the same"
    mine, theirs = reports(receipt_for(6, size=8), receipt_for(6, forked(6)))
    assert difference(mine, theirs) == "they have different lines 6"


def test_the_command_answers_0_1_or_2(tmp_path: Path, capsys):
    files = {
        "good": receipt_for(4), "later": receipt_for(0), "split": receipt_for(0, forked(6)),
        "bad": receipt_for(4).replace(b"index 4", b"index 5"),
        "bare": receipt_for(4, with_line=False), "line": LINES[4] + b"\n",
    }  # fmt: skip
    for name, written in files.items():
        (tmp_path / name).write_bytes(written)
    key = ("--key", RECORD.public_key.to_line())

    def answers(*words: str) -> int:
        names = [str(tmp_path / word) if word in files else word for word in words]
        return cli.main(["verify", "receipt", *names])

    assert answers("good", *key) == 0
    assert answers("good", "later", *key) == 0
    assert answers("good", "split", *key) == 1
    assert "SPLIT VIEW" in capsys.readouterr().out
    assert answers("bad", *key) == 1
    assert answers("bare", *key) == 1
    assert answers("bare", "--line", "line", *key) == 0
    assert answers("good", "--witness", FIRST.public_key.to_line(), "--needed", "1", *key) == 0
    assert answers("good", "--witness", SECOND.public_key.to_line(), "--needed", "1", *key) == 1
    assert answers("good") == 2
    assert answers("missing", *key) == 2
    assert answers("good", "good", "good", *key) == 2
    assert answers("good", "--witness", "nobody", *key) == 2
    assert answers("good", "--key", "nobody") == 2
    capsys.readouterr()
    assert answers("good", "split", "--json", *key) == 1
    told = json.loads(capsys.readouterr().out)
    assert told["split_view"] == "over the same 11 lines they have different roots"
    assert [one["holds"] for one in told["receipts"]] == [True, True]
