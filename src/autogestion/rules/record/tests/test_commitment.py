"""The record binds a text without holding it, so that a member can have it erased."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autogestion.rules.record.commitment import commit, holds

SALT = bytes(range(32))
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=50)
salts = st.binary(min_size=32, max_size=32)


def test_a_commitment_is_the_hash_of_the_salt_and_the_text():
    assert (
        commit("Le pain et les roses", SALT) == sha256(SALT + b"Le pain et les roses").hexdigest()
    )


@given(texts, salts)
def test_a_text_holds_to_its_own_commitment(text, salt):
    assert holds(commit(text, salt), text, salt)


@given(texts, texts, salts, salts)
def test_another_text_or_another_salt_does_not(text, other, salt, other_salt):
    assert holds(commit(text, salt), other, salt) == (text == other)
    assert holds(commit(text, salt), text, other_salt) == (salt == other_salt)


def test_two_ways_to_write_an_accent_are_two_texts():
    assert not holds(commit("gr\u00e8ve", SALT), "gre\u0300ve", SALT)


@pytest.mark.parametrize(
    ("text", "salt"), [("a", b""), ("a", SALT[:31]), ("a", SALT + b"x"), ("\ud800", SALT)]
)
def test_a_short_salt_or_an_unwritable_text_is_refused(text, salt):
    with pytest.raises(ValueError, match=r"salt|surrogates"):
        commit(text, salt)
    assert not holds("00" * 32, text, salt)
