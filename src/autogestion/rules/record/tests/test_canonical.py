"""One value has one form: whoever writes the record, a member can hash it again and agree."""

import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from autogestion.rules.record.canonical import MAX_DEPTH, NotCanonical, canonical, parse

keys = st.text(st.characters(max_codepoint=0x7F), max_size=6)
scalars = (
    st.none()
    | st.booleans()
    | st.integers(-(2**53) + 1, 2**53 - 1)
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
)
values = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=4)
)
objects = st.dictionaries(keys | st.sampled_from(["body", "proof"]), values, max_size=5)
line_like = st.text(st.sampled_from('{}[]":,0123-9ab \\u\n é'), max_size=14)


@given(objects)
def test_what_is_written_is_read_back_and_has_no_other_form(value):
    line = canonical(value)

    assert parse(line) == value
    assert canonical(parse(line)) == line


@given(objects, st.randoms(use_true_random=False))
def test_the_order_in_which_the_fields_came_leaves_no_trace(value, chance):
    shuffled = list(value.items())
    chance.shuffle(shuffled)

    assert canonical(dict(shuffled)) == canonical(value)


@given(objects, st.data())
def test_a_line_changed_in_one_place_is_refused_or_is_the_form_of_another_value(value, data):
    line = canonical(value)
    place = data.draw(st.integers(0, len(line)))
    changed = (
        line[:place] + data.draw(line_like).encode() + line[place + data.draw(st.integers(0, 2)) :]
    )

    _assert_refused_or_canonical(changed)


@given(st.lists(st.tuples(st.sampled_from('abc"'), line_like), max_size=4), line_like)
@example([("a", "0"), ("a", '0,"a":1')], "")
@example([("a", '":"')], "")
@example([("a", "-0")], "")
def test_lines_put_together_by_an_adversary_are_refused_or_canonical(members, tail):
    text = "{" + ",".join(f'"{key}":{value}' for key, value in members) + "}" + tail

    _assert_refused_or_canonical(text.encode())


def _assert_refused_or_canonical(line: bytes) -> None:
    """Compared with the definition itself: the value, written by the plain encoder, is the line."""
    try:
        value = parse(line)
    except NotCanonical:
        return
    written = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert written.encode() == line
    assert canonical(value) == line


@pytest.mark.parametrize(
    ("value", "line"),
    [
        ({}, b"{}"),
        ({"b": 1, "a": [], "A": None, "": True}, b'{"":true,"A":null,"a":[],"b":1}'),
        ({"n": [0, -1, 2**53 - 1, 1 - 2**53]}, b'{"n":[0,-1,9007199254740991,-9007199254740991]}'),
        ({"t": '"\\/\b\f\n\r\t\x00\x1f\x7f'}, b'{"t":"\\"\\\\/\\b\\f\\n\\r\\t\\u0000\\u001f\x7f"}'),
        ({"t": "é€😀\u2028"}, '{"t":"é€😀\u2028"}'.encode()),
    ],
)
def test_the_forms_of_rfc_8785(value, line):
    assert canonical(value) == line
    assert parse(line) == value


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"[]",
        b'"text"',
        b"1",
        b"null",
        b"{",
        b"{} ",
        b" {}",
        b"{}\n",
        b"{}{}",
        b"\xef\xbb\xbf{}",
        b'{"a": 1}',
        b'{"a":1, "b":2}',
        b'{"b":1,"a":2}',
        b'{"a":1,"a":1}',
        b'{"a":1,"a":2}',
        b'{"body":{"b":1,"a":2}}',
        b'{"body":{"a":1,"a":1}}',
        b'{"x":{"b":1,"a":2}}',
        b'{"x":[{"b":1,"a":2}]}',
        b'{"body":{"x":{"b":1,"a":2}}}',
        b'{"a":1.0}',
        b'{"a":1e2}',
        b'{"a":-0}',
        b'{"a":01}',
        b'{"a":+1}',
        b'{"a":NaN}',
        b'{"a":Infinity}',
        b'{"a":-Infinity}',
        b'{"a":9007199254740992}',
        b'{"a":-9007199254740992}',
        b'{"a":' + b"9" * 5000 + b"}",
        b'{"a":"\\u0041"}',
        b'{"a":"\\/"}',
        b'{"a":"\\u000A"}',
        b'{"a":"\\u000a"}',
        b'{"a":"\\u001F"}',
        b'{"a":"\\ud800"}',
        b'{"a":"\\ud83d\\ude00"}',
        b'{"a":"\xed\xa0\x80"}',
        b'{"a":"\xc0\xaf"}',
        b'{"a":"\xff"}',
        b'{"a":"\n"}',
        '{"é":1}'.encode(),
        b'{"\\u00e9":1}',
        b"{'a':1}",
        b'{"a":1,}',
        b'{"a":undefined}',
    ],
)
def test_any_other_form_of_a_line_is_refused(line):
    with pytest.raises(NotCanonical):
        parse(line)


@pytest.mark.parametrize(
    "value",
    [
        1.0,
        float("nan"),
        2**53,
        -(2**53),
        {"é": 1},
        {1: "a"},
        {None: 1},
        "\ud800",
        {"a": {1, 2}},
        b"bytes",
        object(),
    ],
)
def test_what_has_no_single_form_cannot_be_written(value):
    with pytest.raises(NotCanonical):
        canonical({"value": value})


@pytest.mark.parametrize(("opening", "closing"), [(b'{"a":', b"}"), (b"[", b"]")])
@pytest.mark.parametrize("inner", [b"1", b'"\xc3\xa9"'])
def test_a_line_can_be_as_deep_as_the_limit_and_no_deeper(opening, closing, inner):
    def line(depth):
        return b'{"a":' + opening * (depth - 1) + inner + closing * (depth - 1) + b"}"

    assert canonical(parse(line(MAX_DEPTH))) == line(MAX_DEPTH)
    for depth in (MAX_DEPTH + 1, 100_000):
        with pytest.raises(NotCanonical):
            parse(line(depth))


def test_a_value_that_contains_itself_is_refused():
    endless: dict = {}
    endless["again"] = endless
    with pytest.raises(NotCanonical):
        canonical(endless)
