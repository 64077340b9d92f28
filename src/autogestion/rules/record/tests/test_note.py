"""A checkpoint fits on a slip of paper: anyone can compare it with another member's."""

from base64 import b64encode
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autogestion.rules.record import note
from autogestion.rules.record.note import Checkpoint, MalformedNote, Note, NotVouchedFor, Signature

ROOT = bytes.fromhex("5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328")
TEXT = f"autogestion/{'a3' * 16}\n8\nXcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=\n"
ID = b"\x01\x02\x03\x04"


def signed_with_a_seal(name: str, text: str) -> Signature:
    """A signature that a test can make and check without keys: a hash of name and text."""
    return Signature(name, ID, sha256(name.encode() + text.encode()).digest())


def seal_of(name: str) -> note.Check:
    return lambda text, signature: signature == sha256(name.encode() + text).digest()


def test_a_checkpoint_is_three_lines():
    text = note.checkpoint_text(note.record_origin("a3" * 16), 8, ROOT)

    assert text == TEXT
    assert note.parse_checkpoint(text) == Checkpoint(f"autogestion/{'a3' * 16}", 8, ROOT)


@given(
    st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1),
    st.integers(0, 2**53 - 1),
    st.binary(min_size=32, max_size=32),
)
def test_a_checkpoint_says_what_was_put_in_it(origin, size, root):
    text = note.checkpoint_text(origin, size, root)

    assert note.parse_checkpoint(text) == Checkpoint(origin, size, root)


def test_further_lines_of_a_checkpoint_are_kept_and_mean_nothing_here():
    assert note.parse_checkpoint(TEXT + "more\n").extensions == ("more",)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n",
        TEXT[:-1],
        "\n" + TEXT,
        TEXT + "\n",
        TEXT.replace("\n8\n", "\n\n"),
        "autogestion/x\n8\n",
        TEXT.replace("\n8\n", "\n08\n"),
        TEXT.replace("\n8\n", "\n-8\n"),
        TEXT.replace("\n8\n", "\n+8\n"),
        TEXT.replace("\n8\n", "\n8 \n"),
        TEXT.replace("\n8\n", "\n\u0668\n"),
        TEXT.replace("\n8\n", f"\n{2**53}\n"),
        TEXT.replace("yg=", "yh="),
        TEXT.replace("yg=", "yg"),
        TEXT.replace("Xcna", "X\u00e9na"),
        TEXT.replace("XcnaeacG", "XcnaeacGAAAA"),
        TEXT.replace("\n", "\r\n"),
        TEXT.replace("autogestion", "\t"),
    ],
)
def test_what_is_not_quite_a_checkpoint_is_refused(text):
    with pytest.raises(MalformedNote):
        note.parse_checkpoint(text)


@pytest.mark.parametrize(
    ("origin", "size", "root"),
    [("", 1, ROOT), ("a\nb", 1, ROOT), ("a", -1, ROOT), ("a", 1, ROOT[1:])],
)
def test_an_impossible_checkpoint_cannot_be_written(origin, size, root):
    with pytest.raises(MalformedNote):
        note.checkpoint_text(origin, size, root)


def test_a_note_is_the_text_an_empty_line_and_the_signatures():
    seal = signed_with_a_seal("ward.example", TEXT)
    signed = note.format_note(TEXT, [seal])

    line = f"\u2014 ward.example {b64encode(ID + seal.signature).decode()}\n"
    assert signed == f"{TEXT}\n{line}".encode()
    assert note.parse_note(signed) == Note(TEXT, (seal,))


def test_the_text_of_a_note_can_hold_empty_lines_and_what_looks_like_a_signature():
    text = "one\n\n\u2014 ward.example AQIDBAU=\n\ntwo\n"
    seal = signed_with_a_seal("ward.example", text)

    assert note.parse_note(note.format_note(text, [seal])) == Note(text, (seal,))


def test_the_example_of_the_specification_is_read():
    signed = (
        "Ognuno sta solo sul cuor della terra\ntrafitto da un raggio di sole:\n\ned \u00e8 subito sera.\n\n"
        "\u2014 quasimodo.example/salvatore "
        "NnugSzTjtVAewIS+Z/iJhUPeFDkO/5QQ2i5ddnGITLlC+EhfLW9oJKONrMouFSQU0xMcXxj99ihAQwaqP3ZekRwNtIc=\n"
    )
    opened = note.parse_note(signed.encode())

    assert opened.text.endswith("sole:\n\ned \u00e8 subito sera.\n")
    (signature,) = opened.signatures
    assert (signature.name, signature.key_id.hex()) == ("quasimodo.example/salvatore", "367ba04b")


GOOD = note.format_note(TEXT, [signed_with_a_seal("ward.example", TEXT)])


@pytest.mark.parametrize(
    "broken",
    [
        b"",
        b"\n\n",
        TEXT.encode(),
        TEXT.encode() + b"\n",
        GOOD[:-1],
        GOOD + b"\n",
        GOOD + b"x\n",
        GOOD.replace(b"\n\n", b"\n"),
        GOOD.replace("\u2014".encode(), b"-"),
        GOOD.replace(b"ward", b"wa rd"),
        GOOD.replace(b"ward", b"wa+rd"),
        GOOD.replace(b"ward.example", b""),
        GOOD.replace(b"\n8", b"\r\n8"),
        GOOD.replace(b"auto", b"\xff"),
        GOOD.replace(b"auto", b"\x00"),
        GOOD[:-2] + b"\n",
        TEXT.encode() + "\n\u2014 ward.example AQIDBA==\n".encode(),
        TEXT.encode() + b"\n" + GOOD.split(b"\n\n")[1] * 65,
        b"x" * 1_000_001,
    ],
)
def test_what_is_not_quite_a_note_is_refused(broken):
    with pytest.raises(MalformedNote):
        note.parse_note(broken)


@pytest.mark.parametrize("text", ["no newline at the end", "tab\t\n", ""])
def test_a_text_that_cannot_stand_in_a_note_is_not_signed(text):
    with pytest.raises(MalformedNote):
        note.format_note(text, [signed_with_a_seal("ward.example", text)])


def test_a_note_counts_when_a_key_that_we_know_signed_it():
    witness = signed_with_a_seal("witness.example", TEXT)
    stranger = signed_with_a_seal("stranger.example", TEXT)
    opened = note.parse_note(note.format_note(TEXT, [stranger, witness]))

    assert note.vouched_for(opened, {("witness.example", ID): seal_of("witness.example")}) == (
        witness,
    )


def test_a_note_signed_by_strangers_alone_does_not_count():
    opened = note.parse_note(GOOD)
    seal = seal_of("ward.example")
    for known in ({}, {("ward.example", bytes(4)): seal}, {("other.example", ID): seal}):
        with pytest.raises(NotVouchedFor, match="no key"):
            note.vouched_for(opened, known)


def test_one_false_signature_of_a_known_key_spoils_the_note():
    true = signed_with_a_seal("ward.example", TEXT)
    false = Signature("witness.example", ID, b"false")
    opened = note.parse_note(note.format_note(TEXT, [true, false]))
    with pytest.raises(NotVouchedFor, match=r"witness\.example"):
        note.vouched_for(opened, {(one.name, ID): seal_of(one.name) for one in (true, false)})
