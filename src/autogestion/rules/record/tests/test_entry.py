"""A line of the record has one shape, so that nothing can hide in it."""

import pytest

from autogestion.rules.record import merkle
from autogestion.rules.record.entry import Entry, MalformedEntry

BALLOT = {
    "v": 1,
    "org": "a3" * 16,
    "seq": 128,
    "at": 1763886000,
    "act": "ballot.cast",
    "by": "0123456789abcdef",
    "in": 3,
    "body": {"choice": 1, "question": 42},
    "proof": {"how": "session"},
}
LINE = (
    b'{"act":"ballot.cast","at":1763886000,"body":{"choice":1,"question":42},"by":"0123456789abcdef",'
    b'"in":3,"org":"a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3","proof":{"how":"session"},"seq":128,"v":1}'
)


def test_an_entry_is_written_and_read_back():
    entry = Entry.from_data(BALLOT)

    assert entry.to_line() == LINE
    assert Entry.from_line(LINE) == entry
    assert entry.to_data() == BALLOT
    assert entry.leaf_hash() == merkle.leaf_hash(LINE)


@pytest.mark.parametrize(
    "change",
    [
        {"by": None},
        {"in": None},
        {"act": "vote.fell-short"},
        {"seq": 0},
        {"body": {}},
    ],
)
def test_an_act_can_be_nobodys_or_the_whole_organisations(change):
    data = BALLOT | change

    assert Entry.from_data(data).to_data() == data


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("v", 2), ("v", True), ("v", "1"),
        ("org", "a3"), ("org", "A3" * 16), ("org", "a3" * 16 + "\n"), ("org", None),
        ("seq", -1), ("seq", True), ("seq", None),
        ("at", -1), ("at", "now"), ("at", False),
        ("act", "ballot"), ("act", "Ballot.cast"), ("act", "ballot.cast.twice"), ("act", "ballot."), ("act", 7),
        ("by", "0123"), ("by", "0123456789ABCDEF"), ("by", 7), ("by", ""),
        ("in", 0), ("in", -3), ("in", "3"), ("in", True),
        ("body", []), ("body", None),
        ("proof", {}), ("proof", None), ("proof", {"how": 1}), ("proof", "session"),
    ],
)  # fmt: skip
def test_a_field_of_another_shape_is_named_and_refused(field, value):
    with pytest.raises(MalformedEntry, match=f'"{field}"'):
        Entry.from_data(BALLOT | {field: value})


@pytest.mark.parametrize("missing", sorted(BALLOT))
def test_an_entry_lacks_nothing(missing):
    with pytest.raises(MalformedEntry, match=missing):
        Entry.from_data({field: value for field, value in BALLOT.items() if field != missing})


def test_an_entry_has_nothing_beside_its_fields():
    with pytest.raises(MalformedEntry, match="note"):
        Entry.from_data(BALLOT | {"note": ""})
