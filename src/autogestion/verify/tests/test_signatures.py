"""A signed checkpoint cannot be denied by the server that gave it, nor made by anybody else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autogestion.rules.record import note
from autogestion.rules.record.note import MalformedNote, NotVouchedFor
from autogestion.verify.signatures import PublicKey, Signer, open_note

# The example of the Go package golang.org/x/mod/sumdb/note: another implementation's key and note.
NEUMANN = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
NEUMANN_NOTE = (
    "If you think cryptography is the answer to your problem,\n"
    "then you don't know what your problem is.\n\n"
    "\u2014 PeterNeumann "
    "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
)
RECORD = Signer("autogestion/" + "a3" * 16, bytes(range(32)))
WITNESS = Signer("witness.example/1", bytes(range(1, 33)))
TEXT = note.checkpoint_text("autogestion/" + "a3" * 16, 3, bytes(32))


def test_a_note_of_another_implementation_is_opened():
    opened = open_note(NEUMANN_NOTE.encode(), [PublicKey.from_line(NEUMANN)])

    assert opened.text == NEUMANN_NOTE.split("\n\n", maxsplit=1)[0] + "\n"


def test_a_key_is_one_line_and_is_read_back():
    assert PublicKey.from_line(NEUMANN).to_line() == NEUMANN
    assert PublicKey.from_line(RECORD.public_key.to_line() + "\n") == RECORD.public_key


def test_a_checkpoint_signed_by_the_record_and_a_witness_can_be_asked_of_each():
    signed = note.format_note(TEXT, [RECORD.sign(TEXT), WITNESS.sign(TEXT)])
    for keys in (
        [RECORD.public_key],
        [WITNESS.public_key],
        [RECORD.public_key, WITNESS.public_key],
    ):
        assert open_note(signed, keys).text == TEXT


@given(st.data())
def test_no_signed_checkpoint_survives_a_changed_bit(data):
    signed = note.format_note(TEXT, [RECORD.sign(TEXT)])
    place = data.draw(st.integers(0, len(signed) - 1))
    changed = bytearray(signed)
    changed[place] ^= 1 << data.draw(st.integers(0, 7))
    with pytest.raises((MalformedNote, NotVouchedFor)):
        open_note(bytes(changed), [RECORD.public_key])


def test_a_key_of_the_same_name_is_another_key():
    impostor = Signer(RECORD.public_key.name, bytes(32))
    with pytest.raises(NotVouchedFor, match="no key"):
        open_note(note.format_note(TEXT, [impostor.sign(TEXT)]), [RECORD.public_key])


def test_a_signature_of_another_length_is_false():
    assert not RECORD.public_key.check(TEXT.encode(), b"")
    assert not RECORD.public_key.check(TEXT.encode(), RECORD.sign(TEXT).signature + b"\x00")


@pytest.mark.parametrize(
    "line",
    [
        "",
        "a",
        "a+b+c",
        "a+00000000+",
        NEUMANN + "=",
        NEUMANN[:-4],
        NEUMANN.replace("c74f", "C74F"),
        NEUMANN.replace("c74f", "c74e"),
        NEUMANN.replace("Peter", "Paul"),
        NEUMANN.replace("+ARpc", "+ABpc"),
        NEUMANN.replace("PeterN", "Peter N"),
        "+" + NEUMANN,
    ],
)
def test_a_damaged_key_is_refused(line):
    with pytest.raises(MalformedNote):
        PublicKey.from_line(line)


@pytest.mark.parametrize("name", ["", "two words", "a+b"])
def test_a_key_cannot_have_a_name_that_no_note_could_carry(name):
    with pytest.raises(MalformedNote):
        Signer(name, bytes(32))
